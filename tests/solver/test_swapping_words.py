"""The compiled search prices numbers of sessions, and pairs in rooms, as the checker does, and keeps what must be."""

import pytest

from solver.check import check
from solver.rule import load
from solver.timetable.costs import CrowdingCost, RoomPairCost, ScatteredCost
from solver.timetable.demands import Apart, AtMost
from solver.timetable.forward.search import Forward
from solver.timetable.model import decisions
from solver.timetable.problem import Problem
from solver.timetable.swapping.search import Swapping
from solver.timetable.swapping.words import KNOWN
from tests.solver.worlds import random_world

WORDS = (Apart, AtMost, CrowdingCost, RoomPairCost, ScatteredCost)
ASKED = {
    "group_apart",
    "group_in_parallel",
    "liked_sessions_in_larger_rooms",
    "next_session_in_same_room",
    "one_session_per_room",
    "order_of_sessions",
    "pause_between_sessions",
    "person_in_one_place",
    "required_sessions_are_placed",
    "session_has_a_room",
    "subject_apart",
    "subject_from_easy_to_hard",
    "subject_in_one_room",
    "subject_on_one_day",
    "subject_side_by_side",
    "unwelcome_times",
    "wanted_sessions_apart",
}


def told_in_these_words(seed: int) -> Problem:
    """Give a random world without teams, with only rules that speak in words the compiled search knows."""
    rules = {name: {"enabled": name in ASKED} for name in load("solver.timetable.rules")}
    rules["wanted_sessions_apart"] |= {"by_minutes": bool(seed % 2)}
    return random_world(seed).model_copy(update={"rules": rules, "teams": (), "published": ()})


@pytest.mark.parametrize("first", range(0, 240, 120))
def test_what_moves_change_is_what_the_checker_says(first: int) -> None:
    improved, spoken = 0, set[type]()
    for seed in range(first, first + 120):
        problem = told_in_these_words(seed)
        decide = decisions(problem)
        assert all(isinstance(demand, KNOWN) for demand in decide.demands), seed
        plan = Forward(problem, decide, 1, lambda: True).search()
        swapping = Swapping(problem, decide, seed, lambda: True)
        if check(problem, plan).hard or not swapping.fits:
            continue
        found, change = swapping.run(plan, 600, anew=True)
        verdict = check(problem, found)
        assert verdict.hard == [], seed
        assert verdict.cost == check(problem, plan).cost + change, seed
        improved += change < 0
        spoken |= {type(demand) for demand in decide.demands}
    assert improved > 10
    assert spoken >= set(WORDS)
