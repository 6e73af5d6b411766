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
            "| what happened | fewest changes after | proven | sessions moved in time | other rooms | cost before, after |",
            "|---|---|---|---|---|---|",
            *rows,
            "",
            f"Median {median(firsts):.1f} s, worst {max(firsts):.1f} s until the plan with the fewest changes stands "
            "(its proof comes with it). Times include the solver's start; the rest of the time goes into preferences.",
        ]
    )


def _changes(text: str, published: Timetable) -> dict[str, str]:
    """Give the conference's file after each event."""
    day = "2022-06-08"
    placed = published.placed()
    hall = placed["COM4-1"].room
    lost = f"closed: [{{start: {placed['COM4-1'].start:%Y-%m-%d} 00:00, end: {placed['COM4-1'].start:%Y-%m-%d} 24:00}}], "
    away = f"available: [{{start: 2022-06-02 00:00, end: {day} 00:00}}, {{start: 2022-06-09 00:00, end: 2022-06-17 24:00}}], "
    new = (
        "  - {id: AH-NEW-1, kind: ad-hoc, body: AH-3A, title: Drafting, minutes: 90, attendance: 60, layout: classroom, "
        "days: [2022-06-09, 2022-06-10], parts: [AM, PM]}\n"
    )
    halls = text
    for room in ("KCC-H1", "KCC-H2"):
        closed = f"closed: [{{start: {day} 14:00, end: {day} 18:00}}], "
        halls = halls.replace(f"{{id: {room}, ", f"{{id: {room}, {closed}")
    return {
        "a hall is lost for a day": text.replace(f"{{id: {hall}, ", f"{{id: {hall}, {lost}"),
        "two halls are lost for an afternoon": halls,
        "the chair of COM4 is away for a day": text.replace("{id: C4-CH, ", f"{{id: C4-CH, {away}", 1),
        "COM2-1 grows from 90 to 180 minutes": text.replace(
            "id: COM2-1, kind: committee, body: COM2, minutes: 90",
            "id: COM2-1, kind: committee, body: COM2, minutes: 180",
        ),
        "an ad hoc group gets one more meeting": text.replace("\nsessions:\n", f"\nsessions:\n{new}"),
    }


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
