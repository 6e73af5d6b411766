"""`hemicycle export`."""

import datetime as dt
from pathlib import Path

import click

from scheduler.errors import BadInput
from scheduler.feeds import Selection, exporters
from scheduler.formats.conference_file import read_conference
from scheduler.formats.roster_file import read_roster
from scheduler.formats.timetable_file import faults, read_timetable
from scheduler.output import write
from scheduler.versions import publish


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
    known, made = read_conference(conference), read_timetable(timetable)
    if wrong := faults(known, made):
        raise BadInput(str(timetable), wrong)
    people = None if roster is None else read_roster(roster)
    version = publish(known, made, None, dt.datetime.now(dt.UTC), roster=people)
    write(output, exporters()[form](version, _selection(room=room, kind=kind, body=body, language=language)))


def _selection(**asked: str | None) -> Selection:
    chosen = {by: value for by, value in asked.items() if value is not None}
    if len(chosen) > 1:
        raise click.UsageError("Choose one of --room, --kind, --body and --language.")
    for by, value in chosen.items():
        return Selection.model_validate({"by": by, "value": value})
    return Selection()
