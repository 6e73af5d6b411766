"""Rotations that are published with a timetable: one for each breakout, in the times and rooms of the timetable."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scheduler.conference import Conference
from scheduler.errors import BadInput, Fault
from scheduler.rotation import back, there
from scheduler.rotation.asked import rounds_begun
from scheduler.rotation.belonging import breakout_of, faults
from scheduler.rotation.rotation import Rotation, Round
from scheduler.rotation.task import Task
from scheduler.timetable import Placement, Timetable
from solver.check import check

ANEW = "give one that fits with --rotation, or none with --no-rotation"


@dataclass(frozen=True)
class Rotations:
    """The rotations that a version brings; where it brings none for a breakout, that of the version before stays.

    Without `keep` only those stay that are brought.
    """

    brought: tuple[Rotation, ...] = ()
    keep: bool = True

    def over(self, earlier: Sequence[Rotation], conference: Conference) -> tuple[Rotation, ...]:
        """Give the rotation of each breakout, in the order of the conference."""
        found = {rotation.breakout: rotation for rotation in earlier if self.keep}
        found |= {rotation.breakout: rotation for rotation in self.brought}
        return tuple(found[block.id] for block in conference.breakouts if block.id in found)


KEPT = Rotations()


def settled(
    rotations: Rotations, earlier: Sequence[Rotation], conference: Conference, timetable: Timetable
) -> tuple[Rotation, ...]:
    """Give the rotations that stand with a timetable, each in its times and rooms.

    Raises BadInput for one that is not of the conference and the timetable, and for two of one breakout.
    """
    blocks = [breakout_of(conference, rotation, "rotation") for rotation in rotations.brought]
    twice = [name for name, times in Counter(block.id for block in blocks).items() if times > 1]
    if twice:
        raise BadInput("rotation", [Fault("breakout", f"there are two of “{name}”; give one") for name in twice])
    standing = rotations.over(earlier, conference)
    if found := [fault for rotation in standing for fault in _faults(conference, timetable, rotation)]:
        raise BadInput(f"rotation; {ANEW}", found)
    return tuple(_placed(rotation, timetable) for rotation in standing)


def expect_sound(conference: Conference, timetable: Timetable, rotation: Rotation, now: dt.datetime) -> None:
    """Raise BadInput for a rotation that breaks a hard rule in a round that has not begun `now`."""
    task = Task(conference, breakout_of(conference, rotation, "rotation"), timetable, earlier=rotation)
    past = max(rotation.past, rounds_begun(task, now))
    problem = there.problem(Task(conference, task.block, timetable, earlier=rotation, past=past))
    verdict = check(problem, back.plan(rotation, problem))
    if verdict.hard:
        raise BadInput(
            f"the rotation of {rotation.breakout} breaks hard rules and is not published; {ANEW}",
            [Fault(", ".join(each.sessions), f"{each.rule}: {each.text}") for each in verdict.hard],
        )


def _faults(conference: Conference, timetable: Timetable, rotation: Rotation) -> Iterator[Fault]:
    block = breakout_of(conference, rotation, "rotation")
    if rotation.why:
        yield Fault("why", f"nobody is seated: {rotation.why}")
    yield from faults(conference, block, rotation)
    places = timetable.placed()
    for number, each in enumerate(rotation.rounds):
        known = block.rounds[number] if number < len(block.rounds) else ()
        for group in each.groups:
            if group.session not in known:
                yield Fault(f"rounds[{number}] {group.session}", "the breakout has no such group in this round")
            elif group.session not in places:
                yield Fault(f"rounds[{number}] {group.session}", "the timetable does not say when it takes place")


def _placed(rotation: Rotation, timetable: Timetable) -> Rotation:
    places = timetable.placed()
    return rotation.model_copy(update={"rounds": tuple(_round(each, places) for each in rotation.rounds)})


def _round(each: Round, places: dict[str, Placement]) -> Round:
    held = [places[group.session] for group in each.groups]
    groups = tuple(group.model_copy(update={"room": places[group.session].room}) for group in each.groups)
    start = min((place.start.astimezone(dt.UTC) for place in held), default=each.start)
    end = max((place.end.astimezone(dt.UTC) for place in held), default=each.end)
    return each.model_copy(update={"start": start, "end": end, "groups": groups})
