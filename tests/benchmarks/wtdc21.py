"""WTDC-21, planned from nothing: how soon, how well, how well proven, in how much memory."""

import asyncio
import resource
import time
from pathlib import Path
from statistics import median

from scheduler import translation
from scheduler.formats.conference_file import read_conference
from scheduler.solving import solve
from solver.result import Better, Bound, Event, Limits

SEEDS = (1, 2, 3)
SECONDS = 60
MARKS = (5, 10, 30, 60)
CONFERENCE = Path(__file__).resolve().parents[2] / "fixtures" / "wtdc21.yaml"


def measure() -> str:
    """Plan with each seed; give a table."""
    problem = translation.problem(read_conference(CONFERENCE))
    rows, gaps, firsts = [], [], []
    for seed in SEEDS:
        told: list[tuple[float, Event]] = []
        begin = time.monotonic()

        def tell(event: Event, told: list[tuple[float, Event]] = told, begin: float = begin) -> None:
            told.append((time.monotonic() - begin, event))

        result = asyncio.run(solve(problem, Limits(seconds=SECONDS, seed=seed, workers=2), tell))
        first = next(moment for moment, event in told if isinstance(event, Better))
        at = [_standing(told, mark) for mark in MARKS]
        gaps.append(at[-1][2])
        firsts.append(first)
        cells = " | ".join(f"{cost:,} / {bound:,} / {gap:.1f} %" for cost, bound, gap in at)
        rows.append(f"| {seed} | {first:.1f} s | {cells} | {result.proof.status} |")
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 2**10
    head = " | ".join(f"cost / bound / gap at {mark} s" for mark in MARKS)
    return "\n".join(
        [
            f"## WTDC-21, {len(problem.sessions)} sessions, 2 workers, {SECONDS} s",
            "",
            f"| seed | first plan | {head} | status |",
            "|---|---|" + "---|" * (len(MARKS) + 1),
            *rows,
            "",
            f"Median first plan {median(firsts):.1f} s (limit 5 s), median gap {median(gaps):.1f} % (limits 10 % at "
            f"60 s, 5 % at 300 s), largest memory of a process {memory:.0f} MiB (limit 1,536 MiB). Times include the "
            "solver's start.",
        ]
    )


def _standing(told: list[tuple[float, Event]], mark: float) -> tuple[int, int, float]:
    """Give cost, bound and gap in percent as they stood at a moment."""
    cost, bound = 0, 0
    for moment, event in told:
        if moment <= mark + 1:
            if isinstance(event, Better):
                cost = event.cost
            if isinstance(event, Bound):
                bound = event.bound
    return cost, bound, 100 * (cost - bound) / cost if cost else 0.0
