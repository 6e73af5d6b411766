"""`hemicycle roster`."""

import asyncio
from pathlib import Path

import click

from scheduler.errors import BadInput
from scheduler.formats.conference_file import read_conference
from scheduler.formats.roster_file import read_roster, write_roster
from scheduler.formats.timetable_file import faults, read_timetable
from scheduler.freezing import moment_of
from scheduler.options import limits_options
from scheduler.output import expect_writable, write
from scheduler.roster.absences import absences
from scheduler.roster.planning import expect_of, expect_people, staff
from scheduler.roster.telling import told, told_changes
from scheduler.watching import watched
from solver.result import Limits

COVERED, UNCOVERED = 0, 1


@click.command()
@click.argument("conference", type=click.Path(path_type=Path))
@click.argument("timetable", type=click.Path(path_type=Path))
@click.option("--from", "start", type=click.Path(path_type=Path), help="An earlier ROSTER.json: change little of it.")
@click.option("--without", multiple=True, metavar="ID@DATE", help="An interpreter who is away on a day after all.")
@click.option("--now", help="With --from: the local time, YYYY-MM-DD HH:MM; what has begun by then stays.")
@limits_options(20.0)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="Where to write ROSTER.json; - or nothing for stdout."
)
def command(
    conference: Path,
    timetable: Path,
    start: Path | None,
    without: tuple[str, ...],
    now: str | None,
    limits: Limits,
    output: Path | None,
) -> int:
    """Put CONFERENCE's interpreters into the booths of TIMETABLE.json; with --from, repair a roster.

    Exit code 0: every seat is taken and every language reaches every other; 1: not all of that, and why, or no
    roster; 2: the input is not right, all errors are listed.
    """
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
    away, begun = absences(known, without), None if now is None else moment_of(known, now)
    roster = asyncio.run(
        watched(
            lambda tell, stop: staff(known, made, limits, tell, earlier, away, stop, begun), "roster", "assignments"
        )
    )
    write(output, write_roster(roster).encode())
    for line in [*told(known, roster), *(told_changes(known, roster) if earlier is not None else ())]:
        click.echo(line, err=True)
    return COVERED if roster.proof.lacking == 0 else UNCOVERED
