"""OptaPlanner's and Timefold's example meetings: ours by an independent scorer, beside what is known of Timefold."""

import asyncio
from statistics import median

from scheduler.solving import solve
from solver.result import Limits
from solver.timetable.plan import Plan
from tests.benchmarks._instances import INSTANCES
from tests.benchmarks.optaplanner.first import First
from tests.benchmarks.optaplanner.meeting import Agenda
from tests.benchmarks.optaplanner.meeting_problem import places, points, problem
from tests.benchmarks.optaplanner.meeting_score import score
from tests.benchmarks.optaplanner.meeting_workbook import read

FOLDER = INSTANCES / "optaplanner_meeting"
SEEDS = (1, 2, 3)
SECONDS = 60.0
NAMES = ("50meetings-160timegrains-5rooms", "100meetings-320timegrains-5rooms")
HEAD = """## OptaPlanner and Timefold: example meetings

Hard/medium/soft points by a scorer of the workbook's constraints (`tests/benchmarks/optaplanner/`), more is better;
the bound is on medium and soft points. Two workers, 60 s, three seeds. Of Timefold only what its own smoke test asks
of a short run on 50 meetings is known: -29 hard, -344 medium, -9227 soft.

| meetings | seed | first plan, s | ours | bound |
|---|---|---|---|---|"""


def measure() -> str:
    """Plan each agenda with each seed; give the table and the medians."""
    lines, medians = [HEAD], []
    for name in NAMES:
        agenda = read(FOLDER / f"{name}.xlsx")
        runs = [_run(agenda, name, seed) for seed in SEEDS]
        lines += [line for line, _ in runs]
        medians.append(f"{name.partition('meetings')[0]} meetings {median(medium for _, medium in runs):g}")
    return "\n".join([*lines, "", f"Median medium points: {', '.join(medians)}."])


def _run(agenda: Agenda, name: str, seed: int) -> tuple[str, int]:
    first = First()
    result = asyncio.run(solve(problem(agenda), Limits(seconds=SECONDS, seed=seed, workers=2), first))
    if result.plan is None:
        raise RuntimeError(f"{name}, seed {seed}: {result.why}")
    hard, medium, soft = score(agenda, places(Plan.read(result.plan)))
    bound = "/".join(map(str, points(agenda, result.proof.bound or 0)))
    cells = [name.partition("meetings")[0], seed, first.seconds, f"{hard}/{medium}/{soft}", bound]
    line = "| " + " | ".join(map(str, cells)) + " |"
    print(line, flush=True)
    return line, medium
