"""`hemicycle publish`."""

import asyncio
import datetime as dt
from pathlib import Path

import click

from scheduler.errors import BadInput
from scheduler.formats.conference_file import read_conference
from scheduler.formats.roster_file import read_roster
from scheduler.formats.timetable_file import faults, read_timetable
from scheduler.options import data_option, database
from scheduler.publishing import publish


@click.command()
@click.argument("conference", type=click.Path(path_type=Path))
@click.argument("timetable", type=click.Path(path_type=Path))
@click.option("--roster", type=click.Path(path_type=Path), help="ROSTER.json: who sits in which booth.")
@click.option("--note", default="", help="What changed, for the readers.")
@data_option
def command(conference: Path, timetable: Path, roster: Path | None, note: str, data: Path) -> None:
    """Publish a timetable as the next version; pages and subscribed calendars follow.

    A timetable that breaks a hard rule is refused, and nothing changes.
    """
    known, made = read_conference(conference), read_timetable(timetable)
    if wrong := faults(known, made):
        raise BadInput(str(timetable), wrong)
    people = None if roster is None else read_roster(roster)
    version = asyncio.run(publish(database(data), known, made, dt.datetime.now(dt.UTC), note, people))
    click.echo(f"{known.id}: version {version.number} is published, {len(version.programme)} sessions.")
