"""`hemicycle explain`."""

import asyncio
from pathlib import Path

import click
from pydantic import TypeAdapter

from scheduler.conference import Conference
from scheduler.conference.calendar import LocalTime
from scheduler.errors import BadInput, Fault
from scheduler.explaining import PlacementReport, Report, explain, explain_placement
from scheduler.formats.conference_file import read_conference
from scheduler.formats.timetable_file import faults, read_timetable
from scheduler.options import limits_options
from scheduler.suggestions import Directory
from scheduler.timetable import Timetable
from scheduler.translation.clock import ConferenceClock
from scheduler.watching import stoppable
from solver.result import Limits
from solver.timetable.explanation.account import Question

LOCAL: TypeAdapter[str] = TypeAdapter(LocalTime)
HEADINGS = {
    "possible": "There is a timetable that keeps every hard rule.",
    "minimal": "There is no timetable. These demands clash, and none of them can be left out:",
    "not-minimal": "There is no timetable. These demands clash; perhaps some of them can be left out:",
    "impossible": "There is no timetable. No small set of demands was found that shows why. It is tightest here:",
    "unknown": "No timetable was found in time, and no reason why there should be none. It is tightest here:",
}


@click.command()
@click.argument("conference", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print the explanation as JSON.")
@limits_options(60.0, steps=False)
@click.option("--session", help="Ask about this session: why is it not placed, or not there?")
@click.option("--timetable", type=click.Path(path_type=Path), help="The timetable in which everything else stays.")
@click.option("--at", help="Ask about this start: YYYY-MM-DD HH:MM on the conference's clock.")
@click.option("--room", help="Ask about this room.")
def command(
    conference: Path,
    as_json: bool,
    limits: Limits,
    session: str | None,
    timetable: Path | None,
    at: str | None,
    room: str | None,
) -> int:
    """Say why CONFERENCE has no timetable, and the cheapest ways out; or why a session is not in a place.

    Exit code 0: here is the explanation; 2: the input is not right, all errors are listed.
    """
    known = read_conference(conference)
    if session is None:
        _expect_a_session(at, room, timetable)
        report = asyncio.run(stoppable(lambda stop: explain(known, limits, stop)))
        click.echo(report.model_dump_json(indent=1) if as_json else _told(report))
        return 0
    question, made = _question(known, session, at, room), _timetable(known, timetable)
    placement = asyncio.run(stoppable(lambda stop: explain_placement(known, made, question, limits, stop)))
    click.echo(placement.model_dump_json(indent=1) if as_json else _told_placement(placement))
    return 0


def _expect_a_session(at: str | None, room: str | None, timetable: Path | None) -> None:
    given = {"--at": at, "--room": room, "--timetable": timetable}
    if wrong := [Fault(name, "this asks about one session; name it with --session") for name in given if given[name]]:
        raise BadInput("the command", wrong)


def _timetable(conference: Conference, path: Path | None) -> Timetable | None:
    if path is None:
        return None
    made = read_timetable(path)
    if wrong := faults(conference, made):
        raise BadInput(str(path), wrong)
    return made


def _question(conference: Conference, session: str, at: str | None, room: str | None) -> Question:
    wrong = []
    sessions = Directory("session", conference.session)
    rooms = Directory("room", (room.id for room in conference.venue.rooms))
    if session not in sessions:
        wrong.append(Fault("--session", sessions.unknown(session)))
    if room is not None and room not in rooms:
        wrong.append(Fault("--room", rooms.unknown(room)))
    start = None
    if at is not None:
        try:
            start = ConferenceClock(conference).minutes_of(LOCAL.validate_python(at))
        except ValueError:
            wrong.append(Fault("--at", f"“{at}” is not a local time; write it like 2022-06-08 09:30"))
    if wrong:
        raise BadInput("the question", wrong)
    return Question(session=session, start=start, room=room)


def _told(report: Report) -> str:
    lines = [HEADINGS[report.status]]
    lines += [f"  - {text}" for text in (report.sentences or report.tightest)]
    if report.ways_out:
        lines.append("Ways out, each with a timetable that was found, from what gives up the least:")
        lines += [f"  {number}. {way.text}" for number, way in enumerate(report.ways_out, 1)]
    elif report.demands:
        lines.append("No way out was found." if report.all_tried else "No way out was found in time.")
    return "\n".join(lines)


def _told_placement(report: PlacementReport) -> str:
    lines = [f"{report.session}: {report.tried} places tried with everything else where it is."]
    if report.obstacles:
        lines.append(f"{report.place} comes nearest; against it stand:")
        lines += [f"  - {obstacle.rule}: {obstacle.text}" for obstacle in report.obstacles]
    elif report.place is not None:
        lines.append(f"Nothing stands against {report.place}.")
    if report.anew:
        lines.append("It is possible, but not by moving a few sessions: much of the timetable has to be made anew.")
    elif report.possible:
        lines.append(f"It is possible; {len(report.moves)} sessions get another place, counting this one:")
        lines += [f"  - {move.text}" for move in report.moves]
    elif report.clash is not None:
        lines.append("It is not possible, whatever moves:" if report.possible is False else "No answer in time.")
        lines += [f"  - {text}" for text in report.clash.sentences]
    return "\n".join(lines)
