"""Interpreters for WTDC-21: how soon all of it is staffed and proven best, and repairs when people fall ill."""

import asyncio
import datetime as dt
import time
from pathlib import Path

from scheduler.conference import Conference
from scheduler.formats.conference_file import read_conference
from scheduler.planning import plan
from scheduler.roster.planning import staff
from scheduler.roster.roster import Roster
from scheduler.timetable import Timetable
from solver.result import Better, Event, Limits

CONFERENCE = Path(__file__).resolve().parents[2] / "fixtures" / "wtdc21.yaml"
TIMETABLE_SECONDS, SECONDS, SEEDS = 30, 20, (1, 2, 3)
ILL_ON = dt.date(2022, 6, 9)
ILL = {
    "two Russian interpreters are ill on 9 June": ("I-RU-01", "I-RU-02"),
    "four Russian interpreters are ill on 9 June": ("I-RU-01", "I-RU-02", "I-RU-03", "I-RU-04"),
    "one with English and Russian is ill on 9 June": ("I-EN-04",),
    "two Arabic and one Chinese interpreter are ill on 9 June": ("I-AR-01", "I-AR-03", "I-ZH-01"),
}


def measure() -> str:
    """Plan once, staff by several seeds, repair; give two tables."""
    conference = read_conference(CONFERENCE)
    timetable = asyncio.run(plan(conference, Limits(seconds=TIMETABLE_SECONDS, workers=2), lambda _: None))
    rows, rosters = [], []
    for seed in SEEDS:
        roster, first, seconds = _timed(conference, timetable, seed)
        rosters.append(roster)
        rows.append(f"| {seed} | {_figures(roster)} | {first:.1f} s | {seconds:.1f} s |")
    assignments, people = len(rosters[0].assignments), len(conference.interpretation.interpreters)
    repairs = [_repair(name, people, conference, timetable, rosters[0]) for name, people in ILL.items()]
    return "\n".join(
        [
            f"## The roster of WTDC-21: {people} interpreters, {assignments} assignments, 2 workers, {SECONDS} s",
            "",
            "| seed | seats | empty | cost | bound | status | every seat taken after | over after |",
            "|---|---|---|---|---|---|---|---|",
            *rows,
            "",
            "| what happened | empty seats, fewest | seats that change hands, fewest | cost | bound | over after |",
            "|---|---|---|---|---|---|",
            *repairs,
            "",
            "Cost is in dollars, with a price for a B language, an unequal load and a second room; the bound is "
            "proven for rosters that leave as few seats empty and change as few. Times include the solver's start.",
        ]
    )


def _timed(conference: Conference, timetable: Timetable, seed: int) -> tuple[Roster, float, float]:
    told: list[tuple[float, Event]] = []
    begin = time.monotonic()
    limits = Limits(seconds=SECONDS, workers=2, seed=seed)
    roster = asyncio.run(
        staff(conference, timetable, limits, lambda event: told.append((time.monotonic() - begin, event)))
    )
    full = [moment for moment, event in told if isinstance(event, Better) and not event.lacking]
    return roster, min(full, default=float("inf")), time.monotonic() - begin


def _repair(name: str, people: tuple[str, ...], conference: Conference, timetable: Timetable, before: Roster) -> str:
    begin = time.monotonic()
    away = {person: frozenset({ILL_ON}) for person in people}
    limits = Limits(seconds=SECONDS, workers=2)
    after = asyncio.run(staff(conference, timetable, limits, lambda _: None, before, away))
    proof, seconds = after.proof, time.monotonic() - begin
    empty = sum(each.seats for each in after.uncovered)
    fewest = "proven" if proof.lacking == proof.least_lacking else "not proven"
    least = "proven" if proof.changes == proof.fewest_changes else f"at least {proof.fewest_changes}"
    return (
        f"| {name} | {empty}, {fewest} | {proof.changes}, {least} "
        f"| {proof.cost or 0:,} | {proof.bound or 0:,} | {seconds:.1f} s |"
    )


def _figures(roster: Roster) -> str:
    seats = sum(booth.seats for assignment in roster.assignments for booth in assignment.booths)
    empty = sum(each.seats for each in roster.uncovered)
    proof = roster.proof
    return f"{seats} | {empty} | {proof.cost or 0:,} | {proof.bound or 0:,} | {proof.status}"
