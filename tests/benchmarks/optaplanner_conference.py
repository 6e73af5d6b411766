"""OptaPlanner's and Timefold's example conferences: ours by an independent scorer, beside Timefold's values."""

import asyncio
from statistics import median

from scheduler.solving import solve
from solver.result import Limits
from solver.timetable.plan import Plan
from tests.benchmarks._instances import INSTANCES
from tests.benchmarks.optaplanner.conference import Conference
from tests.benchmarks.optaplanner.conference_problem import places, points, problem
from tests.benchmarks.optaplanner.conference_score import score
from tests.benchmarks.optaplanner.conference_workbook import read
from tests.benchmarks.optaplanner.first import First

FOLDER = INSTANCES / "optaplanner_conference"
SEEDS = (1, 2, 3)
SECONDS = 60.0
TIMEFOLD = {
    "18talks-6timeslots-5rooms": -34_245,
    "36talks-12timeslots-5rooms": -215_955,
    "72talks-12timeslots-10rooms": -779_685,
}
HEAD = """## OptaPlanner and Timefold: example conferences

Hard/medium/soft points by a scorer of the workbook's constraints (`tests/benchmarks/optaplanner/`), more is better;
the bound is on the soft points. Ours: two workers, 60 s, three seeds. Timefold: soft points of its own example with
tabu search, 60 s (20 s for 18 talks), none of them with a hard or medium point lost. Ratio: what ours loses of what
Timefold loses.

| talks | seed | first plan, s | ours | bound | optimal | Timefold | ratio |
|---|---|---|---|---|---|---|---|"""


def measure() -> str:
    """Plan each conference with each seed; give the table and the medians."""
    lines = [HEAD]
    medians = []
    for name, rival in TIMEFOLD.items():
        conference = read(FOLDER / f"{name}.xlsx")
        runs = [_run(conference, name, seed, rival) for seed in SEEDS]
        lines += [line for line, _ in runs]
        medians.append(f"{name.partition('talks')[0]} talks {median(soft for _, soft in runs):g}")
    return "\n".join([*lines, "", f"Median soft points: {', '.join(medians)}."])


def _run(conference: Conference, name: str, seed: int, rival: int) -> tuple[str, int]:
    first = First()
    result = asyncio.run(solve(problem(conference), Limits(seconds=SECONDS, seed=seed, workers=2), first))
    if result.plan is None:
        raise RuntimeError(f"{name}, seed {seed}: {result.why}")
    hard, medium, soft = score(conference, places(conference, Plan.read(result.plan)))
    _, bound = points(conference, result.proof.bound or 0)
    optimal = f"yes, {result.proof.seconds:.0f} s" if result.proof.status == "OPTIMAL" else "open"
    cells = [name.partition("talks")[0], seed, first.seconds, f"{hard}/{medium}/{soft}", bound, optimal, rival]
    line = "| " + " | ".join(map(str, [*cells, f"{soft / rival:.2f}"])) + " |"
    print(line, flush=True)
    return line, soft
