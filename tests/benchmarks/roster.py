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
    "two from the Russian booths are ill": {"ru": 2},
    "four from the Russian booths are ill": {"ru": 4},
    "two from the Arabic, one from the Chinese booths are ill": {"ar": 2, "zh": 1},
    "one from each booth is ill": {"ar": 1, "zh": 1, "en": 1, "fr": 1, "ru": 1, "es": 1},
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
    repairs = [_repair(name, ill, conference, timetable, rosters[0]) for name, ill in ILL.items()]
    return "\n".join(
        [
            f"## The roster of WTDC-21: {people} interpreters, {assignments} assignments, 2 workers, {SECONDS} s",
            "",
            "| seed | seats | empty | cost | bound | status | every seat taken after | over after |",
            "|---|---|---|---|---|---|---|---|",
            *rows,
            "",
            f"| what happens on {ILL_ON} | empty seats, fewest | seats that change hands, fewest "
            "| cost | bound | over after |",
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


def _repair(name: str, ill: dict[str, int], conference: Conference, timetable: Timetable, before: Roster) -> str:
    begin = time.monotonic()
    people = [person for language, count in ill.items() for person in _sitting(before, language)[:count]]
    away = dict.fromkeys(people, frozenset({ILL_ON}))
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


def _sitting(roster: Roster, language: str) -> list[str]:
    """Name those who sit in a booth of a language on the day."""
    booths = [booth for each in roster.assignments if each.day == ILL_ON for booth in each.booths]
    return sorted({person for booth in booths if booth.languages == (language,) for person in booth.interpreters})


def _figures(roster: Roster) -> str:
    seats = sum(booth.seats for assignment in roster.assignments for booth in assignment.booths)
    empty = sum(each.seats for each in roster.uncovered)
    proof = roster.proof
    return f"{seats} | {empty} | {proof.cost or 0:,} | {proof.bound or 0:,} | {proof.status}"
