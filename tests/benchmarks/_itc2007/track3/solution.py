"""Solutions of track 3: for each lecture a line with its course, room, day and period."""

from collections.abc import Iterable

from tests.benchmarks._itc2007.faults import NotAsDescribed, fields, whole
from tests.benchmarks._itc2007.track3.reading import Curricula

Lecture = tuple[str, str, int, int]  # course, room, day, period


def read(text: str, instance: Curricula) -> list[Lecture]:
    """Give the lectures that are placed. Raises NotAsDescribed."""
    return [_lecture(number, line, instance) for number, line in enumerate(text.splitlines(), 1) if line.strip()]


def _lecture(line: int, text: str, instance: Curricula) -> Lecture:
    course, room, day, period = fields(line, text, "course", "room", "day", "period")
    for name, known, what in ((course, instance.courses, "course"), (room, instance.rooms, "room")):
        if name not in known:
            raise NotAsDescribed(line, f"a {what} of {instance.name}", f"“{name}”")
    return (
        course,
        room,
        whole(line, day, f"a day from 0 to {instance.days - 1}", range(instance.days)),
        whole(line, period, f"a period from 0 to {instance.periods - 1}", range(instance.periods)),
    )


def written(lectures: Iterable[Lecture]) -> str:
    """Write the lectures."""
    return "".join(f"{course} {room} {day} {period}\n" for course, room, day, period in lectures)
