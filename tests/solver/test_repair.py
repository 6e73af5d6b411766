"""A repair changes as little as can be of what was published: shown on tiny worlds by trying every plan."""

from time import monotonic

import pytest
from test_rule_optimum import every_plan
from worlds import SCENES, small_world

from solver.check import check, rules_of
from solver.engine import Budget
from solver.result import Limits, Result
from solver.rule import Level
from solver.stop import Stop
from solver.timetable.decisions import Decisions
from solver.timetable.engine import run
from solver.timetable.model import ONLY_CHANGES, build, decisions
from solver.timetable.problem import Problem
from solver.timetable.repair import EFFORT, Repair
from solver.timetable.rule import TimetableRule
from solver.timetable.search import solve
from solver.timetable.values import Published, Room, Span
from tests.solver.examples import session, small_problem

WORLDS = [seed for seed in range(10 * len(SCENES)) if small_world(seed).published]


def repaired(problem: Problem, **limits: object) -> Result:
    begin = monotonic()
    chosen = Limits.model_validate({"seconds": 20, "steps": 10, **limits})
    return solve(problem, chosen, lambda _: None, Stop(), lambda: monotonic() - begin)


def fewest_by_trying(problem: Problem) -> tuple[int, int] | None:
    """Give the fewest changes of any plan without a hard violation, and the least cost with so few."""
    rules = [rule for rule in rules_of(problem) if isinstance(rule, TimetableRule)]
    hard = [rule for rule in rules if rule.level is Level.HARD]
    best: tuple[int, int] | None = None
    for plan in every_plan(problem):
        broken = next((rule for rule in hard if any(True for _ in rule.check(problem, plan))), None)
        if broken is not None:
            hard.remove(broken)
            hard.insert(0, broken)
            continue
        verdict = check(problem, plan)
        if best is None or (verdict.change, verdict.cost) < best:
            best = verdict.change, verdict.cost
    return best


@pytest.mark.parametrize("seed", WORLDS)
def test_no_plan_changes_less_and_none_with_so_few_changes_costs_less(seed: int) -> None:
    problem = small_world(seed)
    best, result = fewest_by_trying(problem), repaired(problem)
    if best is None:
        assert result.proof.status == "INFEASIBLE"
    else:
        assert result.verdict is not None
        assert (result.verdict.change, result.verdict.cost) == best
        assert result.fewest_changes == best[0]


def test_the_worlds_are_of_every_sort() -> None:
    results = [repaired(small_world(seed), steps=0) for seed in WORLDS]
    changes = [result.verdict.change for result in results if result.verdict is not None]
    assert len(changes) >= 8
    assert sum(change > 0 for change in changes) >= 5


def published_day(**changes: object) -> Problem:
    """The small conference, published as its first search found it, and then changed."""
    plan = repaired(small_problem()).plan
    assert plan is not None
    published = [{"session": name, "start": start, "room": room} for name, (start, room) in plan.items()]
    return small_problem(published=published, **changes)


def test_nothing_changes_where_nothing_has_to() -> None:
    result = repaired(published_day())
    assert result.verdict is not None
    assert (result.verdict.change, result.fewest_changes) == (0, 0)


def test_a_lost_room_moves_its_sessions_to_other_rooms_and_no_other_time() -> None:
    before = published_day()
    in_hall = [published.session for published in before.published if published.room == "blue"]
    rooms = [
        room.model_copy(update={"seats": {"theatre": 0}}) if room.id == "blue" else room for room in before.rooms
    ]
    result = repaired(published_day(rooms=rooms))
    assert result.plan is not None
    moved = {p.session for p in before.published if result.plan[p.session][0] != p.start}
    rehoused = {p.session for p in before.published if result.plan[p.session][1] != p.room}
    assert moved == set()
    assert rehoused == set(in_hall)
    assert in_hall


def test_a_room_that_is_gone_is_a_repair_like_any_other() -> None:
    before = published_day()
    gone = published_day(rooms=[room for room in before.rooms if room.id != "red"])
    result = repaired(gone)
    assert result.verdict is not None
    assert result.verdict.hard == []
    assert result.verdict.change == result.fewest_changes


def test_a_plan_at_hand_is_kept_when_there_is_no_time_for_its_proof() -> None:
    """Rooms must change and a session is new, so that only the exact model could prove it; it gets no time."""
    known = published_day()
    problem = published_day(
        sessions=[*known.sessions, session("NEW", "briefing", 60, attendance=30)],
        rooms=[room for room in known.rooms if room.id != "blue"],
    )
    repair = Repair(problem, Stop(), lambda effort: Budget(0.0 if effort == EFFORT else 20.0, effort))
    outcome = repair.first_plan()
    assert outcome.plan is not None
    assert check(problem, outcome.plan).hard == []
    assert outcome.bound is not None
    assert outcome.bound <= check(problem, outcome.plan).change


def test_what_is_frozen_stays_though_a_better_plan_exists() -> None:
    late = [{"session": "C1-1", "start": 600, "room": "blue"}, {"session": "C2-1", "start": 600, "room": "red"}]
    meetings = [
        session(name, "committee", 60, body=body, attendance=50, statutory=True)
        for name, body in (("C1-1", "C1"), ("C2-1", "C2"))
    ]
    frozen = small_problem(sessions=meetings, precedences=[], published=late, frozen_until=720)
    result = repaired(frozen)
    assert result.plan == {"C1-1": [600, "blue"], "C2-1": [600, "red"]}
    assert result.verdict is not None
    assert result.verdict.cost > 0


def test_a_new_session_finds_a_place_without_moving_the_others() -> None:
    known = small_problem()
    more = [*known.sessions, session("NEW", "briefing", 60, attendance=30)]
    result = repaired(published_day(sessions=more))
    assert result.verdict is not None
    assert result.plan is not None
    assert "NEW" in result.plan
    assert result.verdict.change == 0


@pytest.mark.parametrize("seed", WORLDS)
def test_counting_rooms_never_counts_a_change_too_many(seed: int) -> None:
    """Who is at home, which rooms are closed, which teams there are: all bound the changes, none beyond the least."""
    problem = small_world(seed)
    decide = decisions(problem, prices=ONLY_CHANGES)
    exact = bound_of(problem, decide, rooms=True)
    for teams in (False, True):
        counted = bound_of(problem, decide, rooms=False, teams=teams)
        assert exact is None or (counted is not None and counted <= exact)


def test_counting_rooms_knows_who_cannot_stay_in_a_closed_room() -> None:
    seats, shut = {"theatre": 100}, (Span(start=0, end=1440),)
    lost = small_problem(
        rooms=[Room(id="hall", seats=seats, closed=shut), Room(id="blue", seats=seats)],
        sessions=[session("a", "committee", 60), session("b", "committee", 60)],
        precedences=[],
        published=[Published(session="a", start=600, room="hall"), Published(session="b", start=720, room="blue")],
    )
    assert bound_of(lost, decisions(lost, prices=ONLY_CHANGES), rooms=False) == 100  # the price of another room


def test_counting_rooms_knows_when_a_room_opens() -> None:
    """A session that would begin before the hall opens may not; one that begins when it opens may, beside another."""
    seats = {"theatre": 100}
    late = small_problem(
        rooms=[Room(id="hall", seats=seats, closed=(Span(start=540, end=630),)), Room(id="blue", seats=seats)],
        sessions=[session("a", "committee", 60), session("b", "committee", 60)],
        precedences=[],
        published=[Published(session=name, start=630, room=room) for name, room in (("a", "hall"), ("b", "blue"))],
    )
    assert bound_of(late, decisions(late, prices=ONLY_CHANGES), rooms=False) == 0


def bound_of(problem: Problem, decide: Decisions, **scope: bool) -> int | None:
    """Give the least changes that a model sees, to its proof; None if it sees no plan."""
    outcome = run(build(problem, decide, **scope), Budget(20.0, None, 1, 1), Stop())
    assert outcome.infeasible or outcome.optimal
    return outcome.bound if outcome.optimal else None
