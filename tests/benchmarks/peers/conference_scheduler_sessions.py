"""conference-scheduler (PuLP and CBC) on one instance of attendee_clash; it knows no order of sessions."""

import signal
from datetime import UTC, datetime, timedelta
from itertools import combinations
from typing import Any

from conference_scheduler import scheduler
from conference_scheduler.resources import Event, Slot
from thresholds import Pair
from wants import Answer, run

BEGIN = datetime(2026, 1, 1, tzinfo=UTC)
HOUR = timedelta(hours=1)


def solve(instance: dict[str, Any], forbidden: list[Pair], seconds: float) -> Answer | None:
    slots = [
        Slot(
            venue=room,
            starts_at=BEGIN + slot * HOUR,
            duration=60,
            session=slot,
            capacity=instance["rooms"][room]["capacity"],
        )
        for slot in range(instance["slots"])
        for room in range(len(instance["rooms"]))
    ]
    events = [Event(name=s["name"], duration=60, demand=s["demand"]) for s in instance["sessions"]]
    for event, session in zip(events, instance["sessions"], strict=True):
        features = set(session["features"])
        unfit = {n for n, room in enumerate(instance["rooms"]) if not features <= set(room["features"])}
        event.add_unavailability(*(s for s in slots if s.session not in session["slots"] or s.venue in unfit))
        event.add_unavailability(*(s for s in slots if s.capacity < event.demand))
    speakers = [set(session["speakers"]) for session in instance["sessions"]]
    shared = [(a, b) for a, b in combinations(range(len(events)), 2) if speakers[a] & speakers[b]]
    for one, other in {*shared, *forbidden}:
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
    return {item.event.name: [item.slot.session, item.slot.venue] for item in schedule}


def out_of_time(*_: object) -> None:
    raise TimeoutError


signal.signal(signal.SIGALRM, out_of_time)
run(solve)
