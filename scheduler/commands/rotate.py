"""`hemicycle rotate`."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import click

from scheduler.attendance.applying import as_held, with_attendance
from scheduler.attendance.attendance import Attendance
from scheduler.attendance.telling import without_facilitator
from scheduler.errors import BadInput
from scheduler.formats.attendance_file import read_attendance
from scheduler.formats.conference_file import read_conference
from scheduler.formats.participants_file import read_participants
from scheduler.formats.rotation_file import read_rotation, write_rotation
from scheduler.formats.timetable_file import faults, read_timetable
from scheduler.freezing import moment_of
from scheduler.options import attendance_option, limits_options
from scheduler.output import expect_writable, write
from scheduler.rotation.asked import breakout_of, expect_of, expect_over, expect_participants, rounds_begun
from scheduler.rotation.curve import curve as curve_of
from scheduler.rotation.curve.file import expect_form, write_curve
from scheduler.rotation.curve.telling import told as told_curve
from scheduler.rotation.first_wishes import told_wishes
from scheduler.rotation.joining import with_participants
from scheduler.rotation.offers import offers, told_offer
from scheduler.rotation.planning import rotate
from scheduler.rotation.task import Task
from scheduler.rotation.telling import told, told_changes
from scheduler.watching import watched
from solver.result import Event, Limits

ROTATED, NO_ROTATION = 0, 1


@click.command()
@click.argument("conference", type=click.Path(path_type=Path))
@click.option("--breakout", metavar="ID", help="Which breakout, if there are several.")
@click.option("--timetable", type=click.Path(path_type=Path), help="TIMETABLE.json: when and where the groups meet.")
@click.option("--participants", type=click.Path(path_type=Path), help="Who takes part: a CSV or XLSX file.")
@attendance_option
@click.option(
    "--from", "start", type=click.Path(path_type=Path), help="An earlier ROTATION.json: change little of it."
)
@click.option("--over", type=click.IntRange(0), metavar="N", help="With --from: so many rounds are over.")
@click.option("--now", help="With --from: the local time, YYYY-MM-DD HH:MM; rounds that have begun stay.")
@click.option("--move", type=click.IntRange(0), metavar="K", help="With --from: so many may move, for what it gains.")
@click.option("--offer", is_flag=True, help="With --from: say as well what would be gained if more people moved.")
@click.option(
    "--curve",
    type=click.Path(path_type=Path),
    help="FILE.svg or FILE.csv: what mixing costs in wishes, point by point; each takes as long as the search.",
)
@limits_options(60.0)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="Where to write ROTATION.json; - or nothing for stdout."
)
def command(
    conference: Path,
    breakout: str | None,
    timetable: Path | None,
    participants: Path | None,
    attendance: Path | None,
    start: Path | None,
    over: int | None,
    now: str | None,
    move: int | None,
    offer: bool,
    curve: Path | None,
    limits: Limits,
    output: Path | None,
) -> int:
    """Say who sits in which group of a breakout of CONFERENCE; with --from, mend a rotation.

    Exit code 0: here is a rotation; 1: there is none, or none was found, and why; 2: the input is not right, all
    errors are listed.
    """
    expect_writable(output)
    if curve is not None:
        expect_form(curve)
    if start is None and (over is not None or now is not None or move is not None or offer):
        raise click.UsageError(
            "--over, --now, --move and --offer are about an earlier rotation; give it with --from."
        )
    if over is not None and now is not None:
        raise click.UsageError("--over and --now both say what is over; give one of them.")
    seen = None if attendance is None else read_attendance(attendance)
    task = _task(conference, breakout, timetable, participants, seen, str(attendance))
    task = _with_earlier(task, seen, start, over or 0, now, move)
    rotation = asyncio.run(watched(lambda tell, stop: rotate(task, limits, tell, stop), "rotation", "groups"))
    write(output, write_rotation(rotation).encode())
    for line in [*told(rotation), *told_wishes(task, rotation), *told_changes(task, rotation)]:
        click.echo(line, err=True)
    if seen is not None:
        for line in without_facilitator(task.conference, task.block, task.past):
            click.echo(line, err=True)
    if rotation.measures is None:
        return NO_ROTATION
    if offer:
        asyncio.run(watched(lambda tell, stop: _offer(task, limits, tell, stop), "rotation", "groups"))
    if curve is not None:
        asyncio.run(watched(lambda tell, stop: _find_curve(curve, task, limits, tell, stop), "rotation", "groups"))
    return ROTATED


def _task(
    conference: Path,
    breakout: str | None,
    timetable: Path | None,
    participants: Path | None,
    seen: Attendance | None,
    seen_in: str,
) -> Task:
    """Read what a rotation is made from. Raises BadInput with every fault."""
    known = read_conference(conference)
    block, source = breakout_of(known, breakout, str(conference)), str(conference)
    if participants is not None:
        known = with_participants(known, block, read_participants(participants, block), str(participants))
        block, source = breakout_of(known, block.id, str(conference)), str(participants)
    if seen is not None:
        known = with_attendance(known, block, seen, seen_in)
        block = breakout_of(known, block.id, source)
    expect_participants(known, block, source)
    placed = None if timetable is None else read_timetable(timetable)
    if placed is not None and (wrong := faults(known, placed)):
        raise BadInput(str(timetable), wrong)
    return Task(known, block, placed)


def _with_earlier(
    task: Task, seen: Attendance | None, start: Path | None, over: int, now: str | None, move: int | None
) -> Task:
    """Add an earlier rotation, and what of it is over, as it took place. Raises BadInput with every fault."""
    if start is None:
        return task
    earlier = read_rotation(start)
    expect_of(task.conference, task.block, earlier, str(start))
    task = replace(task, earlier=earlier, past=over, most_moved=move)
    expect_over(task)
    if now is not None:
        task = replace(task, past=rounds_begun(task, moment_of(task.conference, now)))
    return task if seen is None else replace(task, earlier=as_held(earlier, seen, task.past))


async def _offer(task: Task, limits: Limits, tell: Callable[[Event], None], stop: asyncio.Event) -> None:
    """Say what would be gained if more people moved."""
    people = len(task.block.participants)
    async for moves, rotation in offers(task, limits, tell, stop):
        click.echo(told_offer(moves, people, rotation), err=True)


async def _find_curve(
    target: Path, task: Task, limits: Limits, tell: Callable[[Event], None], stop: asyncio.Event
) -> None:
    """Write what mixing costs in wishes, if both ends of the curve are found."""
    found = await curve_of(task, limits, tell, stop)
    if found is None:
        click.echo(f"Both ends of the curve were not found in time; {target} is not written.", err=True)
    else:
        click.echo("\n".join(told_curve(found)), err=True)
        write_curve(target, found, task.conference.text(task.block.name))
