"""`hemicycle export`."""

import datetime as dt
from pathlib import Path

import click

from scheduler.errors import BadInput, Fault
from scheduler.feeds import Selection, exporters
from scheduler.feeds.asked import Vocabulary
from scheduler.formats.conference_file import read_conference
from scheduler.formats.roster_file import read_roster
from scheduler.formats.timetable_file import faults, read_timetable
from scheduler.output import write
from scheduler.versions import Version, publish

WITH_PEOPLE = "booths-xlsx"  # the format that says who sits where


@click.command()
@click.argument("conference", type=click.Path(path_type=Path))
@click.argument("timetable", type=click.Path(path_type=Path))
@click.option("--format", "form", required=True, type=click.Choice(sorted(exporters())), help="What to write.")
@click.option("--room", multiple=True, help="Only the sessions of a room. Each of these can be given several times.")
@click.option("--kind", multiple=True, help="Only the sessions of a kind.")
@click.option("--body", multiple=True, help="Only the sessions of a body.")
@click.option("--theme", multiple=True, help="Only the sessions with a theme.")
@click.option("--language", multiple=True, help="Only the sessions interpreted into a language, or held in it.")
@click.option("--lang", help="The language of the texts; the conference’s default one if it is not said.")
@click.option("--deadlines", is_flag=True, help="The deadlines instead of sessions; for ics and jcal.")
@click.option("--roster", type=click.Path(path_type=Path), help="ROSTER.json, for a booth plan with names.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The file to write; - or nothing for stdout.")
def command(
    conference: Path,
    timetable: Path,
    form: str,
    deadlines: bool,
    roster: Path | None,
    output: Path | None,
    **asked: tuple[str, ...] | str | None,
) -> None:
    """Write a timetable as a calendar or a table, all of it or a selection.

    Sessions have the same identities (UIDs) as in the published calendars.
    """
    if roster is not None and form != WITH_PEOPLE:
        raise BadInput("the command", [Fault("--roster", f"{form} has no interpreters; {WITH_PEOPLE} does")])
    known, made = read_conference(conference), read_timetable(timetable)
    if wrong := faults(known, made):
        raise BadInput(str(timetable), wrong)
    people = None if roster is None else read_roster(roster)
    version = publish(known, made, None, dt.datetime.now(dt.UTC), roster=people)
    selection = _selection(version, asked, deadlines)
    write(output, exporters()[form](version, selection))


def _selection(version: Version, asked: dict[str, tuple[str, ...] | str | None], deadlines: bool) -> Selection:
    """Read what was asked for. Raises BadInput, in which faults go by the names of options."""
    try:
        return Vocabulary(version).read(_pairs(asked), Selection(what="deadlines" if deadlines else "sessions"))
    except BadInput as error:
        raise BadInput("the command", [Fault(f"--{each.path}", each.what) for each in error.faults]) from error


def _pairs(asked: dict[str, tuple[str, ...] | str | None]) -> list[tuple[str, str]]:
    """Give what was asked for as an address would ask for it."""
    listed = {key: (value,) if isinstance(value, str) else value or () for key, value in asked.items()}
    return [(key, value) for key, values in listed.items() for value in values]
