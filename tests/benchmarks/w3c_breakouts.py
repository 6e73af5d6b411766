"""The W3C's breakout day of 2024: nothing left out and no conflict, beside the peers."""

from collections import Counter

from solver.timetable.plan import Plan
from tests.benchmarks import _beside
from tests.benchmarks._neutral import neutral
from tests.benchmarks._w3c.event import read
from tests.benchmarks._w3c.mapping import placements, problem
from tests.benchmarks._w3c.scoring import rooms_at_once, score

FILE = "breakouts-day-2024.json"
SEEDS, SECONDS = (1, 2, 3), 20
KINDS = ("unscheduled", "error", "conflict", "track", "plenary", "capacity", "times", "rooms")
NOTES = """
A cell says what the scorer counts, by the W3C's own kinds of errors, warnings and goals (`rooms`: rooms beyond the
first of a track), and the most rooms at once. Best known: the W3C's own scheduler, less than 20 ms, 0 or 1 conflict
by its seed. The peers get the same instance in neutral words. They are not told, for these have no word for it:
{left_out}. What the peers need is said in `tests/benchmarks/_peers.py`.
"""


def measure() -> str:
    """Plan the day with each seed; give a table."""
    event = read(FILE)
    asked = problem(event)

    def judge(plan: Plan) -> str:
        placed = placements(event, plan)
        found = Counter(kind for kind, _ in score(event, placed))
        wrong = ", ".join(f"{found[kind]} {kind}" for kind in KINDS if found[kind])
        return f"{wrong or 'nothing wrong'}, {rooms_at_once(event, placed)} rooms at once"

    head = (
        f"## W3C breakouts 2024: {len(event.meetings)} sessions, {len(event.rooms)} rooms, {len(event.slots)} slots"
    )
    notes = NOTES.format(left_out=", ".join(neutral(asked, 0)["left_out"]))
    return "\n".join([head, *notes.splitlines(), "", *_beside.table(asked, SEEDS, SECONDS, judge)])
