"""ATTENDANCE.json: what was seen at the doors of a breakout, round by round, as every command reads and writes it."""

from collections.abc import Iterable
from typing import Literal

from scheduler.conference.breakouts import Participant, RoundNumber
from scheduler.conference.text import Identifier, Part

State = Literal["came", "missing", "left"]


class Mark(Part):
    """What was seen of a person in a round, counted from 1.

    Who `came` sat in the group of `session`; who is `missing` is not in this round; who `left` is neither in it nor
    in those after it, unless a later mark says so.
    """

    person: Identifier
    round: RoundNumber
    state: State
    session: Identifier | None = None


class Arrival(Part):
    """Somebody who was not on the list, and the first round in which they take part, counted from 1."""

    participant: Participant
    round: RoundNumber


class Attendance(Part):
    """What is known of one breakout's rounds. Of whom nothing is marked is taken to be where the rotation says."""

    conference: Identifier
    breakout: Identifier
    marks: tuple[Mark, ...] = ()
    arrivals: tuple[Arrival, ...] = ()

    def absent(self, rounds: int) -> dict[str, frozenset[int]]:
        """Give the rounds, of so many, in which each person who is marked was not or will not be there."""
        people: dict[str, dict[int, Mark]] = {}
        for mark in self.marks:
            people.setdefault(mark.person, {})[mark.round] = mark
        found = {person: _away(marks, rounds) for person, marks in sorted(people.items())}
        return {person: numbers for person, numbers in found.items() if numbers}


def _away(marks: dict[int, Mark], rounds: int) -> frozenset[int]:
    found, gone = set(), False
    for number in range(1, rounds + 1):
        mark = marks.get(number)
        gone = gone if mark is None else mark.state == "left"
        if gone or (mark is not None and mark.state == "missing"):
            found.add(number)
    return frozenset(found)


def marked(marks: Iterable[Mark], number: int) -> dict[str, Mark]:
    """Give the marks of one round by person."""
    return {mark.person: mark for mark in marks if mark.round == number}
