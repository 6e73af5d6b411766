"""ITC-2007 track 3, curriculum-based: every instance at hand, beside what is known of it."""

from statistics import median

from tests.benchmarks._instances import INSTANCES
from tests.benchmarks._itc2007.runs import Run, run
from tests.benchmarks._itc2007.track3.mapping import problem, solution
from tests.benchmarks._itc2007.track3.reading import Curricula, read
from tests.benchmarks._itc2007.track3.scoring import score

SEEDS = (1, 2, 3)
SECONDS, ALLOWED = 90, 300
NEAR = 1.1
KNOWN = {  # instance: (best known cost in 2013, mean of Bellio and others in 5 minutes of the competition)
    "01": (5, 5.0),
    "03": (66, 79.0),
    "04": (35, 38.3),
    "05": (290, 365.2),
    "07": (6, 23.8),
    "08": (37, 43.6),
    "11": (0, 0.0),
    "13": (59, 71.3),
    "17": (56, 75.7),
    "19": (57, 67.0),
}
NOTES = f"""
Cost by a scorer of its own, written from the description of the format: students beyond a room's seats, days short of
a course's least, isolated lectures of a curriculum, rooms of a course beyond the first. {SECONDS} s of the
{ALLOWED} s that the limit allows, and 2 threads, for each seed. Best known: 2013. Bellio: Bellio, Di Gaspero and
Schaerf 2012, mean in 5 minutes by the competition's program. Limit: a median within 10 % of the best known for six.
"""


def measure() -> str:
    """Plan each instance with each seed; give a table."""
    rows = [_row(name) for name in KNOWN]
    return "\n".join(
        [
            "## ITC-2007 track 3: lectures of courses, curricula and teachers",
            *NOTES.splitlines(),
            "",
            "| instance | cost by seed | median | bound | first plan, s | best known | Bellio mean | ours / best |",
            "|---|---|---|---|---|---|---|---|",
            *(row for _, row in rows),
            "",
            f"Within 10 % of the best known: {sum(near for near, _ in rows)} of {len(rows)}.",
        ]
    )


def _row(name: str) -> tuple[bool, str]:
    """Give whether the median is near the best known, and the row."""
    best, rival = KNOWN[name]
    instance = read((INSTANCES / "itc2007_track3" / f"comp{name}.ctt").read_text())
    runs = [run(problem(instance), SECONDS, seed) for seed in SEEDS]
    costs = [_cost(instance, each) for each in runs]
    middle = median(cost for cost, _ in costs)
    firsts = " / ".join("none" if each.first is None else f"{each.first:.1f}" for each in runs)
    bound = max(each.proof.bound or 0 for each in runs)
    ratio = f"{middle / best:.2f}" if best else "equal" if middle == best else "above"
    told = " / ".join(text for _, text in costs)
    row = f"| {name} | {told} | {middle:g} | {bound} | {firsts} | {best} | {rival} | {ratio} |"
    print(row, flush=True)
    return middle <= NEAR * best, row


def _cost(instance: Curricula, found: Run) -> tuple[float, str]:
    """Give the cost of a run, and how it is told; a plan that breaks something is none."""
    if found.plan is None:
        return float("inf"), "none"
    judged = score(instance, solution(instance, found.plan))
    if judged.broken:
        return float("inf"), f"none [{len(judged.broken)} broken]"
    return judged.soft, str(judged.soft)
