"""Processes beside a search: what they prove and find counts here, and they end with it."""

import subprocess
import time
from pathlib import Path

from solver.check import check
from solver.engine import Budget
from solver.result import Bound, Event, Limits
from solver.stop import Stop
from solver.timetable.beside import Beside
from solver.timetable.construction import Construction
from solver.timetable.model import decisions
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.scoreboard import Scoreboard
from solver.timetable.search import solve
from tests.benchmarks._generator import SHAPES, generate
from tests.solver.examples import small_problem


def board_of(problem: Problem, told: list[Event]) -> Scoreboard:
    board = Scoreboard(problem, told.append, lambda: 0.0)
    budget = Budget(20)
    plan = Construction(problem, decisions(problem), Stop(), lambda _: budget).first_plan().plan
    assert plan is not None
    assert board.offer(plan)
    return board


def test_a_process_beside_the_search_proves_the_best_plan() -> None:
    told: list[Event] = []
    board = board_of(small_problem(), told)
    process = Beside("bound", small_problem(), Limits(seconds=60), board)
    process.wait(60)
    assert not process.alive
    process.end()
    best = solve(small_problem(), Limits(seconds=20, steps=30), lambda _: None, Stop(), lambda: 0.0)
    assert board.proven
    assert (board.cost, board.bound) == (best.proof.cost, best.proof.bound)
    assert any(isinstance(event, Bound) for event in told)


def test_a_process_beside_the_search_improves_what_it_is_sent() -> None:
    problem = generate(SHAPES["S"], 1)
    board = board_of(problem, [])
    before = board.cost or 0
    process = Beside("improve", problem, Limits(seconds=60), board)
    until = time.monotonic() + 60
    while (board.cost or 0) == before and time.monotonic() < until:
        time.sleep(0.05)
    process.share()
    process.end()
    assert (board.cost or 0) < before
    assert board.plan is not None
    assert check(problem, board.plan).hard == []


def children() -> set[str]:
    """Give the commands of this process's children."""
    listed = subprocess.run(["ps", "-o", "pid=,args=", "--ppid", str(Path("/proc/self").resolve().name)],
                            capture_output=True, text=True, check=False)  # fmt: skip
    return {line.strip() for line in listed.stdout.splitlines() if "-m solver" in line}


def test_with_three_workers_nothing_is_left_running() -> None:
    problem = generate(SHAPES["S"], 1)
    begin = time.monotonic()
    result = solve(problem, Limits(seconds=4, workers=3), lambda _: None, Stop(), lambda: time.monotonic() - begin)
    assert result.plan is not None
    assert check(problem, Plan.read(result.plan)).hard == []
    assert children() == set()
