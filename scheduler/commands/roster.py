"""`hemicycle roster`."""

import asyncio
import os
import signal
import time
from pathlib import Path

import click
from rich.console import Console

from scheduler.conference import Conference
from scheduler.errors import BadInput
from scheduler.formats.conference_file import read_conference
from scheduler.formats.roster_file import read_roster, write_roster
from scheduler.formats.timetable_file import faults, read_timetable
from scheduler.freezing import moment_of
from scheduler.output import expect_writable, write
from scheduler.progress import Progress
from scheduler.roster.absences import absences
from scheduler.roster.planning import expect_of, expect_people, staff
from scheduler.roster.roster import Roster
from scheduler.roster.telling import told, told_changes
from scheduler.roster.there import Absences
from scheduler.timetable import Timetable
from solver.result import Limits

COVERED, UNCOVERED = 0, 1


@click.command()
@click.argument("conference", type=click.Path(path_type=Path))
@click.argument("timetable", type=click.Path(path_type=Path))
@click.option("--from", "start", type=click.Path(path_type=Path), help="An earlier ROSTER.json: change little of it.")
@click.option("--without", multiple=True, metavar="ID@DATE", help="An interpreter who is away on a day after all.")
@click.option("--now", help="With --from: the local time, YYYY-MM-DD HH:MM; what has begun by then stays.")
@click.option(
    "--seconds", default=20.0, show_default=True, type=click.FloatRange(0.1, 86_400), help="How long to search."
)
@click.option("--seed", default=1, show_default=True, type=click.IntRange(0, 2**31 - 1), help="Where chance begins.")
@click.option("--workers", type=click.IntRange(1, 64), help="How many cores to use; all by default.")
@click.option(
    "--steps", type=click.IntRange(0), help="At most so much work; one worker then gives the same roster again."
)
@click.option("--memory", type=click.IntRange(256), help="Megabytes that the solver may take.")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="Where to write ROSTER.json; - or nothing for stdout."
)
def command(
    conference: Path,
    timetable: Path,
    start: Path | None,
    without: tuple[str, ...],
    now: str | None,
    seconds: float,
    seed: int,
    workers: int | None,
    steps: int | None,
    memory: int | None,
    output: Path | None,
) -> int:
    """Put CONFERENCE's interpreters into the booths of TIMETABLE.json; with --from, repair a roster.

    Exit code 0: every seat is taken and every language reaches every other; 1: not all of that, and why, or no
    roster; 2: the input is not right, all errors are listed.
    """
    limits = Limits(seconds=seconds, seed=seed, workers=workers or os.cpu_count() or 1, steps=steps, megabytes=memory)
    expect_writable(output)
    known, made = read_conference(conference), read_timetable(timetable)
    if wrong := faults(known, made):
        raise BadInput(str(timetable), wrong)
    expect_people(known, str(conference))
    earlier = None if start is None else read_roster(start)
    if earlier is not None:
        expect_of(known, earlier, str(start))
    elif now is not None:
        raise click.UsageError("--now says what of an earlier roster has begun; give it with --from.")
    roster = asyncio.run(_staff(known, made, limits, earlier, absences(known, without), now))
    write(output, write_roster(roster).encode())
    for line in [*told(known, roster), *(told_changes(known, roster) if earlier is not None else ())]:
        click.echo(line, err=True)
    return COVERED if roster.proof.lacking == 0 else UNCOVERED


async def _staff(
    conference: Conference,
    timetable: Timetable,
    limits: Limits,
    earlier: Roster | None,
    away: Absences,
    now: str | None,
) -> Roster:
    """Search with progress on stderr; the first interrupt ends the search with the best roster so far."""
    begin, stop = time.monotonic(), asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    begun = None if now is None else moment_of(conference, now)
    with Progress(Console(stderr=True), lambda: time.monotonic() - begin, "roster", "assignments") as progress:
        return await staff(conference, timetable, limits, progress, earlier, away, stop, begun)
