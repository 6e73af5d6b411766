"""Blocks first: what is found and proven by blocks is so of timetables too."""

from functools import cache

import pytest
from worlds import small_world

from solver.check import check, rules_of
from solver.engine import Budget
from solver.result import Limits
from solver.rule import load
from solver.stop import Stop
from solver.timetable.blocks.coarse import Coarse, spans_of
from solver.timetable.blocks.model import build_blocks
from solver.timetable.blocks.realising import packed, settled
from solver.timetable.engine import run
from solver.timetable.model import decisions, whole_optimum
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.search import solve

SEEDS = range(160)
BUDGET = Budget(seconds=20.0)
ON = {
    "admissible_time",
    "one_session_per_room",
    "one_theme_in_a_room",
    "place_in_theme",
    "required_sessions_are_placed",
    "session_has_a_room",
    "similar_themes_apart",
    "theme_goes_on_without_gap",
    "theme_is_not_in_parallel",
    "theme_keeps_its_room",
    "unwelcome_places",
}


@cache
def world(seed: int) -> Problem:
    """A small world in which a room is for one theme in each part of a day, and nothing has been published."""
    problem = small_world(seed)
    rules = problem.rules | {"one_theme_in_a_room": {"enabled": True}}
    return problem.model_copy(update={"rules": rules, "published": (), "frozen_until": None})


def coarse(problem: Problem) -> Coarse | None:
    decide = decisions(problem)
    spans = spans_of(decide)
    return Coarse(decide, spans) if spans else None


def test_the_optimum_of_blocks_is_never_above_that_of_timetables() -> None:
    compared = 0
    for seed in SEEDS:
        blocks = coarse(world(seed))
        if blocks is None:
            continue
        outcome = run(build_blocks(blocks), BUDGET, Stop())
        status, cost = whole_optimum(world(seed), rules_of(world(seed)))
        assert cost is None or (outcome.bound is not None and outcome.bound <= cost), seed
        assert not outcome.infeasible or status == "INFEASIBLE", seed
        compared += cost is not None
    assert compared >= 10


def test_blocks_become_timetables_in_their_parts_and_rooms() -> None:
    found = 0
    for seed in SEEDS:
        blocks = coarse(world(seed))
        plan = None if blocks is None else run(build_blocks(blocks), BUDGET, Stop()).plan
        if blocks is None or plan is None:
            continue
        for made in (packed(blocks, plan), settled(blocks, plan, BUDGET, Stop()) or Plan()):
            for session, placed in made.placements.items():
                assert placed.start in blocks.cells[session][plan.placements[session].start]
                assert placed.room == plan.placements[session].room
        settled_plan = settled(blocks, plan, BUDGET, Stop())
        if settled_plan is not None:
            assert check(blocks.problem, settled_plan).hard == [], seed
            found += 1
    assert found >= 10


def tracks(talks: int) -> Problem:
    """Four themes of talks of half an hour that keep their rooms and follow each other: two rooms, four parts.

    Every part has three slots, so that four talks of a theme need two parts.
    """
    parts = [{"id": f"p{n}", "day": "d", "band": "AM", "start": n * 120, "end": n * 120 + 90} for n in range(4)]
    return Problem.model_validate(
        {
            "step": 30,
            "days": [{"id": "d", "kind": "work", "start": 0, "end": 480}],
            "parts": parts,
            "rooms": [{"id": "r", "seats": {"theatre": 9}}, {"id": "s", "seats": {"theatre": 9}}],
            "themes": [{"id": theme, "similar": {"b": 5} if theme == "a" else {}} for theme in "abcd"],
            "sessions": [
                {"id": f"{theme}{n}", "kind": "p2c", "duration": 30, "theme": theme, "place_in_theme": n + 1}
                for theme in "abcd"
                for n in range(talks)
            ],
            "rules": {name: {"enabled": name in ON} for name in load("solver.timetable.rules")},
        }
    )


def test_where_blocks_are_all_that_is_priced_their_optimum_is_the_optimum() -> None:
    somewhere = [{"units": units, "theme": "a", "room": room} for units, room in ((3, "r"), (2, "s"))]
    early = {"units": 4, "part": "p0", "room": "s"}
    problem = Problem.model_validate(tracks(2).model_dump() | {"unwelcome": [*somewhere, early]})
    blocks = coarse(problem)
    assert blocks is not None
    assert run(build_blocks(blocks), BUDGET, Stop()).bound == 2
    assert whole_optimum(problem, rules_of(problem)) == ("OPTIMAL", 2)


@pytest.mark.parametrize("workers", [1, 2])
def test_tracks_find_the_plan_that_costs_nothing_and_it_is_proven(workers: int) -> None:
    limits = Limits(seconds=30, steps=5, workers=workers)
    result = solve(tracks(4), limits, lambda _: None, Stop(), lambda: 0.0)
    assert (result.proof.status, result.proof.cost) == ("OPTIMAL", 0)


def test_too_many_talks_for_the_blocks_are_proven_not_to_fit() -> None:
    """Seven talks of a theme need three parts of a room; there are eight for four themes."""
    result = solve(tracks(7), Limits(seconds=30, steps=5), lambda _: None, Stop(), lambda: 0.0)
    assert result.proof.status == "INFEASIBLE"
