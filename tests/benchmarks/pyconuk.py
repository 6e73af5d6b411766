"""PyCon UK 2016, the example of conference-scheduler: every talk placed and proven, beside the peers."""

from solver.timetable.plan import Plan
from tests.benchmarks import _beside
from tests.benchmarks._pyconuk.mapping import placements, problem
from tests.benchmarks._pyconuk.programme import FILE, ROOMS, SLOTS, read
from tests.benchmarks._pyconuk.scoring import score

SEEDS, SECONDS = (1, 2, 3), 30
NOTES = """
A cell says what the scorer counts: talks without a place and rules broken. There is nothing to weigh, so that a plan
without a violation is the best there is. The peers get the same instance in neutral words, with nothing left out;
Timefold searches on until its time is over, the others end with their first plan. What the peers need is said in
`tests/benchmarks/_peers.py`.
"""


def measure() -> str:
    """Plan the talks with each seed; give a table."""
    talks = read(FILE.read_text(encoding="utf-8"))

    def judge(plan: Plan) -> str:
        return f"{len(list(score(talks, placements(plan))))} wrong"

    head = f"## PyCon UK 2016: {len(talks)} talks, {len(ROOMS)} rooms, {len(SLOTS)} slots, 2 threads, {SECONDS} s"
    return "\n".join([head, *NOTES.splitlines(), "", *_beside.table(problem(talks), SEEDS, SECONDS, judge)])
