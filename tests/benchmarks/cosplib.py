"""CoSPLib: conferences with tracks by the workbooks' own weights, beside the best values known."""

import asyncio
from dataclasses import dataclass
from statistics import median

from scheduler.solving import solve
from solver.result import Better, Event, Limits
from solver.timetable.plan import Plan
from tests.benchmarks._cosplib import FOLDER, mapping
from tests.benchmarks._cosplib.score import Score
from tests.benchmarks._cosplib.workbook import Workbook, read

SEEDS = (1, 2, 3)
SECONDS = 120
BEST_KNOWN = {"N2OR": 1, "GECCO20": 6298, "GECCO21": 10958, "OR60F": 181, "OR60F2": 1660, "OR60F3": 1720}
NOTES = """
Value: the sixteen penalties of CoSPLib by the weights of each workbook, counted by a scorer of their own, which gives
every published solution its published value. Bound: proven by ours. First: value and seconds of the first plan. Best
known: N2OR CoSPLib's hyper-heuristic in 30 s, GECCO20, OR60F2 and OR60F3 its exact model's published solutions,
GECCO21 and OR60F its matheuristic in 60 and 90 s. OR60F3 has 1,112 talks; the published solutions of it and of OR60F2
pay 1,000 for a room that their model did not know to be closed.
"""


@dataclass(frozen=True)
class Run:
    """What one search found."""

    value: int
    bound: int | None
    first: int
    first_after: float


def measure() -> str:
    """Plan each conference with each seed; give a table."""
    lines = [f"## CoSPLib: {SECONDS} s, 2 threads, {len(SEEDS)} seeds", *NOTES.splitlines(), ""]
    lines += ["| conference | ours by seed | median | bound | first | best known | ratio |", "|---" * 7 + "|"]
    for name, known in BEST_KNOWN.items():
        book = read(FOLDER / f"{name}.xlsx")
        runs = [_run(book, seed) for seed in SEEDS]
        middle = median(run.value for run in runs)
        first = median(run.first for run in runs)
        after = median(run.first_after for run in runs)
        bound = max((run.bound for run in runs if run.bound is not None), default=None)
        values = ", ".join(str(run.value) for run in runs)
        lines.append(
            f"| {name} | {values} | {middle:g} | {bound} | {first:.0f} after {after:.1f} s | {known} "
            f"| {middle / known:.2f} |"
        )
        print(lines[-1], flush=True)
    return "\n".join(lines)


def _run(book: Workbook, seed: int) -> Run:
    """Search once. Raises ValueError if there is no plan, or if its cost is not what the scorer says."""
    told: list[Better] = []

    def tell(event: Event) -> None:
        if isinstance(event, Better):
            told.append(event)

    limits = Limits(seconds=SECONDS, seed=seed, workers=2)
    result = asyncio.run(solve(mapping.problem(book), limits, tell))
    if result.plan is None:
        raise ValueError("no plan was found")
    value = Score(book, mapping.solution(book, Plan.read(result.plan))).total()
    if value != result.proof.cost:
        raise ValueError(f"the scorer says {value}, the check {result.proof.cost}")
    return Run(value, result.proof.bound, told[0].cost, told[0].seconds)
