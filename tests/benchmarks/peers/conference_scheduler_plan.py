"""conference-scheduler (PuLP and CBC) on one instance in neutral words, if its rooms have slots that never overlap.

It has no word for order, rows, one room for several, or more than one at a time of a group; prices of pairs are told
as pairs that must not meet, from the dearest on (`thresholds.py`).
"""

import json
import signal
import sys
import time
from datetime import UTC, datetime, timedelta
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

from conference_scheduler import scheduler
from conference_scheduler.resources import Event, Slot
from thresholds import Pair, answers

BEGIN = datetime(2026, 1, 1, tzinfo=UTC)


def read(instance: dict[str, Any]) -> tuple[list[Event], list[Slot]]:
    """Make a slot of each start and room, as long as the longest session that may take it; a session without a room
    has a place of its own."""
    sessions = instance["sessions"]
    open_to = [{(start, room) for start in s["starts"] for room in _rooms(s, -1 - n)} for n, s in enumerate(sessions)]
    longest: dict[tuple[int, int], int] = {}
    for session, cells in zip(sessions, open_to, strict=True):
        for cell in cells:
            longest[cell] = max(longest.get(cell, 0), session["length"])
    slots = {
        (start, room): Slot(room, BEGIN + timedelta(minutes=start), minutes, 0, "")
        for (start, room), minutes in sorted(longest.items(), key=lambda item: (item[0][1], item[0][0]))
    }
    for (start, room), (later, other) in pairwise(slots):
        if room == other and start + longest[start, room] > later:
            raise SystemExit("conference-scheduler has no slots that overlap")
    events = [Event(name=number, duration=s["length"], demand=0) for number, s in enumerate(sessions)]
    for event, session, cells in zip(events, sessions, open_to, strict=True):
        shut = cells & {tuple(cell) for cell in session["closed"]}
        event.add_unavailability(*(slot for cell, slot in slots.items() if cell not in cells - shut))
    return events, list(slots.values())


def _rooms(session: dict[str, Any], own: int) -> list[int]:
    return [own] if session["rooms"] is None else session["rooms"]


def apart(instance: dict[str, Any]) -> set[Pair]:
    """Give the pairs that must not meet."""
    groups = [*instance["never_together"], *(sessions for _, sessions in instance["apart"])]
    groups += [sessions for limit, sessions in instance["at_most"] if limit == 1]
    return {pair for sessions in groups for pair in combinations(sorted(sessions), 2)}


def solve(instance: dict[str, Any], forbidden: list[Pair], seconds: float) -> dict[str, Any] | None:
    events, slots = read(instance)
    for one, other in apart(instance) | set(forbidden):
        # It asks an event about others only if that one has any unavailability of its own.
        events[one].add_unavailability(events[other])
        events[other].add_unavailability(events[one])
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        schedule = scheduler.schedule(events, slots)
    except (ValueError, TimeoutError):
        return None
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    rooms = {number: instance["rooms"][number] for number in range(len(instance["rooms"]))}
    placed = {
        instance["sessions"][item.event.name]["name"]: [
            int((item.slot.starts_at - BEGIN).total_seconds()) // 60,
            rooms.get(item.slot.venue),
        ]
        for item in schedule
    }
    return {"at": time.time(), "plan": placed}


def out_of_time(*_: object) -> None:
    raise TimeoutError


def main() -> None:
    signal.signal(signal.SIGALRM, out_of_time)
    instance, until = json.loads(Path(sys.argv[1]).read_text()), time.monotonic() + float(sys.argv[2])
    prices = {(one, other): price for price, one, other in instance["together"]}
    found = list(answers(prices, until, lambda forbidden, left: solve(instance, forbidden, left)))
    if found:
        Path(sys.argv[3]).write_text(json.dumps(found))


main()
