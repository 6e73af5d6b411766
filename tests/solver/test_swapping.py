"""What the compiled search promises: its prices are the checker's, no move breaks a demand, the same seed repeats."""

from random import Random

import pytest

from solver.check import check
from solver.result import Limits
from solver.stop import Stop
from solver.timetable.model import decisions
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.search import solve
from solver.timetable.swapping import layout
from solver.timetable.swapping.search import Swapping
from solver.timetable.swapping.words import KNOWN, is_worth_it
from tests.solver.test_annealing import first_plan, lenient
from tests.solver.worlds import random_world

HOUR, DAY = 60, 24 * 60


def in_known_words(problem: Problem) -> Problem:
    """Leave out what is said in words without tables: some groups, rules, teams, and what is published."""
    groups = tuple(group for group in problem.groups if group.rule not in {"consecutive", "at-most-in-parallel"})
    problem = problem.model_copy(update={"groups": groups, "teams": (), "published": (), "frozen_until": None})
    said = decisions(problem).demands
    off = {demand.rule: {"enabled": False} for demand in said if demand.rule and not isinstance(demand, KNOWN)}
    return problem.model_copy(
        update={"rules": problem.rules | off, "teams": (), "published": (), "frozen_until": None}
    )


def slots_and_rooms(days: int = 2, hours: int = 4, rooms: int = 3, **more: object) -> Problem:
    """Hour after hour on some days, and as many sessions as there are places; everything else is in `more`."""
    sessions = [
        {"id": f"s{number:02}", "kind": "lecture", "duration": HOUR, "attendance": 10 * (number % 4)}
        for number in range(days * hours * rooms)
    ]
    spans = [{"id": f"d{day}", "start": day * DAY, "end": day * DAY + hours * HOUR} for day in range(days)]
    return Problem.model_validate(
        {
            "step": HOUR,
            "days": [span | {"kind": "work", "evening": span["end"] - HOUR} for span in spans],
            "parts": [span | {"day": span["id"], "band": "AM"} for span in spans],
            "rooms": [{"id": f"r{number}", "seats": {"theatre": 10 * (number + 1)}} for number in range(rooms)],
            "sessions": sessions,
        }
        | more
    )


def swapping(problem: Problem, seed: int = 1) -> Swapping:
    return Swapping(problem, decisions(problem), seed, lambda: True)


def cooled(problem: Problem, moves: int, seed: int = 1) -> Plan:
    search = swapping(problem, seed)
    plan = search.first_plan()
    assert plan is not None
    found, _ = search.run(plan, moves, anew=True)
    return found


def least_cost(problem: Problem) -> int:
    """Let CP-SAT prove it."""
    proof = solve(problem, Limits(seconds=60, workers=1), lambda _: None, Stop(), lambda: 0.0).proof
    assert proof.status == "OPTIMAL"
    assert proof.cost is not None
    return proof.cost


def test_what_a_plan_is_said_to_cost_is_what_the_checker_says() -> None:
    """On worlds that use every word there is a table for: the change of the cost, and the hard rules."""
    changed, words = 0, set()
    for seed in range(400):
        problem = in_known_words(lenient(random_world(seed), seed))
        if (plan := first_plan(problem)) is None:
            continue
        search = swapping(problem, seed)
        if not search.fits:
            continue
        words |= {type(demand) for demand in decisions(problem).demands}
        for anew in (True, False):
            found, change = search.run(plan, 300, anew=anew)
            assert check(problem, found).hard == [], seed
            assert check(problem, found).cost == check(problem, plan).cost + change, seed
            changed += change < 0
    assert changed > 20
    assert words == set(KNOWN)


@pytest.mark.parametrize("seed", range(3))
def test_prices_hold_over_thousands_of_moves(seed: int) -> None:
    chance = Random(seed)
    names = [f"s{number:02}" for number in range(24)]
    problem = slots_and_rooms(
        interests=[{"sessions": chance.sample(names, 3), "registered": chance.random() < 0.3} for _ in range(40)],
        precedences=[{"before": names[number], "after": names[number + 12]} for number in range(4)],
        groups=[
            {"id": "home", "sessions": names[:5], "rule": "same-room", "weight": 3},
            {"id": "near", "sessions": names[5:9], "rule": "compact", "weight": 2},
            {"id": "wide", "sessions": names[9:12], "rule": "enough-days", "limit": 2, "weight": 5},
        ],
        rules={"room_is_large_enough": {"enabled": False}, "few_sessions_in_a_row": {"enabled": True}},
    )
    search = swapping(problem, seed)
    plan = search.first_plan()
    assert plan is not None
    found, change = search.run(plan, 60_000, anew=True)
    again, more = search.run(found, 60_000, anew=False)
    assert check(problem, again).hard == []
    assert check(problem, again).cost == check(problem, plan).cost + change + more
    assert change < 0
    assert more <= 0


def test_every_table_has_a_number_of_its_own() -> None:
    numbers = [number for name, number in vars(layout).items() if name.isupper()]
    assert sorted(numbers) == list(range(layout.HEAD + 1))


def test_a_full_house_is_filled() -> None:
    """Every place is needed, and each session clashes with one that has to be in another slot."""
    clashing = [{"sessions": [f"s{number:02}", f"s{number + 12:02}"], "registered": True} for number in range(12)]
    problem = slots_and_rooms(interests=clashing, rules={"room_is_large_enough": {"enabled": False}})
    plan = swapping(problem).first_plan()
    assert plan is not None
    assert len({(placement.start, placement.room) for placement in plan.placements.values()}) == 24
    assert check(problem, plan).hard == []


def test_where_not_everything_has_a_place_there_is_no_first_plan() -> None:
    anywhere = {"room_is_large_enough": {"enabled": False}}
    crowded = slots_and_rooms(rooms=2, rules=anywhere).model_copy(update={"rooms": slots_and_rooms(rooms=1).rooms})
    search = swapping(crowded)
    assert search.fits
    assert search.first_plan() is None


def test_rooms_are_found_by_letting_others_change_theirs() -> None:
    """Small sessions in large rooms change, nobody waits, and wishes about rooms are still counted right."""
    homes = [
        {"id": f"home {at}", "sessions": [f"s{at + step:02}" for step in (0, 4, 8)], "rule": "same-room", "weight": 3}
        for at in range(8)
    ]
    problem = slots_and_rooms(groups=homes)
    for seed in range(20):
        search = swapping(problem, seed)
        plan = search.first_plan()
        assert plan is not None
        found, change = search.run(plan, 200, anew=True)
        assert check(problem, found).hard == []
        assert check(problem, found).cost == check(problem, plan).cost + change


def test_a_request_that_was_left_out_is_placed_where_that_is_cheaper() -> None:
    problem = slots_and_rooms(days=1, hours=3, rooms=1)
    optional = problem.model_copy(
        update={
            "sessions": tuple(s.model_copy(update={"required": False, "attendance": 5}) for s in problem.sessions)
        }
    )
    search = swapping(optional)
    found, change = search.run(Plan(), 2_000, anew=True)
    assert len(found.placements) == 3
    assert change == check(optional, found).cost - check(optional, Plan()).cost < 0


def test_the_same_seed_gives_the_same_plan() -> None:
    problem = slots_and_rooms(interests=[{"sessions": [f"s{a:02}", f"s{a + 1:02}"]} for a in range(23)])
    assert cooled(problem, 20_000, seed=7) == cooled(problem, 20_000, seed=7)
    assert cooled(problem, 20_000, seed=7) != cooled(problem, 20_000, seed=8)


def test_small_problems_are_solved_to_the_optimum() -> None:
    """Where CP-SAT proves the least cost, a cooling finds it."""
    for seed in range(12):
        chance = Random(seed)
        names = [f"s{number:02}" for number in range(8)]
        problem = slots_and_rooms(
            days=2,
            hours=2,
            rooms=2,
            interests=[{"sessions": chance.sample(names, 3), "count": chance.randint(1, 4)} for _ in range(8)],
            groups=[{"id": "near", "sessions": names[:3], "rule": "compact", "weight": 2}],
            rules={"room_is_large_enough": {"enabled": False}, "nobody_comes_for_one_session": {"enabled": True}},
        )
        assert check(problem, cooled(problem, 20_000, seed)).cost == least_cost(problem), seed


def test_it_is_asked_only_where_it_knows_all_words_and_there_is_much_to_do() -> None:
    many = slots_and_rooms(days=3)
    assert is_worth_it(decisions(many))
    assert not is_worth_it(decisions(slots_and_rooms(days=1)))
    asked = many.model_copy(update={"groups": slots_and_rooms(groups=[one_room()]).groups})
    assert not is_worth_it(decisions(asked))


def one_room() -> dict[str, object]:
    return {"id": "home", "sessions": ["s00", "s01"], "rule": "same-room"}
