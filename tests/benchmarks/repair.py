"""Repairs of a published WTDC-21: five kinds of change, how soon the fewest changes are found and proven."""

import asyncio
import time
from pathlib import Path
from statistics import median

from scheduler.changes import changes
from scheduler.conference import Conference
from scheduler.formats.conference_file import parse_conference
from scheduler.planning import plan
from scheduler.timetable import Timetable
from solver.result import Better, Event, Finished, Limits

CONFERENCE = Path(__file__).resolve().parents[2] / "fixtures" / "wtdc21.yaml"
PUBLISHED_SECONDS, SECONDS = 30, 20


def measure() -> str:
    """Publish once, change, repair; give a table."""
    text = CONFERENCE.read_text(encoding="utf-8")
    conference = parse_conference(text.encode(), "wtdc21.yaml")
    published = asyncio.run(plan(conference, Limits(seconds=PUBLISHED_SECONDS, workers=2), lambda _: None))
    rows, firsts = [], []
    for name, changed in _changes(text, published).items():
        row, first = _repair(name, parse_conference(changed.encode(), name), published)
        rows.append(row)
        firsts.append(first)
    return "\n".join(
        [
            "## Repairs of WTDC-21, 2 workers",
            "",
            "| what happened | fewest changes after | proven | moved in time | other rooms | cost before, after |",
            "|---|---|---|---|---|---|",
            *rows,
            "",
            f"Median {median(firsts):.1f} s, worst {max(firsts):.1f} s until the plan with the fewest changes stands "
            "(its proof comes with it). Times include the solver's start; the rest goes into preferences.",
        ]
    )


def _changes(text: str, published: Timetable) -> dict[str, str]:
    """Give the conference's file after each event."""
    first = published.placed()["COM4-1"]
    lost = f"{first.start:%Y-%m-%d}"
    new = (
        "  - {id: AH-NEW-1, kind: ad-hoc, body: AH-3A, title: Drafting, minutes: 90, attendance: 60,"
        " layout: classroom, days: [2022-06-09, 2022-06-10], parts: [AM, PM]}\n"
    )
    afternoon = "closed: [{start: 2022-06-08 14:00, end: 2022-06-08 18:00}]"
    before = "{start: 2022-06-02 00:00, end: 2022-06-08 00:00}"
    after = "{start: 2022-06-09 00:00, end: 2022-06-17 24:00}"
    away = f"available: [{before}, {after}]"
    busiest = _busiest(published, "2022-06-08")
    short, long = ("id: COM2-1, kind: committee, body: COM2, minutes: " + minutes for minutes in ("90", "180"))
    return {
        "a hall is lost for a day": _with(
            text, str(first.room), f"closed: [{{start: {lost} 00:00, end: {lost} 24:00}}]"
        ),
        "two halls are lost for an afternoon": _with(_with(text, "KCC-H1", afternoon), "KCC-H2", afternoon),
        "the chair of COM4 is away for a day": _with(text, "C4-CH", away),
        "COM2-1 grows from 90 to 180 minutes": text.replace(short, long),
        "a team of six languages is ill for a day": _with(text, busiest, away),
        "an ad hoc group gets one more meeting": text.replace("\nsessions:\n", f"\nsessions:\n{new}"),
    }


def _busiest(published: Timetable, day: str) -> str:
    """Name the team that has the most sessions on a day."""
    teams = [placement.team for placement in published.placements if placement.start.date().isoformat() == day]
    return max(sorted(filter(None, teams)), key=teams.count)


def _with(text: str, record: str, field: str) -> str:
    """Give a record of the file one more field."""
    return text.replace(f"{{id: {record}, ", f"{{id: {record}, {field}, ", 1)


def _repair(name: str, conference: Conference, published: Timetable) -> tuple[str, float]:
    told: list[tuple[float, Event]] = []
    begin = time.monotonic()
    after = asyncio.run(
        plan(
            conference,
            Limits(seconds=SECONDS, workers=2),
            lambda event: told.append((time.monotonic() - begin, event)),
            published,
        )
    )
    first = next((moment for moment, event in told if isinstance(event, Better)), float("inf"))
    [result] = [event.result for _, event in told if isinstance(event, Finished)]
    proven = result.verdict is not None and result.verdict.change == result.fewest_changes
    found = changes(conference, published, after)
    moved, rehoused = sum(change.moved for change in found), sum(change.rehoused for change in found)
    return (
        f"| {name} | {first:.1f} s | {'yes' if proven else 'no'} | {moved} | {rehoused} "
        f"| {published.proof.cost:,}, {after.proof.cost or 0:,} |",
        first,
    )
