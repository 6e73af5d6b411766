"""`hemicycle solve`."""

import asyncio
from pathlib import Path

import click

from scheduler.changes import by_person, changes, sentence
from scheduler.conference import Conference
from scheduler.formats.conference_file import read_conference
from scheduler.formats.interests_file import read_interests
from scheduler.formats.timetable_file import read_timetable, write_timetable
from scheduler.freezing import frozen_until
from scheduler.interests import NOBODYS
from scheduler.options import limits_options
from scheduler.output import expect_writable, write
from scheduler.pins import expect_pins_to_agree
from scheduler.planning import expect_of, plan
from scheduler.timetable import Timetable
from scheduler.watching import watched
from solver.result import Limits

SUCCESS, NO_TIMETABLE = 0, 1


@click.command()
@click.argument("conference", type=click.Path(path_type=Path))
@limits_options(60.0)
@click.option(
    "--from", "start", type=click.Path(path_type=Path), help="What is published: change as little of it as can be."
)
@click.option("--now", help="With --from: the local time, YYYY-MM-DD HH:MM; what is past or frozen by then stays.")
@click.option(
    "--interests",
    type=click.Path(path_type=Path),
    help="What people chose, as `hemicycle interests` counts it: sessions that many want both are kept apart.",
)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="Where to write TIMETABLE.json; - or nothing for stdout."
)
def command(
    conference: Path,
    limits: Limits,
    start: Path | None,
    now: str | None,
    interests: Path | None,
    output: Path | None,
) -> int:
    """Make a timetable of CONFERENCE, a YAML or JSON file; with --from, repair one.

    Exit code 0: here is a timetable; 1: there is none, or none was found; 2: the input is not right, all errors
    are listed.
    """
    expect_writable(output)
    known = read_conference(conference)
    expect_pins_to_agree(known, conference)
    published = None if start is None else read_timetable(start)
    if published is not None:
        expect_of(known, published, str(start))
    elif now is not None:
        raise click.UsageError("--now says what is frozen of a published timetable; give it with --from.")
    frozen = None if now is None else frozen_until(known, now)
    wishes = NOBODYS if interests is None else read_interests(interests, known)
    timetable = asyncio.run(watched(lambda tell, stop: plan(known, limits, tell, published, stop, frozen, wishes)))
    write(output, write_timetable(timetable).encode())
    if timetable.proof.cost is None:
        click.echo(timetable.unplaced[0].why if timetable.unplaced else "There is nothing to place.", err=True)
        return NO_TIMETABLE
    if published is not None:
        _tell_changes(known, published, timetable)
    return SUCCESS


def _tell_changes(conference: Conference, before: Timetable, after: Timetable) -> None:
    found = changes(conference, before, after)
    moved, rehoused = sum(change.moved for change in found), sum(change.rehoused for change in found)
    click.echo(f"{len(found)} sessions change: {moved} move in time, {rehoused} change rooms.", err=True)
    for change in found:
        click.echo(f"  {sentence(conference, change)}", err=True)
    for person, concerning in by_person(found).items():
        click.echo(f"  {person}: {', '.join(change.session for change in concerning)}", err=True)
