"""Solutions of track 2 (.sln): for each event a line with its slot and room, both -1 if it is not placed."""

from collections.abc import Sequence

from tests.benchmarks._itc2007.faults import NotAsDescribed, fields, whole
from tests.benchmarks._itc2007.track2.reading import SLOTS, Enrolment

Place = tuple[int, int]  # slot, room


def read(text: str, instance: Enrolment) -> list[Place | None]:
    """Give the place of each event. Raises NotAsDescribed."""
    lines = [(number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    places = [_place(number, line, len(instance.seats)) for number, line in lines]
    if len(places) != len(instance.events):
        last = lines[-1][0] if lines else 1
        raise NotAsDescribed(last, f"one line for each of {len(instance.events)} events", f"{len(places)}")
    return places


def _place(line: int, text: str, rooms: int) -> Place | None:
    slot, room = fields(line, text, "slot", "room")
    if (slot, room) == ("-1", "-1"):
        return None
    return (
        whole(line, slot, f"a slot from 0 to {SLOTS[-1]}, or -1 -1", SLOTS),
        whole(line, room, f"a room from 0 to {rooms - 1}, or -1 -1", range(rooms)),
    )


def written(places: Sequence[Place | None]) -> str:
    """Write the place of each event."""
    return "".join(f"{slot} {room}\n" for slot, room in (place or (-1, -1) for place in places))
