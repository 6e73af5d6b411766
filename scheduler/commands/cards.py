"""`hemicycle cards`."""

from collections.abc import Callable
from pathlib import Path

import click

from scheduler import cards as making
from scheduler.attendance.applying import block_of, with_attendance
from scheduler.cards import Cards, csv
from scheduler.cards.labels import TAGS, labels
from scheduler.cards.page import SORTS, page
from scheduler.cards.xlsx import workbook
from scheduler.errors import BadInput, Fault
from scheduler.formats.attendance_file import read_attendance
from scheduler.formats.conference_file import read_conference
from scheduler.formats.participants_file import read_participants
from scheduler.formats.rotation_file import read_rotation
from scheduler.options import attendance_option
from scheduler.output import expect_writable, write
from scheduler.rotation.belonging import breakout_of, faults
from scheduler.rotation.joining import with_participants

TABLES: dict[str, Callable[[Cards], bytes]] = {"csv": csv.table, "xlsx": workbook, "zoom": csv.zoom}


@click.command()
@click.argument("conference", type=click.Path(path_type=Path))
@click.argument("rotation", type=click.Path(path_type=Path))
@click.option("--format", "form", required=True, type=click.Choice(["html", *SORTS, *TABLES]), help="What to write.")
@click.option("--participants", type=click.Path(path_type=Path), help="The file that rotate had: CSV or XLSX.")
@attendance_option
@click.option("--round", "number", type=click.IntRange(1), help="Only this round.")
@click.option("--language", type=click.Choice(TAGS), help="The language of html, rooms, rosters and tables.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The file to write; - or nothing for stdout.")
def command(
    conference: Path,
    rotation: Path,
    form: str,
    participants: Path | None,
    attendance: Path | None,
    number: int | None,
    language: str | None,
    output: Path | None,
) -> None:
    """Write ROTATION.json for doors, facilitators, people and call platforms.

    Pages for the printer: rooms are cards for doors, rosters are lists of groups, tables are small cards for people,
    html is all three. csv and xlsx are every seat; zoom is what Zoom imports for one round. Names of people stand in
    all of them.
    """
    if language is not None and form in TABLES:
        raise click.UsageError(f"--language is for pages; {form} is in the conference's own language.")
    expect_writable(output)
    made = _of_round(_read(conference, rotation, participants, attendance), number)
    if form in TABLES:
        if form == "zoom":
            _expect_for_zoom(made, str(rotation))
        write(output, TABLES[form](made))
    else:
        sorts = SORTS if form == "html" else tuple(sort for sort in SORTS if sort == form)
        write(output, page(made, labels(language or made.language), sorts))


def _read(conference: Path, rotation: Path, participants: Path | None, attendance: Path | None) -> Cards:
    """Read what cards are made from. Raises BadInput with every fault."""
    known, made, source = read_conference(conference), read_rotation(rotation), str(rotation)
    breakout = breakout_of(known, made, source)
    if participants is not None:
        known = with_participants(known, breakout, read_participants(participants, breakout), str(participants))
        breakout = breakout_of(known, made, source)
    if attendance is not None:
        seen = read_attendance(attendance)
        known = with_attendance(known, block_of(known, seen, str(attendance)), seen, str(attendance))
        breakout = breakout_of(known, made, source)
    if wrong := faults(known, breakout, made):
        raise BadInput(source, wrong)
    if made.why:
        raise BadInput(source, [Fault("why", f"nobody is seated: {made.why}")])
    return making.cards(known, breakout, made)


def _of_round(made: Cards, number: int | None) -> Cards:
    """Give the cards of one round, or all. Raises BadInput for a round that there is not."""
    if number is not None and number not in made.rounds:
        what = f"there is no round {number}; the rotation has {', '.join(map(str, made.rounds))}"
        raise BadInput("the command", [Fault("--round", what)])
    return made if number is None else made.of_round(number)


def _expect_for_zoom(made: Cards, source: str) -> None:
    """Raise BadInput if Zoom could not take it; say who is missing in it."""
    if len(made.rounds) > 1:
        what = f"Zoom holds the rooms of one round; choose one of {', '.join(map(str, made.rounds))}"
        raise BadInput("the command", [Fault("--round", what)])
    people, missing = {holder.id for holder, _ in made.moves()}, csv.without_email(made)
    if people == set(missing):
        what = "nobody has an e-mail address, by which Zoom knows people; give participants an email"
        raise BadInput(source, [Fault("rounds", what)])
    if missing:
        click.echo(f"Without an e-mail address, so not in the file: {', '.join(missing)}", err=True)
