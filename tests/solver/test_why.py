"""What the search for a reason promises: a clash is a clash, each of its demands is needed, and it is bounded."""

from collections.abc import Callable
from time import monotonic
from typing import Any

import pytest

from solver.check import check
from solver.engine import Budget
from solver.result import Limits
from solver.stop import Stop
from solver.timetable.demands import AtMost, OnlyWith
from solver.timetable.explanation.account import Change, Explanation, Question
from solver.timetable.explanation.asking import explain
from solver.timetable.explanation.changes import changed
from solver.timetable.explanation.clash import clash
from solver.timetable.explanation.demands import Placed, decisions_of, recorded
from solver.timetable.explanation.finding import Finding
from solver.timetable.explanation.placing import Placing
from solver.timetable.explanation.possible import Possible
from solver.timetable.explanation.scope import relevant, scope_of, tightened
from solver.timetable.model import decisions
from solver.timetable.plan import Placement, Plan
from solver.timetable.problem import Problem
from tests.solver.examples import closed, session, small_problem
from tests.solver.worlds import random_world


def budget(workers: int = 1, seconds: float = 20.0) -> Callable[[float | None], Budget]:
    begin = monotonic()
    return lambda effort: Budget(seconds - (monotonic() - begin), effort, workers, 1)


def why(problem: Problem, seconds: float = 20.0) -> Explanation:
    begin = monotonic()
    return explain(problem, Limits(seconds=seconds), Stop(), lambda: monotonic() - begin)


def pinned_under_one_chair() -> Problem:
    pinned = [
        session("a", "committee", 60, people={"ana"}, start=600, needs_room=False),
        session("b", "committee", 60, people={"ana"}, start=630, needs_room=False),
    ]
    return small_problem(sessions=pinned, precedences=[])


@pytest.mark.parametrize("seed", range(0, 200, 5))
def test_recorded_demands_said_again_are_the_rule_book(seed: int) -> None:
    problem = random_world(seed)
    direct, again = decisions(problem), decisions_of(problem, recorded(problem))
    for each in problem.sessions:
        assert again.starts(each.id) == direct.starts(each.id)
        assert again.rooms(each.id) == direct.rooms(each.id)
    assert again.present == direct.present
    assert again.turnover == direct.turnover
    others = ("Cost", "Presiding")  # who is away is recorded for every start, not only for those that are open
    hard = [demand for demand in direct.demands if not type(demand).__name__.endswith(others)]
    assert [demand for demand in again.demands if not type(demand).__name__.endswith(others)] == hard


def test_a_session_is_asked_for_with_another_only_where_that_one_is_asked_for() -> None:
    either = [OnlyWith("", 0, ("a", "b"), "c"), OnlyWith("", 0, ("c",), "d"), AtMost("", 0, 1, ("a", "d"))]
    problem = small_problem(sessions=[session(name, "briefing", 60) for name in "abcd"], precedences=[])
    assert scope_of(either, problem) == set()
    assert relevant(either, problem) == []
    assert scope_of([*either, Placed("", 0, "a")], problem) == {"a", "c", "d"}
    assert tightened([*either, Placed("", 0, "a")], problem)[0] == OnlyWith("", 0, ("a",), "c")


@pytest.mark.parametrize("seed", range(60))
def test_every_demand_of_a_clash_is_needed(seed: int) -> None:
    """In random worlds, most of them without a timetable, what is found clashes, and no part of it does."""
    problem = random_world(seed)
    found = Finding(problem, Stop(), budget(), budget()).find()
    possible = Possible(problem, Stop(), budget())
    if found.plan is not None:
        assert check(problem, found.plan).hard == []
        return
    assert found.minimal
    assert possible(found.demands) is False
    for demand in found.demands:
        assert possible([other for other in found.demands if other is not demand]) is True


def test_the_same_problem_gives_the_same_explanation() -> None:
    one, other = (why(pinned_under_one_chair()) for _ in range(2))
    assert (one.demands, one.ways_out) == (other.demands, other.ways_out)


def test_a_conference_with_a_timetable_has_nothing_to_explain() -> None:
    found = why(small_problem())
    assert (found.status, found.demands, found.ways_out) == ("possible", (), ())


def test_each_way_out_gives_a_plan_that_stands_up_to_the_check() -> None:
    problem = pinned_under_one_chair()
    ways = why(problem).ways_out
    assert [[change.kind for change in way.changes] for way in ways[:2]] == [["unpin-start"], ["unpin-start"]]
    for way in ways:
        mended = problem
        for change in way.changes:
            mended = changed(mended, change)
        assert check(mended, Plan.read({name: list(place) for name, place in way.plan.items()})).hard == []


def test_two_clashes_are_met_by_two_changes() -> None:
    pinned = [
        session("a", "committee", 60, people={"ana"}, start=600, needs_room=False),
        session("b", "committee", 60, people={"ana"}, start=630, needs_room=False),
        session("c", "briefing", 60, people={"ben"}, start=600, needs_room=False),
        session("d", "briefing", 60, people={"ben"}, start=630, needs_room=False),
    ]
    ways = why(small_problem(sessions=pinned, precedences=[])).ways_out
    assert [{change.session for change in way.changes} for way in ways[:4]] == [
        {"a", "c"},
        {"a", "d"},
        {"b", "c"},
        {"b", "d"},
    ]


def test_more_at_once_than_a_rule_allows_is_met_by_allowing_one_more() -> None:
    pinned = [session(name, "ad-hoc", 60, start=600, needs_room=False) for name in "abcd"]
    found = why(small_problem(sessions=pinned, precedences=[]))
    assert {(demand.rule, demand.sessions) for demand in found.demands if demand.word == "at-most"} == {
        ("ad_hoc_groups_in_parallel", ("a", "b", "c", "d"))
    }
    limits = [way.changes for way in found.ways_out if way.changes[0].kind == "limit"]
    assert limits == [(Change(kind="limit", other="ad_hoc_groups_in_parallel", value=4),)]


def in_one_morning(number: int, **more: Any) -> Problem:
    morning = [{"id": "mon AM", "day": "mon", "band": "AM", "start": 540, "end": 720}]
    groups = [session(f"g{n}", "ad-hoc", 180, needs_room=False, **more) for n in range(number)]
    return small_problem(parts=morning, sessions=groups, precedences=[])


def test_a_limit_is_raised_as_far_as_it_has_to_be() -> None:
    [cheapest, *_] = why(in_one_morning(5)).ways_out
    limit = Change(kind="limit", other="ad_hoc_groups_in_parallel", value=5)
    assert (cheapest.changes, cheapest.cost) == ((limit,), 12)


def test_where_few_changes_do_not_help_as_few_sessions_as_can_be_are_left_out() -> None:
    problem = in_one_morning(8, people={"ana"})
    found = why(problem)
    [way] = found.ways_out
    assert [change.kind for change in way.changes] == ["leave-out"] * 7
    assert not found.all_tried
    mended = problem
    for change in way.changes:
        mended = changed(mended, change)
    assert check(mended, Plan.read({name: list(place) for name, place in way.plan.items()})).hard == []


def test_counting_rooms_knows_when_they_are_closed() -> None:
    """Two rooms hold two sessions, but one of the rooms is closed while both must run."""
    rooms = [
        {"id": "one", "seats": {"theatre": 90}},
        {"id": "two", "seats": {"theatre": 90}, "closed": closed(540, 720)},
    ]
    both = [session(name, "briefing", 120, attendance=50, bands={"AM"}) for name in "ab"]
    problem = small_problem(rooms=rooms, sessions=both, precedences=[])
    found = clash(problem, recorded(problem), Budget(20.0), Stop(), rooms=False)
    assert found.sessions == {"a", "b"}


def test_without_time_the_answer_is_honest() -> None:
    found = explain(small_problem(), Limits(seconds=1), Stop(), lambda: 2.0)
    assert (found.status, found.demands) == ("unknown", ())


def test_a_stop_ends_the_search_for_reasons() -> None:
    stop = Stop()
    stop.ask()
    found = explain(small_problem(), Limits(seconds=60), stop, lambda: 0.0)
    assert (found.status, found.demands) == ("unknown", ())


def ask(problem: Problem, plan: dict[str, Any], **question: Any) -> Any:
    placements = {name: Placement(start=start, room=room) for name, (start, room) in plan.items()}
    begin = monotonic()
    asked = Question.model_validate(question)
    return Placing(
        problem, Plan(placements=placements), asked, Limits(seconds=20), Stop(), lambda: monotonic() - begin
    ).answer()


def two_briefings(**more: Any) -> Problem:
    briefings = [session(name, "briefing", 60, people={"ana"}, bands={"AM"}, needs_room=False) for name in "ab"]
    return small_problem(sessions=briefings, precedences=[], **more)


def test_a_place_that_another_session_holds_is_free_if_that_one_moves() -> None:
    answer = ask(two_briefings(), {"a": (540, None), "b": (600, None)}, session="b", start=540)
    assert [(obstacle.rule, obstacle.sessions) for obstacle in answer.obstacles] == [
        ("person_in_one_place", ("a", "b"))
    ]
    assert answer.possible
    assert {move.session for move in answer.moves} == {"a", "b"}
    assert next(move.after for move in answer.moves if move.session == "b") == (540, None)


def test_a_place_that_stands_open_moves_nothing_else() -> None:
    answer = ask(two_briefings(), {"a": (540, None), "b": (600, None)}, session="b", start=660)
    assert (answer.obstacles, [move.session for move in answer.moves]) == ((), ["b"])


def test_a_place_that_the_rules_forbid_whatever_moves_says_which_demands_clash() -> None:
    answer = ask(two_briefings(), {"a": (540, None), "b": (600, None)}, session="b", start=1200)
    assert answer.possible is False
    assert {(demand.rule, demand.word) for demand in answer.clash.demands} == {
        ("admissible_time", "within"),
        ("question", "placed"),
        ("question", "starts"),
    }
