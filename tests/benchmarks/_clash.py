"""attendee_clash: the instance as a problem, and the plan as its scorer reads it.

A slot is an hour, a day its hours in a row; nothing is lost on the way. The scorer and the generator are those that
came with the instances, loaded by path and not copied.
"""

from importlib.util import module_from_spec, spec_from_file_location
from types import ModuleType
from typing import Any

from solver.rule import load
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from tests.benchmarks._instances import INSTANCES

FOLDER = INSTANCES / "attendee_clash"
HOUR, DAY = 60, 1440
ASKED = {
    "admissible_time",
    "one_session_per_room",
    "order_of_sessions",
    "people_are_available",
    "person_in_one_place",
    "required_sessions_are_placed",
    "room_has_features",
    "seats_for_everybody",
    "session_has_a_room",
    "wanted_sessions_apart",
}


def scorer() -> ModuleType:
    """Load the instances' own generator and scorer."""
    spec = spec_from_file_location("generate_and_score", FOLDER / "generate_and_score.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(FOLDER)
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def moment(instance: dict[str, Any], slot: int) -> int:
    """Give the start of a slot."""
    day, hour = divmod(slot, instance["slots_per_day"])
    return int(day * DAY + hour * HOUR)


def problem(instance: dict[str, Any]) -> Problem:
    """Map an instance: speakers are people, demand is attendance, wishes are interests."""
    names = [session["name"] for session in instance["sessions"]]
    per_day = instance["slots_per_day"]
    days = range(-(-instance["slots"] // per_day))
    parts = [
        {"id": f"d{day}", "day": f"d{day}", "band": "AM", "start": day * DAY, "end": day * DAY + per_day * HOUR}
        for day in days
    ]
    return Problem.model_validate(
        {
            "step": HOUR,
            "days": [
                {k: v for k, v in part.items() if k in ("id", "start", "end")} | {"kind": "work"} for part in parts
            ],
            "parts": parts,
            "rooms": [
                {"id": room["name"], "seats": {"theatre": room["capacity"]}, "features": room["features"]}
                for room in instance["rooms"]
            ],
            "people": [{"id": name} for name in sorted({p for s in instance["sessions"] for p in s["speakers"]})],
            "sessions": [_session(instance, session) for session in instance["sessions"]],
            "precedences": [{"before": names[first], "after": names[then]} for first, then in instance["after"]],
            "interests": [{"sessions": [names[index] for index in wants]} for wants in instance["wants"]],
            "rules": {name: {"enabled": False} for name in load("solver.timetable.rules") if name not in ASKED},
        }
    )


def _session(instance: dict[str, Any], session: dict[str, Any]) -> dict[str, Any]:
    starts = [moment(instance, slot) for slot in session["slots"]]
    return {
        "id": session["name"],
        "name": session["name"],
        "kind": "workshop",
        "duration": HOUR,
        "attendance": session["demand"],
        "features": session["features"],
        "people": session["speakers"],
        "windows": [{"start": start, "end": start + HOUR} for start in starts],
    }


def solution(instance: dict[str, Any], plan: Plan) -> dict[str, list[int]]:
    """Give the plan as {session: [slot, room]}, numbers as in the instance."""
    rooms = [room["name"] for room in instance["rooms"]]
    slots = {moment(instance, slot): slot for slot in range(instance["slots"])}
    return {
        name: [slots[placement.start], rooms.index(placement.room or "")]
        for name, placement in plan.placements.items()
    }
