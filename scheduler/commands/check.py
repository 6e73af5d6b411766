"""`hemicycle check`."""

import json
from pathlib import Path

import click

from scheduler.conference import Conference
from scheduler.errors import BadInput
from scheduler.formats.conference_file import read_conference
from scheduler.formats.timetable_file import faults, read_timetable
from scheduler.interpretation.agreement import outdated
from scheduler.planning import judge
from scheduler.timetable import Timetable, Violation


@click.command()
@click.argument("conference", type=click.Path(path_type=Path))
@click.argument("timetable", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print the violations as JSON.")
def command(conference: Path, timetable: Path, as_json: bool) -> int:
    """Judge TIMETABLE.json by every rule of CONFERENCE's rule book.

    Exit code 0: no hard rule is broken, and the languages are those that are granted today; 1: not so, and listed
    where; 2: the input is not right.
    """
    known, made = read_conference(conference), read_timetable(timetable)
    if wrong := faults(known, made):
        raise BadInput(str(timetable), wrong)
    found = [*_outdated(known, made), *judge(known, made)]
    hard = [violation for violation in found if violation.level == "hard"]
    if as_json:
        click.echo(json.dumps([violation.model_dump() for violation in found], ensure_ascii=False, indent=1))
    else:
        _print(hard, len(found) - len(hard), len(made.placements))
    return 1 if hard else 0


def _outdated(conference: Conference, timetable: Timetable) -> list[Violation]:
    """Give the sessions with other languages than are granted, as if that broke a hard rule."""
    return [
        Violation(rule="interpretation_as_granted", level="hard", sessions=(session,), text=text)
        for session, text in outdated(conference, timetable).items()
    ]


def _print(hard: list[Violation], soft: int, placed: int) -> None:
    for violation in hard:
        click.echo(f"{violation.rule}: {violation.text} [{', '.join(violation.sessions)}]")
    state = f"{len(hard)} hard violations" if len(hard) != 1 else "1 hard violation"
    click.echo(f"{placed} sessions placed, {state if hard else 'no hard violation'}, {soft} wishes not met.")
