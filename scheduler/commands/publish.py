"""`hemicycle publish`."""

import asyncio
import datetime as dt
from pathlib import Path

import click

from scheduler.attendance.applying import block_of, with_attendance
from scheduler.changelog.hold_back import Consent
from scheduler.conference import Conference
from scheduler.errors import BadInput, Fault
from scheduler.formats.attendance_file import read_attendance
from scheduler.formats.conference_file import read_conference
from scheduler.formats.participants_file import read_participants
from scheduler.formats.roster_file import read_roster
from scheduler.formats.rotation_file import read_rotation
from scheduler.formats.timetable_file import faults, read_timetable
from scheduler.interpretation.agreement import REMEDY, outdated
from scheduler.options import attendance_option, consent_options, data_option, database
from scheduler.publishing import publish
from scheduler.rotation.asked import breakout_of
from scheduler.rotation.joining import with_participants
from scheduler.rotation.published import Rotations
from scheduler.timetable import Timetable


@click.command()
@click.argument("conference", type=click.Path(path_type=Path))
@click.argument("timetable", type=click.Path(path_type=Path))
@click.option(
    "--roster",
    type=click.Path(path_type=Path),
    help="ROSTER.json: who sits in which booth. The booth plan’s page shows ids of interpreters, never names.",
)
@click.option(
    "--rotation",
    "rotations",
    type=click.Path(path_type=Path),
    multiple=True,
    help="ROTATION.json: who sits in which group; once for each breakout. Without it the published one stays.",
)
@click.option("--no-rotation", is_flag=True, help="Publish no rotation but those given; seats are cancelled.")
@click.option(
    "--participants",
    type=click.Path(path_type=Path),
    help="The file that rotate had: CSV or XLSX. For the one breakout there is, or the one of --rotation.",
)
@attendance_option
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
    rotations: tuple[Path, ...],
    no_rotation: bool,
    participants: Path | None,
    attendance: Path | None,
    note: str,
    keep_languages: bool,
    consent: Consent,
    data: Path,
) -> None:
    """Publish a timetable as the next version; pages and subscribed calendars follow.

    A timetable that breaks a hard rule, or has other languages than are granted today, is refused, and nothing
    changes; so is a roster or a rotation that breaks a hard rule in what has not begun, or does not fit. A version
    that drops or moves more of what is published than the conference allows at once waits for a second yes.
    """
    known, made = read_conference(conference), read_timetable(timetable)
    if wrong := faults(known, made):
        raise BadInput(str(timetable), wrong)
    if not keep_languages:
        _expect_languages(known, made)
    people = None if roster is None else read_roster(roster)
    seats = Rotations(tuple(map(read_rotation, rotations)), keep=not no_rotation)
    if participants is not None:
        known = _with_participants(known, seats, participants)
    if attendance is not None:
        seen = read_attendance(attendance)
        known = with_attendance(known, block_of(known, seen, str(attendance)), seen, str(attendance))
    now = dt.datetime.now(dt.UTC)
    version = asyncio.run(publish(database(data), known, made, now, note, people, consent, seats))
    click.echo(f"{known.id}: version {version.number} is published, {len(version.programme)} sessions.")


def _expect_languages(conference: Conference, timetable: Timetable) -> None:
    if differing := outdated(conference, timetable):
        raise BadInput(
            f"the timetable has languages that are not granted today; {REMEDY}, --keep-languages publishes them",
            [Fault(session, text) for session, text in differing.items()],
        )


def _with_participants(conference: Conference, seats: Rotations, participants: Path) -> Conference:
    name = seats.brought[0].breakout if len(seats.brought) == 1 else None
    block = breakout_of(conference, name, "--participants")
    return with_participants(conference, block, read_participants(participants, block), str(participants))
