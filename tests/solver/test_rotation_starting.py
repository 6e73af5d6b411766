"""First rotations: what they keep, and that each is at its end of what there is between wishes and repeats."""

from itertools import product
from random import Random
from typing import Any

import pytest
from tiny_rotations import hard_rules, tiny_rotation

from solver.check import check
from solver.rotation.floors import floors
from solver.rotation.model import decisions
from solver.rotation.plan import Plan
from solver.rotation.problem import Problem
from solver.rotation.starting.mixing import by_mixing
from solver.rotation.starting.rounds import by_rounds
from solver.rotation.starting.wishes import by_wishes
from solver.rule import Level
from tests.benchmarks import _rotations

REFERENCE = pytest.mark.skipif(not _rotations.INSTANCES.exists(), reason="no reference data beside the project")
WISHES, REPEATS, MOVES = "wishes_are_met", "people_meet_new_people", "people_stay"
STARTS = [by_wishes, by_mixing, by_rounds]
Plain = dict[str, Any]


def broken(problem: Problem, plan: Plan) -> list[str]:
    return [violation.text for rule in hard_rules(problem) for violation in rule.check(problem, plan)]


def plain(people: int, themes: int, rounds: int, wishes: int = 0, **more: Any) -> Problem:
    """Everybody is there, each theme has one group in each round, and sizes differ little."""
    rng, names = Random(f"{people} {themes} {rounds}"), [f"t{number}" for number in range(themes)]
    return Problem.model_validate(
        {
            "rounds": [{}] * rounds,
            "groups": [
                {
                    "id": f"r{number}{theme}",
                    "round": number,
                    "theme": theme,
                    "least": people // themes - 1,
                    "most": -(-people // themes) + 1,
                }
                for number, theme in product(range(rounds), names)
            ],
            "people": [{"id": f"p{number:04}", "wishes": rng.sample(names, wishes)} for number in range(people)],
            **more,
        }
    )


def crowd(seed: int) -> Problem:
    """Some 60 people with all there is: several rooms for a theme, leads, pairs, people who are away, a past, moves."""
    rng = Random(f"crowd {seed}")
    people, themes, rounds, rooms = rng.randint(40, 70), rng.randint(3, 5), rng.randint(2, 3), rng.randint(1, 2)
    names, past = [f"p{number:02}" for number in range(people)], rng.choice([0, 0, 1])
    groups = [
        {"id": f"r{r}t{t}{room}", "round": r, "theme": f"t{t}", "least": 2, "most": people // themes // rooms + 4}
        for r, t, room in product(range(rounds), range(themes), "ab"[:rooms])
    ]
    pairs = rng.sample(names[10:], 16)
    before = [(name, r, rng.choice(groups[: themes * rooms])["id"][2:]) for name in names for r in range(rounds)]
    return Problem.model_validate(
        {
            "rounds": [{}] * rounds,
            "groups": groups,
            "people": [
                {
                    "id": name,
                    "wishes": rng.sample([f"t{t}" for t in range(themes)], rng.randint(0, 3)),
                    "absent": [rng.randrange(rounds)] if rng.random() < 0.1 and name > "p10" else [],
                }
                for name in names
            ],
            "leads": [{"person": names[number], "group": group["id"]} for number, group in enumerate(groups[:5])],
            "together": [pairs[:2], pairs[2:4], pairs[4:7]],
            "apart": [pairs[7:9], pairs[9:12], pairs[12:14], [pairs[0], pairs[14]]],
            "published": [
                {"group": f"r{r}{place}", "people": [name]}
                for name, r, place in before
                if past > r or (seed % 3 == 0 and r == past and name < "p40")
            ],
            "past": past,
        }
    )


@pytest.mark.parametrize("seed", range(120))
def test_starts_of_tiny_worlds_keep_every_hard_rule(seed: int) -> None:
    problem = tiny_rotation(seed)
    plans = [start(decisions(problem), seed) for start in STARTS]
    assert [broken(problem, plan) for plan in plans if plan] == [[] for plan in plans if plan]


@pytest.mark.parametrize("seed", range(30))
def test_a_crowd_with_all_there_is_gets_a_rotation(seed: int) -> None:
    problem = crowd(seed)
    plan = by_rounds(decisions(problem), seed)
    assert plan is not None
    assert broken(problem, plan) == []
