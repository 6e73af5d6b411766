"""The search of rotations: aims in order, proofs, re-plans, contradictions, and the same again by the same seed."""

from itertools import combinations
from random import Random
from typing import Any

import pytest

from solver.result import Better, Event, Limits, Result
from solver.rotation.floors import floors
from solver.rotation.improving import Improving
from solver.rotation.model import decisions
from solver.rotation.plan import Plan
from solver.rotation.problem import Problem
from solver.rotation.scoreboard import Scoreboard
from solver.rotation.search import NONE_EXISTS, solve
from solver.rotation.starting.rounds import by_rounds
from solver.rotation.starting.wishes import by_wishes
from solver.stop import Stop

Plain = dict[str, Any]
WISHES, MIXING, LANGUAGES, BALANCE = (
    "wishes_are_met",
    "people_meet_new_people",
    "groups_need_few_languages",
    "groups_are_alike",
)


def world(people: int, themes: int, rounds: int, aims: list[list[str]], seed: int = 1, **more: Any) -> Plain:
    """Some people who rank all themes, the first ones mostly first, in groups that just hold them."""
    rng, names = Random(f"rotation {seed}"), [f"t{n}" for n in range(themes)]
    size, wanted = -(-people // themes), {rule for aim in aims for rule in aim}
    return {
        "rounds": [{"minutes": 45}] * rounds,
        "groups": [
            {"id": f"r{r}{theme}", "round": r, "theme": theme, "least": size - 2, "most": size + 1}
            for r in range(rounds)
            for theme in names
        ],
        "people": [
            {
                "id": f"p{number:03}",
                "wishes": sorted(names, key=lambda name: int(name[1:]) + 3 * rng.random()),
                "languages": rng.choice([["en"], ["fr", "en"], ["ar"]]),
                "attributes": {"region": rng.choice(["AFR", "ARB", "EUR"])},
            }
            for number in range(people)
        ],
        "aims": [{"rules": rules} for rules in aims],
        "rules": {name: {"enabled": False} for name in (LANGUAGES, BALANCE) if name not in wanted},
        **more,
    }


def searched(plain: Plain, start: Plan | None = None, **limits: Any) -> Result:
    wanted = Limits(**{"seconds": 600, "steps": 20, **limits})
    return solve(Problem.model_validate(plain), wanted, lambda event: None, Stop(), lambda: 0.0, start)


def moved(result: Result) -> int:
    assert result.verdict is not None
    return result.verdict.terms["people_stay"].amount


def test_aims_are_met_in_their_order() -> None:
    wishes_first = searched(world(24, 4, 2, [[WISHES], [MIXING]]))
    mixing_first = searched(world(24, 4, 2, [[MIXING], [WISHES]]))
    assert [aim.rules for aim in wishes_first.aims] == [(WISHES,), (MIXING,)]
    assert wishes_first.aims[0].proven
    assert mixing_first.aims[0].proven
    assert wishes_first.aims[0].cost <= mixing_first.aims[1].cost
    assert mixing_first.aims[0].cost <= wishes_first.aims[1].cost


def test_slack_buys_mixing() -> None:
    tight = searched(world(20, 4, 2, [[WISHES], [MIXING]]))
    plain = world(20, 4, 2, [[WISHES], [MIXING]])
    plain["aims"][0]["slack"] = 6
    loose = searched(plain)
    assert tight.aims[1].cost > loose.aims[1].cost
    assert tight.aims[0].cost < loose.aims[0].cost <= tight.aims[0].cost + 6
    assert tight.aims[0].bound == loose.aims[0].bound


def test_repeats_are_proven_where_no_plan_reaches_the_floor() -> None:
    pairs = {"apart": [[f"p{n:03}", f"p{n + 1:03}"] for n in range(0, 40, 4)], "together": [["p100", "p110"]]}
    wishes, mixing = searched(world(120, 4, 2, [[WISHES], [MIXING]], **pairs)).aims
    assert wishes.proven
    assert mixing.proven
    assert mixing.cost > mixing.floor


def test_the_same_seed_gives_the_same_plan_whatever_order_things_come_in() -> None:
    plain = world(30, 5, 3, [[WISHES, MIXING]])
    again = {**plain, "people": plain["people"][::-1], "groups": plain["groups"][::-1]}
    assert searched(plain, steps=3).plan == searched(again, steps=3).plan


def test_rules_of_no_aim_come_last() -> None:
    plain = world(12, 3, 2, [[WISHES], [MIXING], [LANGUAGES], [BALANCE]])
    result = searched({**plain, "aims": plain["aims"][:1]})
    assert [aim.rules for aim in result.aims] == [(WISHES,), (BALANCE, LANGUAGES, MIXING)]


def test_plans_that_are_told_get_better() -> None:
    told: list[Event] = []
    problem = Problem.model_validate(world(24, 4, 3, [[WISHES, MIXING]]))
    result = solve(problem, Limits(seconds=60, steps=5), told.append, Stop(), lambda: 0.0)
    costs = [event.cost for event in told if isinstance(event, Better)]
    assert len(costs) > 1
    assert costs == sorted(set(costs), reverse=True)
    assert result.aims[0].cost == costs[-1]


def test_workers_begin_from_different_plans_as_far_as_there_are_any() -> None:
    problem = Problem.model_validate(world(12, 3, 2, [[WISHES]]))
    decide = decisions(problem)
    board = Scoreboard(problem, problem.aims, [0], lambda event: None, lambda: 0.0)
    improving = Improving(decide, board, Limits(workers=4), Stop(), lambda: 0.0)
    assert improving.starts(4) == []
    best, other = by_wishes(decide, 1), by_rounds(decide, 2)
    assert best is not None
    assert other is not None
    assert board.offer(best)
    improving.others = [other]
    assert improving.starts(4) == [best, other, best, best]
    assert improving.starts(2) == [best, best]


def test_a_stop_leaves_the_best_that_there_is() -> None:
    stop = Stop()
    stop.ask()
    problem = Problem.model_validate(world(24, 4, 2, [[WISHES], [MIXING]]))
    result = solve(problem, Limits(seconds=60), lambda event: None, stop, lambda: 0.0)
    assert result.plan is not None
    assert result.verdict is not None
    assert not result.verdict.hard


def tables(groups: int, size: int, rounds: int) -> Plain:
    """People at tables, where nobody minds which table it is."""
    plain = world(groups * size, groups, rounds, [[MIXING]])
    people = [{"id": person["id"]} for person in plain["people"]]
    rules = {**plain["rules"], "no_theme_twice": {"enabled": False}, WISHES: {"enabled": False}}
    exactly = [{**group, "least": size, "most": size} for group in plain["groups"]]
    return {**plain, "people": people, "groups": exactly, "rules": rules}


@pytest.mark.parametrize(("groups", "size", "rounds"), [(4, 4, 5), (5, 3, 7), (6, 5, 5), (9, 3, 13)])
def test_nobody_meets_anybody_twice_where_that_can_be(groups: int, size: int, rounds: int) -> None:
    result = searched(tables(groups, size, rounds))
    assert result.plan is not None
    met: set[frozenset[str]] = set()
    for people in result.plan.values():
        pairs = {frozenset(pair) for pair in combinations(people, 2)}
        assert not pairs & met
        met |= pairs
    assert result.proof.status == "OPTIMAL"


def test_no_repeats_are_never_claimed_where_there_are_some() -> None:
    result = searched(tables(4, 3, 5), steps=4)  # known to be impossible: 3 pairs at least meet again
    assert result.verdict is not None
    assert result.verdict.terms[MIXING].amount == 3


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            {"together": [["p000", "p001"]], "apart": [["p000", "p001"]]},
            ["p000, p001 are together", "p000, p001 are apart"],
        ),
        (
            {"together": [["p000", "p001"], ["p001", "p002"]], "apart": [["p000", "p002"]]},
            ["p000, p001 are together", "p001, p002 are together", "p000, p002 are apart"],
        ),
    ],
)
def test_what_contradicts_is_named_and_nothing_else(change: Plain, said: list[str]) -> None:
    result = searched(world(16, 4, 2, [[WISHES]], **change))
    assert result.proof.status == "INFEASIBLE"
    assert result.why.startswith(NONE_EXISTS)
    assert all(words in result.why for words in said)
    assert "sit at least" not in result.why


def test_more_people_than_seats_are_named_with_the_groups() -> None:
    plain = world(16, 4, 1, [[WISHES]])
    for group in plain["groups"]:
        group["most"] = 3
    result = searched(plain)
    assert result.proof.status == "INFEASIBLE"
    assert "each of 16 people sits in just one of the 4 groups of round 1" in result.why
    assert all(f"in r0t{n} sit at least 2 and at most 3" in result.why for n in range(4))


def test_newcomers_find_seats_and_nobody_moves_who_need_not() -> None:
    plain = world(24, 4, 3, [[WISHES, MIXING]])
    before = searched(plain, steps=4)
    assert before.plan is not None
    come = [{"id": f"q{n}", "wishes": ["t1", "t2"], "absent": [0]} for n in range(3)]
    published = [{"group": group, "people": people} for group, people in before.plan.items()]
    changed = {**plain, "people": plain["people"] + come, "published": published, "past": 1}
    after = searched(changed, Plan.read(before.plan), steps=4)
    assert moved(after) == 0 == after.fewest_changes
    assert after.plan is not None
    assert all(any(f"q{n}" in people for people in after.plan.values()) for n in range(3))


def test_more_moves_gain_more() -> None:
    plain = world(24, 4, 3, [[WISHES, MIXING]])
    before = searched(world(24, 4, 3, [[WISHES, MIXING]], seed=2), steps=4)  # when they wished something else
    assert before.plan is not None
    published = [{"group": group, "people": people} for group, people in before.plan.items()]
    results = [
        searched({**plain, "published": published, "past": 1, "most_moved": most}, Plan.read(before.plan), steps=6)
        for most in (0, 4, 24)
    ]
    costs = [result.aims[0].cost for result in results]
    assert costs[0] > costs[1] > costs[2]
    assert [moved(result) <= most for result, most in zip(results, (0, 4, 24), strict=True)] == [True] * 3


def test_what_is_proven_of_the_first_aim_is_a_floor() -> None:
    fours = {"apart": [[f"p{n + k:03}" for k in range(4)] for n in range(0, 24, 4)]}  # one of each in every group
    problem = Problem.model_validate(world(24, 4, 2, [[WISHES], [MIXING]], **fours))
    known = floors(decisions(problem))[WISHES]
    first = searched(problem.model_dump(mode="json")).aims[0]
    assert first.proven
    assert known < first.floor == first.bound == first.cost
