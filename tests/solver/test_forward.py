"""What forward search promises: what it places keeps the demands that it knows; what is in the way gets out of it."""

from typing import Any

import pytest

from solver.check import check
from solver.engine import Budget
from solver.stop import Stop
from solver.timetable.construction import Construction
from solver.timetable.decisions import Decisions
from solver.timetable.forward.search import Forward
from solver.timetable.model import decisions
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from tests.benchmarks._generator import SHAPES, Shape, generate
from tests.solver.examples import session, small_problem
from tests.solver.worlds import random_world

SMALL = Shape("tight", 40, 4, 2, 8, 30, 10)


def forward(problem: Problem, decide: Decisions | None = None, seed: int = 1) -> tuple[Forward, Plan]:
    search = Forward(problem, decide or decisions(problem), seed, lambda: True)
    return search, search.search()


def test_what_is_placed_keeps_every_demand_in_a_word_that_is_known() -> None:
    placed = 0
    for seed in range(300):
        problem = random_world(seed)
        search, plan = forward(problem)
        unknown = {demand.rule for demand in search.needs.are_left}
        asking = set(search.needs.decide.present.values())
        broken = {violation.rule for violation in check(problem, plan).hard}
        assert broken <= unknown | asking | {"past_is_frozen"}, seed
        placed += len(plan.placements) > 1
    assert placed > 50


@pytest.mark.parametrize("seed", range(8))
def test_all_sessions_of_a_generated_conference_are_placed(seed: int) -> None:
    problem = generate(SHAPES["S"], seed)
    _, plan = forward(problem)
    assert len(plan.placements) == len(problem.sessions)
    assert check(problem, plan).hard == []


def crossing(**changes: Any) -> Problem:
    """The longer session may be placed first; one of its starts leaves no place for the other."""
    sessions = [
        session("long", "briefing", 90, people={"ana"}, needs_room=False, windows=[{"start": 540, "end": 690}]),
        session("short", "briefing", 30, people={"ana"}, needs_room=False, windows=[{"start": 540, "end": 570}]),
    ]
    return small_problem(sessions=sessions, precedences=[], **changes)


def test_a_session_in_the_way_gets_another_place() -> None:
    for seed in range(20):
        _, plan = forward(crossing(), seed=seed)
        assert plan.placements["short"].start == 540
        assert plan.placements["long"].start >= 570


def test_a_request_pushes_out_no_required_session() -> None:
    sessions = [
        session("must", "briefing", 60, people={"ana"}, needs_room=False, windows=[{"start": 540, "end": 600}]),
        session("may", "briefing", 60, people={"ana"}, needs_room=False, required=False,
                windows=[{"start": 540, "end": 600}]),
    ]  # fmt: skip
    _, plan = forward(small_problem(sessions=sessions, precedences=[]))
    assert set(plan.placements) == {"must"}


def test_the_same_seed_gives_the_same_plan() -> None:
    problem = generate(SMALL, 3)
    assert forward(problem, seed=5)[1] == forward(problem, seed=5)[1]


def test_a_first_plan_of_a_large_conference_takes_no_model() -> None:
    """With next to no effort allowed to CP-SAT, every one of the 600 sessions has its place."""
    problem = generate(SHAPES["L"], 2)
    outcome = Construction(problem, decisions(problem), Stop(), lambda _: Budget(30, 1e-9)).first_plan()
    assert outcome.plan is not None
    assert len(outcome.plan.placements) == 600


def test_no_model_is_begun_when_told_to_stop() -> None:
    """Building one takes seconds for a large conference, and nothing interrupts it."""
    efforts: list[float | None] = []

    def budget(effort: float | None) -> Budget:
        efforts.append(effort)
        return Budget(30, effort)

    stop = Stop()
    stop.ask()
    outcome = Construction(generate(SHAPES["S"], 1), decisions(generate(SHAPES["S"], 1)), stop, budget).first_plan()
    assert (outcome.plan, outcome.infeasible) == (None, False)
    assert set(efforts) <= {None}
