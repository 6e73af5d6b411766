"""Blocks first: what is found and proven by blocks is so of timetables too."""

from functools import cache
from typing import Any

import pytest
from worlds import small_world

from solver import engine
from solver.check import check, rules_of
from solver.engine import Budget
from solver.result import Limits
from solver.rule import load
from solver.stop import Stop
from solver.timetable.blocks.coarse import Coarse, spans_of
from solver.timetable.blocks.groups_first import GroupsFirst
from solver.timetable.blocks.model import build_blocks
from solver.timetable.blocks.pricing import Pricing
from solver.timetable.blocks.realising import housed, packed, settled
from solver.timetable.blocks.sharing import Sharing
from solver.timetable.engine import run
from solver.timetable.model import decisions, whole_optimum
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.scoreboard import Scoreboard
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
OF_GROUPS = ON | {"theme_chairs_are_free", "people_stay_in_their_room"}


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


@cache
def themed(seed: int) -> Problem:
    """The same, with all sessions on two themes, which say much about one another, and no room for two at once."""
    plain = world(seed).model_dump()
    for number, session in enumerate(plain["sessions"]):
        session |= {"theme": "ab"[(seed + number) % 2], "place_in_theme": number // 2 + 1 if seed % 3 else None}
    parts, rooms = [part["id"] for part in plain["parts"]], [room["id"] for room in plain["rooms"]]
    chair = sorted(plain["sessions"][0]["people"])[:1]
    plain["themes"] = [{"id": theme, "chairs": chair, "similar": {"b": 3} if theme == "a" else {}} for theme in "ab"]
    plain["unwelcome"] = [
        {"units": 2, "room": rooms[0]},
        {"units": 3, "theme": "a", "room": rooms[-1]},
        {"units": 5, "theme": "b", "part": parts[seed % len(parts)]},
        {"units": 4, "sessions": [plain["sessions"][1]["id"]], "part": parts[-1]},
    ]
    on = {name: {"enabled": True} for name in OF_GROUPS}
    return Problem.model_validate(plain | {"rules": plain["rules"] | on})


def test_the_optimum_of_sharing_is_never_above_that_of_timetables() -> None:
    compared = priced = refused = 0
    for seed in SEEDS:
        blocks = coarse(themed(seed))
        if blocks is None or blocks.fine.turnover is None:
            continue
        sharing = Sharing(blocks)
        assert sharing.is_relaxation
        Pricing(sharing, Stop())
        answer = engine.solve(sharing.model, BUDGET, Stop())
        status, cost = whole_optimum(themed(seed), rules_of(themed(seed)))
        assert cost is None or (answer.bound is not None and answer.bound <= cost), seed
        assert not answer.infeasible or status == "INFEASIBLE", seed
        compared += cost is not None
        priced += bool(answer.bound)
        refused += answer.infeasible
    assert min(compared, priced) >= 10
    assert refused


def test_groups_house_their_sessions_in_their_parts_and_rooms() -> None:
    found = 0
    for seed in SEEDS:
        blocks = coarse(themed(seed))
        if blocks is None or blocks.fine.turnover is None:
            continue
        sharing = Sharing(blocks)
        answer = engine.solve(sharing.model, BUDGET, Stop())
        if answer.values is None:
            continue
        starts, rooms = sharing.choices(answer.values.boolean_value)
        plan = housed(sharing, answer.values.boolean_value, BUDGET, Stop(), costs=bool(seed % 2))
        for session, placed in plan.placements.items() if plan else ():
            assert placed.start in starts[session]
            assert placed.room is None or placed.room in rooms[session]
        assert plan is None or check(blocks.problem, plan).hard == [], seed
        found += plan is not None
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


FOUR, EACH = ["a0", "a1", "a2", "a3"], ["a0", "b0", "c0"]


@pytest.mark.parametrize(
    ("rule", "talks", "more", "cost"),
    [
        ("theme_is_not_in_parallel", FOUR, {}, 1),
        ("theme_keeps_its_room", FOUR, {}, 1),
        ("theme_keeps_its_room", FOUR, {"visits": ["a"]}, 1),
        ("similar_themes_apart", ["a0", "b0"], {}, 5),
        ("similar_themes_apart", [*FOUR, "b0"], {"rooms": "rst"}, 10),
        ("theme_chairs_are_free", ["a0", "b0"], {"chairs": ["p"]}, 1),
        ("people_stay_in_their_room", ["a0", "b0"], {"people": ["p"]}, 1),
        ("people_stay_in_their_room", ["a0"], {"people": ["p"]}, 0),
        ("unwelcome_places", ["a0"], {"unwelcome": [{"units": 2, "part": "p0"}]}, 2),
        ("unwelcome_places", FOUR, {"unwelcome": [{"units": 2, "part": "p0"}]}, 4),
        ("unwelcome_places", EACH, {"unwelcome": [{"units": 3, "theme": "a", "part": "p0"}], "rooms": "rst"}, 3),
        ("place_in_theme", ["a0", "a2"], {}, 1),
    ],
)
def test_what_groups_cost_in_one_part_is_what_timetables_cost(
    rule: str, talks: list[str], more: dict[str, Any], cost: int
) -> None:
    given = tracks(4).model_dump()
    sessions = [
        {**each, "people": more.get("people", []), "needs_room": each["id"] != "d0"}
        for each in given["sessions"]
        if each["id"] in (*talks, "d0")
    ]
    visit = {"kind": "p2c", "duration": 30, "needs_room": False}
    sessions += [{"id": f"visit {theme}", "theme": theme, **visit} for theme in more.get("visits", [])]
    themes = [{**each, "chairs": more.get("chairs", [])} for each in given["themes"]]
    rooms = [{"id": room, "seats": {"theatre": 9}} for room in more.get("rooms", "rs")]
    parts = [part for part in given["parts"] if part["id"] == "p0"]
    on = {"admissible_time", "one_session_per_room", "one_theme_in_a_room", "session_has_a_room", rule}
    on |= {"required_sessions_are_placed"}
    rules = {name: {"enabled": name in on} | ({"weight": 1} if name == rule else {}) for name in given["rules"]}
    problem = Problem.model_validate(
        given
        | {"sessions": sessions, "themes": themes, "rooms": rooms, "parts": parts, "rules": rules}
        | {"unwelcome": more.get("unwelcome", [])}
    )
    blocks = coarse(problem)
    assert blocks is not None
    sharing = Sharing(blocks)
    Pricing(sharing, Stop())
    assert engine.solve(sharing.model, BUDGET, Stop()).bound == cost
    assert whole_optimum(problem, rules_of(problem)) == ("OPTIMAL", cost)


@pytest.mark.parametrize(("slots", "lengths"), [(5, [2] * 5), (4, [3, 3, 2]), (3, [2, 2, 2])])
def test_talks_that_have_the_minutes_but_not_the_pieces_of_two_rooms_are_refused_at_once(
    slots: int, lengths: list[int]
) -> None:
    part = {"id": "p", "day": "d", "band": "AM", "start": 0, "end": 30 * slots}
    talks = [
        {"id": f"t{number}", "kind": "p2c", "duration": 30 * length, "theme": "a"}
        for number, length in enumerate(lengths)
    ]
    other = {"id": "t", "kind": "p2c", "duration": 30, "theme": "b", "needs_room": False}
    rules = {name: {"enabled": name in ON} for name in load("solver.timetable.rules")}
    given = tracks(1).model_dump() | {"parts": [part], "sessions": [*talks, other], "rules": rules}
    blocks = coarse(Problem.model_validate(given))
    assert blocks is not None
    assert engine.solve(Sharing(blocks).model, BUDGET, Stop()).infeasible
    fewer = coarse(Problem.model_validate(given | {"sessions": [*talks[1:], other]}))
    assert fewer is not None
    assert not engine.solve(Sharing(fewer).model, BUDGET, Stop()).infeasible


def test_conferences_that_are_too_large_for_blocks_are_planned_by_sharing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("solver.timetable.blocks.search.MOST_CHOICES", 10)
    result = solve(tracks(4), Limits(seconds=30, steps=5), lambda _: None, Stop(), lambda: 0.0)
    assert (result.proof.status, result.proof.cost) == ("OPTIMAL", 0)
    blocks = coarse(tracks(7))
    assert blocks is not None
    search = GroupsFirst(blocks, Scoreboard(tracks(7), lambda _: None, lambda: 0.0), Stop(), lambda _: BUDGET)
    assert search.first_plan(BUDGET).infeasible


def visits(talks: int) -> Problem:
    """The four themes, each with a visit that needs no room, and three talks on none."""
    given = tracks(talks).model_dump()
    alone = {"kind": "p2c", "duration": 30}
    own = [{"id": f"visit {theme}", "theme": theme, "needs_room": False, **alone} for theme in "abcd"]
    plain = [{"id": f"plain {number}", **alone} for number in range(3)]
    return Problem.model_validate(given | {"sessions": [*given["sessions"], *own, *plain]})


def test_sessions_without_a_theme_share_rooms_with_one_another_and_visits_need_none() -> None:
    """Of eight blocks the themes with three talks need four, the three others one together."""
    blocks = coarse(visits(3))
    assert blocks is not None
    sharing = Sharing(blocks)
    Pricing(sharing, Stop())
    assert not sharing.is_relaxation
    answer = engine.solve(sharing.model, BUDGET, Stop())
    assert answer.values is not None
    held = [at for rooms in sharing.held.values() for at in rooms.values() if answer.values.boolean_value(at)]
    assert len(held) >= 5
    plan = housed(sharing, answer.values.boolean_value, BUDGET, Stop(), costs=True)
    assert plan is not None
    assert (check(blocks.problem, plan).hard, check(blocks.problem, plan).cost) == ([], 0)


def test_groups_come_first_alike_whatever_the_clock_says() -> None:
    def plan(elapsed: float) -> dict[str, Any] | None:
        return solve(visits(3), Limits(seconds=900, steps=3), lambda _: None, Stop(), lambda: elapsed).plan

    assert plan(0.0) == plan(200.0) is not None


@pytest.mark.parametrize("workers", [1, 2])
def test_tracks_find_the_plan_that_costs_nothing_and_it_is_proven(workers: int) -> None:
    limits = Limits(seconds=30, steps=5, workers=workers)
    result = solve(tracks(4), limits, lambda _: None, Stop(), lambda: 0.0)
    assert (result.proof.status, result.proof.cost) == ("OPTIMAL", 0)


def test_too_many_talks_for_the_blocks_are_proven_not_to_fit() -> None:
    """Seven talks of a theme need three parts of a room; there are eight for four themes."""
    result = solve(tracks(7), Limits(seconds=30, steps=5), lambda _: None, Stop(), lambda: 0.0)
    assert result.proof.status == "INFEASIBLE"
