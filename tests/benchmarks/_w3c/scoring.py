"""What the W3C's own validation would say of a schedule, counted from the event alone.

Errors: a meeting without a place, two in one room, a chair or group in two places, a plenary session elsewhere than
in the plenary room or with too many others, any other session there. Warnings: sessions that should not conflict, one
track, or anything beside a plenary at once; too small a room; a time that was wanted and not given. Goals: one room
for a track and for a group's meetings, few rooms at once.
"""

from collections.abc import Iterator
from itertools import combinations

from tests.benchmarks._w3c.event import Event, Slot

Placed = dict[str, tuple[Slot, str]]
Finding = tuple[str, str]  # its kind, and what it is


def score(event: Event, placed: Placed) -> Iterator[Finding]:
    """Give each error, warning and goal missed, with its kind."""
    for name, (proposal, wanted) in event.meetings.items():
        if name not in placed:
            yield "unscheduled", name
            continue
        slot, room = placed[name]
        if proposal.plenary != (room == event.plenary_room):
            yield "error", f"{name} in {room}"
        if not proposal.plenary and event.rooms.get(room, 0) < proposal.people:
            yield "capacity", f"{proposal.people} in {room}"
        if wanted not in (None, slot):
            yield "times", name
    for one, other in combinations(sorted(placed), 2):
        if placed[one][0] == placed[other][0]:
            yield from _at_once(event, placed, one, other)
    for slot in event.slots:
        plenary = [name for name, (when, _) in placed.items() if when == slot and event.meetings[name][0].plenary]
        if len(plenary) > event.plenary_holds:
            yield "error", f"too many in the plenary: {', '.join(plenary)}"
    yield from _goals(event, placed)


def _at_once(event: Event, placed: Placed, one: str, other: str) -> Iterator[Finding]:
    """Judge two meetings at the same time."""
    first, then = event.meetings[one][0], event.meetings[other][0]
    if first.plenary and then.plenary:
        return
    pair = f"{one} and {other}"
    if first.plenary or then.plenary:
        yield "plenary", pair
    if placed[one][1] == placed[other][1]:
        yield "error", f"{pair} in {placed[one][1]}"
    if first.leads & then.leads:
        yield "error", f"{pair}: {', '.join(sorted(first.leads & then.leads))}"
    if first.number in then.conflicts or then.number in first.conflicts:
        yield "conflict", pair
    if first.tracks & then.tracks:
        yield "track", pair


def _goals(event: Event, placed: Placed) -> Iterator[Finding]:
    for number in event.proposals:
        rooms = {room for name, (_, room) in placed.items() if event.meetings[name][0].number == number}
        yield from (("rooms", f"#{number} in {room}") for room in sorted(rooms)[1:])
    for track in sorted({track for proposal in event.proposals.values() for track in proposal.tracks}):
        rooms = {room for name, (_, room) in placed.items() if track in event.meetings[name][0].tracks}
        yield from (("rooms", f"{track} in {room}") for room in sorted(rooms)[1:])


def rooms_at_once(event: Event, placed: Placed) -> int:
    """Give the most rooms that are in use in one slot."""
    return max(len({room for when, room in placed.values() if when == slot}) for slot in event.slots)
