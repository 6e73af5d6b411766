"""`hemicycle export`."""

import datetime as dt
from pathlib import Path

import click

from scheduler.errors import BadInput, Fault
from scheduler.feeds import Selection, exporters, feed_paths
from scheduler.formats.conference_file import read_conference
from scheduler.formats.roster_file import read_roster
from scheduler.formats.timetable_file import faults, read_timetable
from scheduler.output import write
from scheduler.suggestions import Directory
from scheduler.versions import Version, publish

WITH_PEOPLE = "booths-xlsx"  # the format that says who sits where


@click.command()
@click.argument("conference", type=click.Path(path_type=Path))
@click.argument("timetable", type=click.Path(path_type=Path))
@click.option("--format", "form", required=True, type=click.Choice(sorted(exporters())), help="What to write.")
@click.option("--room", help="Only the sessions of a room.")
@click.option("--kind", help="Only the sessions of a kind.")
@click.option("--body", help="Only the sessions of a body.")
@click.option("--language", help="Only the sessions interpreted into a language, or held in it.")
@click.option("--roster", type=click.Path(path_type=Path), help="ROSTER.json, for a booth plan with names.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The file to write; - or nothing for stdout.")
def command(
    conference: Path,
    timetable: Path,
    form: str,
    room: str | None,
    kind: str | None,
    body: str | None,
    language: str | None,
    roster: Path | None,
    output: Path | None,
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
    selection = _selection(room=room, kind=kind, body=body, language=language)
    _expect_known(selection, version)
    write(output, exporters()[form](version, selection))


def _selection(**asked: str | None) -> Selection:
    chosen = {by: value for by, value in asked.items() if value is not None}
    if len(chosen) > 1:
        raise click.UsageError("Choose one of --room, --kind, --body and --language.")
    for by, value in chosen.items():
        return Selection.model_validate({"by": by, "value": value})
    return Selection()


def _expect_known(selection: Selection, version: Version) -> None:
    """Raise BadInput for a room, kind, body or language that the version does not know."""
    known = Directory(selection.by, (each.value for each in feed_paths(version).values() if each.by == selection.by))
    if selection.value not in known:
        raise BadInput("the selection", [Fault(f"--{selection.by}", known.unknown(selection.value))])
