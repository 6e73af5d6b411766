"""Floors: no plan of tiny worlds is below them, the reference instances have the figures that are known."""

from functools import cache
from itertools import product
from typing import Any

import numpy as np
import pytest
from tiny_rotations import costs_by_rule, every_plan, tiny_rotation

from solver.rotation.bounds.filling import over_cells, over_rows, pairs_in
from solver.rotation.floors import floors
from solver.rotation.model import decisions
from solver.rotation.problem import Problem
from tests.benchmarks import _rotations

SEEDS = [*range(240), 459]  # in the last one people are kept in groups, and may sit in others of the round
WISHES, REPEATS = "wishes_are_met", "people_meet_new_people"


@cache
def floors_of(seed: int) -> dict[str, int]:
    return floors(decisions(tiny_rotation(seed)))


@cache
def least_costs(seed: int) -> dict[str, int]:
    """Try every plan; nothing if there is none."""
    problem, least = tiny_rotation(seed), dict[str, int]()
    for plan in every_plan(problem):
        costs = costs_by_rule(problem, plan)
        least = {rule: min(cost, least.get(rule, cost)) for rule, cost in costs.items()}
    return least


@pytest.mark.parametrize("seed", SEEDS)
def test_no_plan_costs_less_than_a_floor(seed: int) -> None:
    least = least_costs(seed)
    assert {rule: floor for rule, floor in floors_of(seed).items() if least and floor > least[rule]} == {}


def test_floors_are_often_the_least_cost_itself() -> None:
    costly = [(seed, rule, cost) for seed in SEEDS for rule, cost in least_costs(seed).items() if cost]
    assert len(costly) >= 150
    assert sum(floors_of(seed)[rule] == cost for seed, rule, cost in costly) * 3 >= 2 * len(costly)


def reference(name: str) -> Problem:
    return _rotations.problem(_rotations.load(name), [])


@pytest.mark.parametrize(
    ("name", "wishes", "repeats"),
    [
        ("p60_g4_r2", 67, 120),
        ("p200_g10_r4", 1278, 760),
        ("p3000_g100_r6", 62495, 1800),
        ("tdag383_g4_r2", 444, 5797),
    ],
)
def test_reference_instances_have_the_floors_that_are_known(name: str, wishes: int, repeats: int) -> None:
    found = floors(decisions(reference(name)))
    assert (found[WISHES], found[REPEATS]) == (wishes, repeats)


@pytest.mark.parametrize(("name", "forced"), [("p60_g4_r2", 2), ("p200_g10_r4", 48), ("p3000_g100_r6", 1800)])
def test_those_who_are_together_are_forced_to_meet_again(name: str, forced: int) -> None:
    """The reference instances, with nobody but those who are to be together."""
    plain = _rotations.problem(_rotations.load(name), []).model_dump()
    some = {person for pairing in plain["together"] for person in pairing}
    people = [person for person in plain["people"] if person["id"] in some]
    groups = [{**group, "least": 0} for group in plain["groups"]]
    alone = Problem.model_validate({**plain, "people": people, "groups": groups, "leads": [], "apart": []})
    assert floors(decisions(alone))[REPEATS] == forced


def test_weights_multiply_floors() -> None:
    def weighing(weight: int) -> dict[str, int]:
        return floors(decisions(crowded({rule: {"weight": weight} for rule in known})))

    known = {"groups_are_alike": 2, "groups_need_few_languages": 2, "people_stay": 1, REPEATS: 12, WISHES: 8}
    assert weighing(1) == known
    assert weighing(3) == {rule: 3 * floor for rule, floor in known.items()}


def crowded(settings: dict[str, Any]) -> Problem:
    """Eight people, two themes, two rounds.

    Everybody has both themes: 8 seats are second wishes. Four people go from the one to the other, and four back,
    6 pairs each. Five know only French, for whom it takes two groups of four, and three only English, for whom it
    takes another, in both rounds. Five people had the same group, which holds four. Three of four Africans lead it
    and go on together, where two are the share of a group.
    """
    return Problem.model_validate(
        {
            "rounds": [{}, {}],
            "groups": [
                {"id": f"{theme}{number}", "round": number, "theme": theme, "least": 4, "most": 4}
                for number, theme in product([0, 1], ["access", "skills"])
            ],
            "people": [
                {
                    "id": f"p{number}",
                    "languages": ["fr" if number < 5 else "en"],
                    "attributes": {"region": "africa"} if number < 4 else {},
                    "wishes": ["access", "skills"],
                }
                for number in range(8)
            ],
            "leads": [{"person": f"p{number}", "group": "access0"} for number in range(3)],
            "published": [{"group": "access0", "people": [f"p{number}" for number in range(5)]}],
            "rules": settings,
        }
    )


def of_two_themes(people: int, **more: Any) -> Problem:
    """Two rounds, and in each of them a group on access and one on skills."""
    return Problem.model_validate(
        {
            "rounds": [{}, {}],
            "groups": [
                {"id": f"{theme}{number}", "round": number, "theme": theme, "most": people}
                for number, theme in product([0, 1], ["access", "skills"])
            ],
            "people": [{"id": f"p{number}", "wishes": ["access", "skills"]} for number in range(people)],
            **more,
        }
    )


def test_who_may_have_a_theme_twice_may_stay_in_it() -> None:
    """Whoever leads access may sit in it twice, and need not: eight people in three cells are 3, 3 and 2."""
    leads = [{"person": f"p{person}", "group": f"access{number}"} for person, number in product(range(8), [0, 1])]
    rules = {"leads_sit_where_they_lead": {"enabled": False}, "group_sizes_are_alike": {"enabled": False}}
    assert floors(decisions(of_two_themes(8, leads=leads, rules=rules)))[REPEATS] == 3 + 3 + 1


def test_who_is_in_the_way_in_two_rounds_moves_once() -> None:
    """Three people had two groups that hold two each."""
    held = [{"group": group, "people": ["p0", "p1", "p2"]} for group in ("access0", "skills1")]
    problem = of_two_themes(3, published=held)
    full = [{**group, "most": 2} for group in problem.model_dump()["groups"]]
    assert floors(decisions(Problem.model_validate({**problem.model_dump(), "groups": full})))["people_stay"] == 1


def test_a_theme_of_the_past_is_not_to_be_had_again() -> None:
    held = [{"group": "access0", "people": ["p0"]}]
    assert floors(decisions(of_two_themes(1, published=held, past=1)))[WISHES] == 1


def test_people_and_blocks_fill_cells_in_the_least_way() -> None:
    """Against every way to put a few people and blocks of people into a few cells."""
    rng = np.random.default_rng(3)
    for _ in range(60):
        cells, loose = int(rng.integers(1, 4)), int(rng.integers(0, 4))
        blocks = rng.integers(1, 4, size=rng.integers(0, 3))
        units = [*blocks.tolist(), *[1] * loose]
        ways = product(range(cells), repeat=len(units))
        least = min(pairs_in(np.bincount(way, weights=units, minlength=cells).astype(np.int64)) for way in ways)
        found = over_cells(sum(units), cells, blocks)
        assert found == least if len(blocks) <= cells else found <= least


def test_people_fill_rows_of_cells_in_the_least_way() -> None:
    """Against every way to put a few people into the cells of two rows with limits."""
    rng = np.random.default_rng(4)
    for _ in range(60):
        cells, people = rng.integers(1, 3, size=2), int(rng.integers(0, 6))
        least, most = rng.integers(0, 3, size=2), rng.integers(2, 6, size=2)
        rows = np.repeat([0, 1], cells)
        costs = []
        for way in product(range(people + 1), repeat=len(rows)):
            counts = np.array(way)
            sums = np.bincount(rows, weights=counts, minlength=2)
            if counts.sum() == people and (least <= sums).all() and (sums <= most).all():
                costs.append(pairs_in(counts))
        assert over_rows(people, cells, least, most) == min(costs, default=0)
