"""The roster of WTDC-21: named interpreters into every booth, and its repair when two are away on a day."""

import asyncio
import datetime as dt
import time

from scheduler.formats.conference_file import read_conference
from scheduler.planning import plan
from scheduler.roster.planning import staff
from scheduler.roster.roster import Roster
from solver.result import Limits
from tests.conftest import FIXTURES

SECONDS, PLAN_SECONDS = 20, 30
DAY = dt.date(2022, 6, 9)
SEEDS = (1, 2, 3)


def measure() -> str:
    """Staff one timetable with each seed, and repair the first roster; give a table."""
    conference = read_conference(FIXTURES / "wtdc21.yaml")
    made = asyncio.run(plan(conference, Limits(seconds=PLAN_SECONDS, workers=2), lambda _: None))
    rows, rosters = [], []
    for seed in SEEDS:
        begin = time.monotonic()
        limits = Limits(seconds=SECONDS, seed=seed, workers=2)
        rosters.append(asyncio.run(staff(conference, made, limits, lambda _: None)))
        rows.append(_row(f"seed {seed}", rosters[-1], time.monotonic() - begin))
    away = dict.fromkeys(_russians(rosters[0])[:2], frozenset({DAY}))
    begin, limits = time.monotonic(), Limits(seconds=SECONDS, workers=2)
    repaired = asyncio.run(staff(conference, made, limits, lambda _: None, rosters[0], away))
    rows.append(_row(f"{' and '.join(sorted(away))} away on {DAY}", repaired, time.monotonic() - begin))
    return "\n".join(
        [
            f"## The roster of WTDC-21, {len(conference.interpretation.interpreters)} interpreters, 2 workers",
            "",
            "| roster | assignments | seats | empty | changes | fewest, proven | cost / bound | status | after |",
            "|---|---|---|---|---|---|---|---|---|",
            *rows,
            "",
            f"Limit: {SECONDS} s. Empty seats and languages that do not reach each other come first, then changes, "
            "then the cost; each is proven before the next. A change is a seat whose holder is another one.",
        ]
    )


def _russians(roster: Roster) -> list[str]:
    """Name those who sit in a Russian booth on the day."""
    booths = [booth for each in roster.assignments if each.day == DAY for booth in each.booths]
    return sorted({person for booth in booths if booth.languages == ("ru",) for person in booth.interpreters})


def _row(name: str, roster: Roster, seconds: float) -> str:
    booths = [booth for each in roster.assignments for booth in each.booths]
    seats, taken = sum(booth.seats for booth in booths), sum(len(booth.interpreters) for booth in booths)
    proof = roster.proof
    return (
        f"| {name} | {len(roster.assignments)} | {seats} | {seats - taken} | {proof.changes or 0} "
        f"| {proof.fewest_changes} | {proof.cost or 0:,} / {proof.bound or 0:,} | {proof.status} | {seconds:.1f} s |"
    )
