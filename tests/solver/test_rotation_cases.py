"""Every rule of the rotation says what it means, and judges the tiny worlds of its case file as a person would."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from solver.rotation.plan import Plan
from solver.rotation.problem import Problem
from solver.rotation.rule import RotationRule
from solver.rule import Level, load

CASES = Path(__file__).resolve().parents[2] / "fixtures" / "rotation_rules"
RULES = load("solver.rotation.rules")


def cases_of(rule: str) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((CASES / f"{rule}.yml").read_text(encoding="utf-8"))
    return found


EVERY_CASE = [
    pytest.param(path.stem, content["problem"], case, id=f"{path.stem}: {case['name']}")
    for path in sorted(CASES.glob("*.yml"))
    for content in [cases_of(path.stem)]
    for case in content["cases"]
]


@pytest.mark.parametrize(("name", "world", "case"), EVERY_CASE)
def test_rule_judges_its_case(name: str, world: dict[str, Any], case: dict[str, Any]) -> None:
    assert {"name", "plan"} <= case.keys() <= {"name", "plan", "rules", "violations", "amount"}
    problem = Problem.model_validate(world)
    settings = case.get("rules", {})
    assert settings.keys() <= {name}
    rule = RULES[name].model_validate(settings.get(name, {}))
    assert isinstance(rule, RotationRule)
    found = list(rule.check(problem, Plan.read(case["plan"])))
    assert all(violation.text and violation.rule == name for violation in found)
    if rule.level is Level.HARD:
        assert "amount" not in case
        expected = sorted(sorted(subjects) for subjects in case["violations"])
        assert sorted(sorted(violation.sessions) for violation in found) == expected
    else:
        assert sum(violation.amount for violation in found) == case["amount"]


def test_every_rule_has_a_case_file() -> None:
    assert {path.stem for path in CASES.glob("*.yml")} == set(RULES)


@pytest.mark.parametrize("name", RULES)
def test_case_file_has_worlds_that_hold_and_worlds_that_break(name: str) -> None:
    broken = [bool(case.get("violations") or case.get("amount")) for case in cases_of(name)["cases"]]
    assert broken.count(True) >= 2
    assert broken.count(False) >= 2


@pytest.mark.parametrize("name", RULES)
def test_rule_says_what_it_means_where_it_holds_and_where_it_is_broken(name: str) -> None:
    summary, _, rest = RULES[name].description().partition("\n")
    assert summary.endswith(".")
    assert len(summary) <= 110
    lines = rest.splitlines()
    assert [line[:8] for line in lines if line.startswith(("Holds:", "Broken:"))] == ["Holds:  ", "Broken: "]
    assert RULES[name].source.strip()
