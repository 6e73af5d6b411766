"""An instance of track 2 as a problem, and a plan as its solution.

A slot is an hour, a day its nine hours in a row, evening begins with the last of them. An event is a session, a
student somebody who is registered for all of his events; those with the same events are counted together. Nothing is
lost on the way: what the competition asks is what the rules in ASKED ask, and what it charges is the cost.
"""

from collections import Counter
from typing import Any

from solver.rule import load
from solver.timetable.plan import Placement, Plan
from solver.timetable.problem import Problem
from tests.benchmarks._itc2007.track2.reading import DAYS, SLOTS, SLOTS_A_DAY, Enrolment
from tests.benchmarks._itc2007.track2.solution import Place

HOUR, DAY = 60, 1440
ASKED = {
    "admissible_time",
    "one_session_per_room",
    "order_of_sessions",
    "registered_sessions_apart",
    "required_sessions_are_placed",
    "room_has_features",
    "room_is_large_enough",
    "session_has_a_room",
}
CHARGED = {"evenings_are_free", "few_sessions_in_a_row", "nobody_comes_for_one_session"}


def moment(slot: int) -> int:
    """Give the start of a slot."""
    day, hour = divmod(slot, SLOTS_A_DAY)
    return day * DAY + hour * HOUR


def problem(instance: Enrolment) -> Problem:
    """Map an instance."""
    spans = [{"start": day * DAY, "end": day * DAY + SLOTS_A_DAY * HOUR} for day in range(DAYS)]
    attendance = instance.attendance()
    return Problem.model_validate(
        {
            "step": HOUR,
            "days": [{"id": str(d), "kind": "work", "evening": s["end"] - HOUR, **s} for d, s in enumerate(spans)],
            "parts": [{"id": str(d), "day": str(d), "band": "AM", **s} for d, s in enumerate(spans)],
            "rooms": [
                {"id": f"r{room}", "seats": {"theatre": seats}, "features": _names(instance.features_of_room[room])}
                for room, seats in enumerate(instance.seats)
            ],
            "sessions": [_session(instance, event, attendance[event]) for event in instance.events],
            "precedences": [{"before": f"e{first}", "after": f"e{then}"} for first, then in sorted(instance.before)],
            "interests": [
                {"count": count, "sessions": [f"e{event}" for event in events], "registered": True}
                for events, count in Counter(instance.events_of).items()
            ],
            "rules": {
                **{name: {"enabled": name in ASKED} for name in load("solver.timetable.rules")},
                **{name: {"enabled": True} for name in CHARGED},
            },
        }
    )


def _session(instance: Enrolment, event: int, attendance: int) -> dict[str, Any]:
    slots = sorted(instance.slots_of[event])
    return {
        "id": f"e{event}",
        "name": f"e{event}",
        "kind": "workshop",
        "duration": HOUR,
        "attendance": attendance,
        "features": _names(instance.features_of_event[event]),
        "windows": [{"start": moment(slot), "end": moment(slot) + HOUR} for slot in slots],
    }


def _names(features: frozenset[int]) -> list[str]:
    return [f"f{feature}" for feature in sorted(features)]


def places(instance: Enrolment, plan: Plan) -> list[Place | None]:
    """Give the place of each event in a plan."""
    slots = {moment(slot): slot for slot in SLOTS}
    placed = (plan.placements.get(f"e{event}") for event in instance.events)
    return [each if each is None else (slots[each.start], int(str(each.room)[1:])) for each in placed]


def plan(places: list[Place | None]) -> Plan:
    """Give a solution as a plan."""
    return Plan(
        placements={
            f"e{event}": Placement(start=moment(place[0]), room=f"r{place[1]}")
            for event, place in enumerate(places)
            if place is not None
        }
    )
