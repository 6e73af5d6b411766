"""ITC-2007 track 2, post-enrolment: every instance at hand, beside what is known of it."""

from statistics import median

from tests.benchmarks._instances import INSTANCES
from tests.benchmarks._itc2007.runs import Run, run
from tests.benchmarks._itc2007.track2.mapping import places, problem
from tests.benchmarks._itc2007.track2.reading import Enrolment, read
from tests.benchmarks._itc2007.track2.scoring import score

SEEDS = (1, 2, 3)
SECONDS, ALLOWED = 20, 190
KNOWN = {  # instance: (best known cost, mean of SAIRL over 31 runs of 190 s)
    1: (0, 209.4),
    3: (110, 188.6),
    5: (0, 2.9),
    7: (0, 14.5),
    9: (0, 15.2),
    11: (48, 201.6),
    13: (0, 90.4),
    15: (0, 12.5),
    17: (0, 0.5),
    19: (0, 11.0),
    21: (0, 25.7),
    23: (0, 713.6),
}
NOTES = f"""
Cost by a scorer of its own, written from the description of the format: attendances in a day's last slot, each third
slot in a row, single events of a day. In brackets, the attendances of events without a place, where there is no plan.
{SECONDS} s of the {ALLOWED} s that the limit allows, and 2 threads, for each seed. Best known: the lowest published
value. SAIRL: Goh, Kendall and Sabar 2019, mean of 31 runs of 190 s on one thread of 3.1 GHz. Limits: a plan without
unplaced events for all, and a median below the mean of SAIRL for four.
"""


def measure() -> str:
    """Plan each instance with each seed; give a table."""
    rows = [_row(number) for number in KNOWN]
    placed = sum(placed for placed, _, _ in rows)
    better = sum(better for _, better, _ in rows)
    return "\n".join(
        [
            "## ITC-2007 track 2: every event placed, and students with good days",
            *NOTES.splitlines(),
            "",
            "| instance | cost by seed | median | bound | first plan, s | best known | SAIRL mean | ours / SAIRL |",
            "|---|---|---|---|---|---|---|---|",
            *(row for _, _, row in rows),
            "",
            f"Every event placed with every seed: {placed} of {len(rows)}. Below the mean of SAIRL: {better}.",
        ]
    )


def _row(number: int) -> tuple[bool, bool, str]:
    """Give whether every seed has a plan, whether the median is below SAIRL's mean, and the row."""
    best, rival = KNOWN[number]
    instance = read((INSTANCES / "itc2007_track2" / f"comp-2007-2-{number}.tim").read_text())
    runs = [run(problem(instance), SECONDS, seed) for seed in SEEDS]
    costs = [_cost(instance, each) for each in runs]
    middle = median(cost for cost, _ in costs)
    firsts = " / ".join("none" if each.first is None else f"{each.first:.1f}" for each in runs)
    bound = max(each.proof.bound or 0 for each in runs)
    told = " / ".join(text for _, text in costs)
    row = f"| {number} | {told} | {middle:g} | {bound} | {firsts} | {best} | {rival} | {middle / rival:.2f} |"
    print(row, flush=True)
    return all(each.plan is not None for each in runs), middle < rival, row


def _cost(instance: Enrolment, found: Run) -> tuple[float, str]:
    """Give the cost of a run, and how it is told; a plan that breaks something is none."""
    judged = score(instance, [None] * len(instance.events) if found.plan is None else places(instance, found.plan))
    if judged.broken or judged.distance:
        broken = f", {len(judged.broken)} broken" if judged.broken else ""
        return float("inf"), f"none [{judged.distance}{broken}]"
    return judged.soft, str(judged.soft)
