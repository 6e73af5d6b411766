"""What the command line asks of a rotation: which breakout, from which earlier rotation, how much of it is over."""

import datetime as dt

from scheduler.conference import Conference
from scheduler.conference.breakouts import Breakout
from scheduler.errors import BadInput, Fault
from scheduler.rotation.rotation import Rotation
from scheduler.rotation.setting import Setting
from scheduler.rotation.task import Task
from scheduler.suggestions import Directory, listed


def breakout_of(conference: Conference, name: str | None, source: str) -> Breakout:
    """Give the breakout of that name, or the only one there is. Raises BadInput if there is none."""
    known = Directory("breakout", (block.id for block in conference.breakouts))
    if name is not None and name not in known:
        raise BadInput("--breakout", [Fault("", known.unknown(name))])
    found = [block for block in conference.breakouts if name in (None, block.id)]
    if not found:
        raise BadInput(
            source, [Fault("breakouts", "there are none; describe one, with themes, rounds and participants")]
        )
    if len(found) > 1:
        what = f"the conference has several; name one: {listed((block.id for block in found), 'or')}"
        raise BadInput("--breakout", [Fault("", what)])
    return found[0]


def expect_participants(conference: Conference, block: Breakout, source: str) -> None:
    """Raise BadInput if nobody takes part."""
    if not block.participants:
        place = f"breakouts[{conference.breakouts.index(block)}] {block.id} › participants"
        raise BadInput(source, [Fault(place, "there are none; list them here, or give a file with --participants")])


def expect_of(conference: Conference, block: Breakout, earlier: Rotation, source: str) -> None:
    """Raise BadInput if an earlier rotation is none, or is of another breakout; people and groups may be gone."""
    faults = []
    if earlier.conference != conference.id:
        faults.append(Fault("conference", f"the rotation is of “{earlier.conference}”, not of “{conference.id}”"))
    if earlier.breakout != block.id:
        faults.append(Fault("breakout", f"the rotation is of “{earlier.breakout}”, not of “{block.id}”"))
    if earlier.why:
        faults.append(Fault("why", f"it is no rotation: {earlier.why}; start without it"))
    if faults:
        raise BadInput(source, faults)


def expect_over(task: Task) -> None:
    """Raise BadInput if more rounds are said to be over than there are."""
    most = min(len(task.block.rounds), len(task.earlier.rounds) if task.earlier is not None else 0)
    if task.past > most:
        raise BadInput("--over", [Fault("", f"{task.past} rounds cannot be over; there are {most}")])


def rounds_begun(task: Task, now: dt.datetime) -> int:
    """Count the rounds that have begun, one after the other. Raises BadInput if no round has a time."""
    setting = Setting(task.conference, task.timetable)
    before = task.earlier.rounds if task.earlier is not None else ()
    starts = []
    for sessions, held in zip(task.block.rounds, before, strict=False):
        time = setting.round_time(sessions)
        starts.append(held.start if time is None else setting.clock.moment(time[0]))
    if not any(starts):
        what = "no round has a time yet: give the timetable with --timetable, or say with --over how many are over"
        raise BadInput("--now", [Fault("", what)])
    ahead = [number for number, start in enumerate(starts) if start is None or start > now]
    return min(ahead, default=len(starts))
