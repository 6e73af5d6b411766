"""What a second process that improves plans brings, and how soon a search ends when it is told to."""

import asyncio
import time
from statistics import median

from scheduler.solving import solve
from solver.engine import Budget
from solver.result import Event, Limits
from solver.stop import Stop
from solver.timetable.beside import Beside
from solver.timetable.construction import Construction
from solver.timetable.model import decisions
from solver.timetable.portfolio import Portfolio
from solver.timetable.problem import Problem
from solver.timetable.scoreboard import Scoreboard
from tests.benchmarks._generator import SHAPES, generate

SEEDS = (1, 2, 3)
SECONDS = 15
STOP_AFTER = (3, 15)


def measure() -> str:
    """Improve with one process and with two; stop searches of three sizes."""
    rows = []
    for name in ("M", "L"):
        one, two = ([_improved(generate(SHAPES[name], seed), seed, more) for seed in SEEDS] for more in (0, 1))
        ratios = [b / a for a, b in zip(one, two, strict=True)]
        rows.append(f"| {name} | {_list(one)} | {_list(two)} | {median(ratios):.4f} |")
    stops = [_stopped(name, after) for name in ("M", "L", "XL") for after in STOP_AFTER]
    return "\n".join(
        [
            "## Two processes that improve, and stopping",
            "",
            f"Cost after {SECONDS} s from the same first plan, seeds {', '.join(map(str, SEEDS))}: one process, and "
            "two with other seeds that send one another their better plans. No bound is proven meanwhile.",
            "",
            "| shape | one process | two processes | median ratio |",
            "|---|---|---|---|",
            *rows,
            "",
            "| shape | told to stop after | answered after | all processes ended after |",
            "|---|---|---|---|",
            *stops,
            "",
            "Limits: 0.3 s in the search, 2 s in all.",
        ]
    )


def _list(costs: list[int]) -> str:
    return ", ".join(f"{cost:,}" for cost in costs)


def _improved(problem: Problem, seed: int, more: int) -> int:
    begin = time.monotonic()
    board = Scoreboard(problem, lambda _: None, lambda: time.monotonic() - begin)
    decide, stop = decisions(problem), Stop()

    def budget(effort: float | None) -> Budget:
        return Budget(SECONDS - (time.monotonic() - begin), effort, 1, seed)

    plan = Construction(problem, decide, stop, budget).first_plan().plan
    if plan is None:
        raise ValueError("this shape has no first plan")
    board.offer(plan)
    limits = Limits(seconds=SECONDS, seed=seed + 100, workers=1)
    beside = [Beside("improve", problem, limits, board) for _ in range(more)]
    portfolio = Portfolio(problem, decide, board, stop, budget, seed, by_the_clock=True)
    while budget(None).seconds > 0:
        portfolio.step()
        for process in beside:
            process.share()
    for process in beside:
        process.end()
    return board.cost or 0


def _stopped(name: str, after: float) -> str:
    answered = 0.0
    asked = 0.0

    def tell(event: Event) -> None:
        nonlocal answered
        if event.event == "finished":
            answered = time.monotonic()

    async def run() -> None:
        nonlocal asked
        stop = asyncio.Event()
        search = asyncio.create_task(
            solve(generate(SHAPES[name], 1), Limits(seconds=120, workers=2), tell, stop=stop)
        )
        await asyncio.sleep(after)
        asked = time.monotonic()
        stop.set()
        await search

    asyncio.run(run())
    return f"| {name} | {after} s | {answered - asked:.2f} s | {time.monotonic() - asked:.2f} s |"
