"""Every rule of every book says what it means, and judges the tiny worlds of its case file as a person would."""

from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import yaml

from solver.rule import Level, Rule, load

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
BOOKS = {"timetable": "rules", "roster": "roster_rules", "rotation": "rotation_rules"}
RULES: dict[tuple[str, str], type[Rule]] = {
    (kind, name): rule for kind in BOOKS for name, rule in load(f"solver.{kind}.rules").items()
}


def cases_of(kind: str, rule: str) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((FIXTURES / BOOKS[kind] / f"{rule}.yml").read_text(encoding="utf-8"))
    return found


EVERY_CASE = [
    pytest.param(kind, path.stem, content["problem"], case, id=f"{kind}: {path.stem}: {case['name']}")
    for kind, folder in BOOKS.items()
    for path in sorted((FIXTURES / folder).glob("*.yml"))
    for content in [cases_of(kind, path.stem)]
    for case in content["cases"]
]


@pytest.mark.parametrize(("kind", "name", "world", "case"), EVERY_CASE)
def test_rule_judges_its_case(kind: str, name: str, world: dict[str, Any], case: dict[str, Any]) -> None:
    assert {"name", "plan"} <= case.keys() <= {"name", "plan", "rules", "violations", "amount"}
    problem = import_module(f"solver.{kind}.problem").Problem.model_validate(world)
    plan = import_module(f"solver.{kind}.plan").Plan.read(case["plan"])
    settings = case.get("rules", {})
    assert settings.keys() <= {name}
    rule: Any = RULES[kind, name].model_validate(settings.get(name, {}))
    found = list(rule.check(problem, plan))
    assert all(violation.text and violation.rule == name for violation in found)
    if rule.level is Level.HARD:
        assert "amount" not in case
        expected = sorted(sorted(subjects) for subjects in case["violations"])
        assert sorted(sorted(violation.sessions) for violation in found) == expected
    else:
        assert sum(violation.amount for violation in found) == case["amount"]


@pytest.mark.parametrize("kind", BOOKS)
def test_every_rule_has_a_case_file(kind: str) -> None:
    files = {path.stem for path in (FIXTURES / BOOKS[kind]).glob("*.yml")}
    assert files == {name for book, name in RULES if book == kind}


@pytest.mark.parametrize(("kind", "name"), RULES)
def test_case_file_has_worlds_that_hold_and_worlds_that_break(kind: str, name: str) -> None:
    broken = [bool(case.get("violations") or case.get("amount")) for case in cases_of(kind, name)["cases"]]
    assert broken.count(True) >= 2
    assert broken.count(False) >= 2


@pytest.mark.parametrize(("kind", "name"), RULES)
def test_rule_says_what_it_means_where_it_holds_and_where_it_is_broken(kind: str, name: str) -> None:
    rule = RULES[kind, name]
    summary, _, rest = rule.description().partition("\n")
    assert summary.endswith(".")
    assert len(summary) <= 110
    lines = rest.splitlines()
    assert [line[:8] for line in lines if line.startswith(("Holds:", "Broken:"))] == ["Holds:  ", "Broken: "]
    assert rule.source.strip()
