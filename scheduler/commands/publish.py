"""`hemicycle publish`."""

import asyncio
import datetime as dt
from pathlib import Path

import click

from scheduler.changelog.hold_back import Consent
from scheduler.conference import Conference
from scheduler.errors import BadInput, Fault
from scheduler.formats.conference_file import read_conference
from scheduler.formats.roster_file import read_roster
from scheduler.formats.timetable_file import faults, read_timetable
from scheduler.interpretation.agreement import REMEDY, outdated
from scheduler.options import consent_options, data_option, database
from scheduler.publishing import publish
from scheduler.timetable import Timetable


@click.command()
@click.argument("conference", type=click.Path(path_type=Path))
@click.argument("timetable", type=click.Path(path_type=Path))
@click.option(
    "--roster",
    type=click.Path(path_type=Path),
    help="ROSTER.json: who sits in which booth. The booth plan’s page shows ids of interpreters, never names.",
)
@click.option("--note", default="", help="What changed, for the readers.")
@click.option(
    "--keep-languages",
    is_flag=True,
    help="Publish the timetable’s languages, also where others are granted today.",
)
@consent_options
@data_option
def command(
    conference: Path,
    timetable: Path,
    roster: Path | None,
    note: str,
    keep_languages: bool,
    consent: Consent,
    data: Path,
) -> None:
    """Publish a timetable as the next version; pages and subscribed calendars follow.

    A timetable that breaks a hard rule, or has other languages than are granted today, is refused, and nothing
    changes; so is a roster that breaks a hard rule in what has not begun, or is of another timetable. A version that
    drops or moves more of what is published than the conference allows at once waits for a second yes.
    """
    known, made = read_conference(conference), read_timetable(timetable)
    if wrong := faults(known, made):
        raise BadInput(str(timetable), wrong)
    if not keep_languages:
        _expect_languages(known, made)
    people = None if roster is None else read_roster(roster)
    version = asyncio.run(publish(database(data), known, made, dt.datetime.now(dt.UTC), note, people, consent))
    click.echo(f"{known.id}: version {version.number} is published, {len(version.programme)} sessions.")


def _expect_languages(conference: Conference, timetable: Timetable) -> None:
    if differing := outdated(conference, timetable):
        raise BadInput(
            f"the timetable has languages that are not granted today; {REMEDY}, --keep-languages publishes them",
            [Fault(session, text) for session, text in differing.items()],
        )
