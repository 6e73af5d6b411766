"""Ours and peers on one problem: the same instance in neutral words, one after the other, and when all was placed."""

import asyncio
import time
from collections.abc import Callable, Collection
from dataclasses import dataclass
from math import inf
from statistics import median

from scheduler.solving import solve
from solver.check import check
from solver.result import Better, Event, Limits
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from tests.benchmarks import _peers
from tests.benchmarks._neutral import neutral

PEERS = {"Timefold": "timefold_plan", "FET": "fet_plan", "conference-scheduler": "conference_scheduler_plan"}


@dataclass(frozen=True)
class Turn:
    """One program's turn: when its first plan without a hard violation was there, if ever; its end; its best plan."""

    first: float
    last: float
    plan: Plan
    proof: str = ""


def ours(problem: Problem, seed: int, seconds: float) -> Turn:
    """Let our own search have two threads."""
    begin, plans = time.monotonic(), list[tuple[float, Plan]]()

    def tell(event: Event) -> None:
        if isinstance(event, Better) and (not plans or len(event.plan) > len(plans[-1][1].placements)):
            plans.append((time.monotonic() - begin, Plan.read(event.plan)))

    result = asyncio.run(solve(problem, Limits(seconds=seconds, seed=seed, workers=2), tell))
    plans.append((time.monotonic() - begin, Plan.read(result.plan or {})))
    return _judged(problem, plans, "proven" if result.proof.status == "OPTIMAL" else f"bound {result.proof.bound}")


def peer(script: str, problem: Problem, seed: int, seconds: int) -> Turn | str:
    """Let a peer have its turn; say why there is none."""
    if _peers.absent(script):
        return "absent"
    begin = time.time()
    answer = _peers.ask(script, neutral(problem, seed), seconds)
    if not answer:
        return "no answer"
    return _judged(problem, [(each["at"] - begin, Plan.read(each["plan"])) for each in answer])


def _judged(problem: Problem, plans: list[tuple[float, Plan]], proof: str = "") -> Turn:
    """Find the first plan that will do and the best one, by the check of the problem that all were asked."""

    def worth(plan: Plan) -> tuple[int, int]:
        verdict = check(problem, plan)
        return len(verdict.hard) + len(problem.sessions) - len(plan.placements), verdict.cost

    worths = [worth(plan) for _, plan in plans]
    whole = [at for (at, _), (wrong, _) in zip(plans, worths, strict=True) if not wrong]
    _, best = min(zip(worths, plans, strict=True), key=lambda each: each[0])
    return Turn(min(whole, default=inf), plans[-1][0], best[1], proof)


def table(problem: Problem, seeds: tuple[int, ...], seconds: int, judge: Callable[[Plan], str]) -> list[str]:
    """Give a row for each seed, ours first; `judge` says in a word what a plan is worth."""
    rows = [row(str(seed), problem, seed, seconds, judge) for seed in seeds]
    own = median(mine.last for mine, _ in rows)
    end = f"Median of ours {own:.1f} s, the solver's start included."
    return [*head("seed"), *(line for _, line in rows), "", end]


def head(first: str) -> list[str]:
    """Give the head of a table: what its first column says, ours, the peers."""
    names = [first, "ours", *PEERS]
    return [_line(names), "|---" * len(names) + "|"]


def row(
    name: str,
    problem: Problem,
    seed: int,
    seconds: int,
    judge: Callable[[Plan], str],
    peers: Collection[str] = tuple(PEERS),
) -> tuple[Turn, str]:
    """Let ours have its turn and then each of the peers that are asked; give ours and the line of the table."""
    mine = ours(problem, seed, seconds)
    theirs = [peer(script, problem, seed, seconds) if p in peers else "not run" for p, script in PEERS.items()]
    line = _line([name, *(_cell(turn, judge) for turn in [mine, *theirs])])
    print(line, flush=True)
    return mine, line


def _cell(turn: Turn | str, judge: Callable[[Plan], str]) -> str:
    if isinstance(turn, str):
        return turn
    first = "never complete" if turn.first == inf else f"complete after {turn.first:.1f} s"
    proof = f", {turn.proof}" if turn.proof else ""
    return f"{judge(turn.plan)}{proof}; {first}, over after {turn.last:.1f} s"


def _line(cells: list[str]) -> str:
    return "| " + " | ".join(cells) + " |"
