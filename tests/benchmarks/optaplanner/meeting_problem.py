"""Meetings as a problem: a grain of time is a minute, who must be there is needed, who attends has an interest.

Days follow each other without nights, lunch takes no time, as the format counts. Nothing is lost: a medium point is
worth more than all soft ones, and the soft points are less our other cost by a constant, the lengths of the meetings.
"""

from typing import Any

from solver.rule import load
from solver.timetable.plan import Placement, Plan
from solver.timetable.problem import Problem
from tests.benchmarks.optaplanner.meeting import Agenda, Place

MEDIUM = 1_000_000  # of cost is a medium point
ASKED = {
    "admissible_time",
    "one_session_per_room",
    "person_in_one_place",
    "required_sessions_are_placed",
    "room_is_large_enough",
    "session_has_a_room",
    "subject_apart",
}


def points(agenda: Agenda, cost: int) -> tuple[int, int]:
    """Give medium and soft points of a plan that breaks nothing from its cost."""
    medium, soft = divmod(cost, MEDIUM)
    early = agenda.weights["Do all meetings as soon as possible"]
    return -medium, -soft - early * sum(meeting.grains - 1 for meeting in agenda.meetings)


def problem(agenda: Agenda) -> Problem:
    """Map an agenda."""
    spans = {f"d{day}": {"start": grains.start, "end": grains.stop} for day, grains in agenda.days.items()}
    return Problem.model_validate(
        {
            "step": 1,
            "days": [{"id": day, "kind": "work", **span} for day, span in spans.items()],
            "parts": [{"id": day, "day": day, "band": "AM", **span} for day, span in spans.items()],
            "rooms": [{"id": room, "seats": {"theatre": seats}} for room, seats in agenda.rooms.items()],
            "people": [{"id": person} for person in agenda.people],
            "sessions": [
                {
                    "id": meeting.topic,
                    "name": meeting.topic,
                    "kind": "meeting",
                    "duration": meeting.grains,
                    "attendance": len(meeting.everybody),
                    "people": meeting.required,
                }
                for meeting in agenda.meetings
            ],
            "interests": [
                {"sessions": [meeting.topic for meeting in agenda.meetings if person in meeting.everybody]}
                for person in agenda.people
            ],
            "subjects": [
                {
                    "id": "any two meetings",
                    "sessions": [meeting.topic for meeting in agenda.meetings],
                    "together": agenda.weights["Overlapping meetings"],
                }
            ],
            "rules": _rules(agenda),
        }
    )


def _rules(agenda: Agenda) -> dict[str, dict[str, Any]]:
    """Give the settings. Raises ValueError where the two medium constraints, which are one rule here, differ."""
    names = ("Required and preferred attendance conflict", "Preferred attendance conflict")
    medium = {agenda.weights[name] for name in names}
    if len(medium) > 1:
        raise ValueError("attendance conflicts of different weights")
    wanted = {
        "wanted_sessions_apart": {"weight": MEDIUM * medium.pop(), "by_minutes": True},
        "early_sessions": {"weight": agenda.weights["Do all meetings as soon as possible"]},
        "pause_between_sessions": {
            "weight": agenda.weights["One TimeGrain break between two consecutive meetings"],
            "minutes": 1,
        },
        "larger_rooms_first": {"weight": agenda.weights["Assign larger rooms first"]},
        "next_session_in_same_room": {"weight": agenda.weights["Room stability"], "within": 2},
    }
    rest = {name: {"enabled": False} for name in load("solver.timetable.rules") if name not in ASKED}
    return rest | {name: {"enabled": True, **setting} for name, setting in wanted.items()}


def places(plan: Plan) -> dict[str, Place]:
    """Give the plan as the scorer reads it."""
    return {topic: Place(placed.start, placed.room or "") for topic, placed in plan.placements.items()}


def plan_of(places: dict[str, Place]) -> Plan:
    """Give places as a plan of ours."""
    placements = {topic: Placement(start=place.grain, room=place.room) for topic, place in places.items()}
    return Plan(placements=placements)
