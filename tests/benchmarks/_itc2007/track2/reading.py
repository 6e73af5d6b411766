"""Instances of track 2 (.tim): whole numbers, separated by white space, table after table."""

from collections.abc import Sequence
from dataclasses import dataclass

from tests.benchmarks._itc2007.faults import NotAsDescribed, whole

DAYS, SLOTS_A_DAY = 5, 9
SLOTS = range(DAYS * SLOTS_A_DAY)


@dataclass(frozen=True)
class Enrolment:
    """Events, rooms and slots by number from 0; `before` holds pairs of events, the earlier one first."""

    seats: tuple[int, ...]
    events_of: tuple[frozenset[int], ...]
    features_of_room: tuple[frozenset[int], ...]
    features_of_event: tuple[frozenset[int], ...]
    slots_of: tuple[frozenset[int], ...]
    before: frozenset[tuple[int, int]]

    @property
    def events(self) -> range:
        """The numbers of all events."""
        return range(len(self.slots_of))

    def attendance(self) -> list[int]:
        """Give the number of students of each event."""
        return [sum(event in events for events in self.events_of) for event in self.events]


def read(text: str) -> Enrolment:
    """Read an instance; slots and order are those of 2007, absent in files of 2002. Raises NotAsDescribed."""
    numbers = _Numbers(text)
    events, rooms, features, students = (
        numbers.take(f"the number of {what}") for what in ("events", "rooms", "features", "students")
    )
    seats = tuple(numbers.take(f"the seats of room {room}") for room in range(rooms))
    events_of = numbers.table(students, events, "student {} is in event {}")
    features_of_room = numbers.table(rooms, features, "room {} has feature {}")
    features_of_event = numbers.table(events, features, "event {} needs feature {}")
    slots_of, before = (frozenset(SLOTS),) * events, frozenset[tuple[int, int]]()
    if not numbers.at_end():
        slots_of = numbers.table(events, len(SLOTS), "event {} may be in slot {}")
        before = _order(numbers, events)
    numbers.finish()
    return Enrolment(seats, events_of, features_of_room, features_of_event, slots_of, before)


def _order(numbers: "_Numbers", events: int) -> frozenset[tuple[int, int]]:
    """Read for each two events whether the first is before (1) or after (-1) the other; both say the same."""
    said: dict[tuple[int, int], int] = {}
    for one in range(events):
        for other in range(events):
            opposite = said.get((other, one), 0 if one == other else None)
            allowed = (-1, 0, 1) if opposite is None else (-opposite,)
            said[one, other] = numbers.take(f"{_any(allowed)}, the order of events {one} and {other}", allowed)
    return frozenset(pair for pair, order in said.items() if order == 1)


def _any(allowed: Sequence[int]) -> str:
    return " or ".join(str(number) for number in allowed)


class _Numbers:
    """The numbers of a file one after another, each known by its line."""

    def __init__(self, text: str) -> None:
        lines = text.splitlines()
        self._words = [(number, word) for number, line in enumerate(lines, 1) for word in line.split()]
        self._last = len(lines)
        self._next = 0

    def at_end(self) -> bool:
        return self._next == len(self._words)

    def take(self, expected: str, allowed: Sequence[int] | None = None) -> int:
        if self.at_end():
            raise NotAsDescribed(self._last, expected, "the end of the file")
        line, word = self._words[self._next]
        self._next += 1
        return whole(line, word, expected, allowed)

    def table(self, rows: int, columns: int, question: str) -> tuple[frozenset[int], ...]:
        """Read 0 or 1 for each row and column; give the columns of each row that have a 1."""

        def yes(row: int, column: int) -> bool:
            return self.take(f"0 or 1, whether {question.format(row, column)}", (0, 1)) == 1

        return tuple(frozenset(column for column in range(columns) if yes(row, column)) for row in range(rows))

    def finish(self) -> None:
        if not self.at_end():
            line, word = self._words[self._next]
            raise NotAsDescribed(line, "the end of the file", f"“{word}”")
