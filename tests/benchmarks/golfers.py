"""Schedules in which nobody meets anybody twice: repeats left, and how soon, beside the prototype's tabu search."""

import time
from collections import Counter
from itertools import combinations

from solver.rotation.golfers.schedule import least, schedule
from solver.rotation.golfers.symmetry import Seats

STEPS = 4_000_000
# groups-size-rounds, each with the seconds that the prototype took, or what it had left when it was stopped
TIERS = {
    "T0, limit 1 s": {
        "4-4-5": "0.0", "5-3-7": "0.0", "6-3-8": "0.08", "7-3-9": "0.08", "8-3-10": "0.0", "9-3-11": "0.0",
        "10-3-12": "0.0", "5-4-5": "0.0", "8-4-7": "0.0", "9-4-8": "0.0", "10-4-9": "at most 0.1", "5-5-6": "0.0",
        "8-5-6": "0.0", "9-5-7": "0.01", "10-5-8": "0.07", "6-6-3": "0.0", "8-6-5": "0.02", "10-6-6": "0.0",
        "9-9-3": "0.0", "10-9-4": "0.1", "10-10-3": "0.01",
    },
    "T1, limit 30 s": {
        "6-4-6": "0.4", "6-5-5": "0.4", "6-5-6": "0.8", "7-4-7": "1.3", "8-4-8": "0.3 to 3.4", "9-4-9": "12",
        "10-4-10": "2.1", "9-6-6": "0.2", "7-7-4": "0.3", "7-7-5": "6", "8-8-4": "0.4",
    },
    "T2, at once": {
        "8-4-9": "algebra", "9-3-13": "algebra", "16-4-21": "algebra", "7-7-8": "algebra", "8-8-9": "algebra",
        "9-9-10": "algebra", "13-13-14": "algebra", "16-8-17": "algebra",
    },
    "T3, missed by the prototype": {
        "6-4-7": "4 left, 60", "7-4-8": "7 left, 60", "7-5-6": "1 left, 60", "8-5-7": "3 left, 60",
        "7-6-5": "2 left, 60", "10-6-7": "1 left, 60", "10-8-5": "1 left, 60", "8-7-5": "5 left, 30",
        "8-8-5": "19 left, 30", "9-9-4": "2 left, 30", "10-10-4": "3 left, 30", "8-4-10": "21 left, 30",
        "7-4-9": "not tried", "8-3-11": "not tried", "10-3-14": "not tried", "12-3-17": "not tried",
        "10-5-9": "not tried",
    },
    "T4, known to be impossible without": {
        "4-3-5": "3 left", "5-4-6": "6 left", "6-6-4": "2 left", "3-3-5": "9 left",
    },
}  # fmt: skip


def measure() -> str:
    """Find each schedule once; give a table."""
    rows = [_row(tier, name, prototype) for tier, names in TIERS.items() for name, prototype in names.items()]
    return "\n".join(
        [
            "## Nobody meets anybody twice (social golfers), one core",
            "",
            f"Groups, their size, rounds. At most {STEPS:,} exchanges. Repeats are counted from pairs of people; the",
            "floor is by counting. Algebra is what is found before any annealing.",
            "",
            "| tier | instance | repeats | floor | seconds of one core | method | prototype's seconds |",
            "|---|---|---|---|---|---|---|",
            *rows,
        ]
    )


def _row(tier: str, name: str, prototype: str) -> str:
    groups, size, rounds = map(int, name.split("-"))
    people = groups * size
    begin = time.process_time()
    seats = schedule(people, groups, rounds, steps=STEPS)
    seconds = time.process_time() - begin
    repeats = _repeats(seats)
    method = "algebra" if _repeats(schedule(people, groups, rounds, steps=0)) == repeats else "annealing"
    floor = least(people, groups, rounds)
    row = f"| {tier} | {name} | {repeats} | {floor} | {seconds:.2f} | {method} | {prototype} |"
    print(row, flush=True)
    return row


def _repeats(seats: Seats) -> int:
    meetings: Counter[tuple[int, int]] = Counter()
    for row in seats.tolist():
        for group in set(row):
            meetings.update(combinations([person for person, where in enumerate(row) if where == group], 2))
    return sum(times * (times - 1) // 2 for times in meetings.values())
