"""An instance of track 3 as a problem, and a plan as its solution.

A period is an hour, a day its periods in a row. Each lecture is a session that needs the teacher and, as if they
were people, the curricula of its course. The lectures of a course are a group that wishes for one room and for enough
days; those of a curriculum wish to be close. Nothing is lost on the way: what the competition asks is what the rules
in ASKED ask, and what it charges is the cost. Lectures of a course may change places without any difference.
"""

from collections.abc import Iterator
from typing import Any

from solver.rule import load
from solver.timetable.plan import Placement, Plan
from solver.timetable.problem import Problem
from tests.benchmarks._itc2007.track3.reading import Curricula
from tests.benchmarks._itc2007.track3.solution import Lecture

HOUR, DAY = 60, 1440
ASKED = {
    "admissible_time",
    "group_wishes",
    "one_session_per_room",
    "person_in_one_place",
    "required_sessions_are_placed",
    "seats_for_everybody",
    "session_has_a_room",
}


def problem(instance: Curricula) -> Problem:
    """Map an instance."""
    spans = [{"start": day * DAY, "end": day * DAY + instance.periods * HOUR} for day in range(instance.days)]
    return Problem.model_validate(
        {
            "step": HOUR,
            "days": [{"id": str(day), "kind": "work", **span} for day, span in enumerate(spans)],
            "parts": [{"id": str(day), "day": str(day), "band": "AM", **span} for day, span in enumerate(spans)],
            "rooms": [{"id": room, "seats": {"theatre": seats}} for room, seats in instance.rooms.items()],
            "people": [{"id": person} for course in instance.courses for person in _people(instance, course)],
            "sessions": [session for course in instance.courses for session in _lectures(instance, course)],
            "groups": [*_of_courses(instance), *_of_curricula(instance)],
            "rules": {name: {"enabled": False} for name in load("solver.timetable.rules") if name not in ASKED},
        }
    )


def lectures_of(instance: Curricula, course: str) -> list[str]:
    """Name the lectures of a course."""
    return [f"{course} {number}" for number in range(1, instance.courses[course].lectures + 1)]


def _people(instance: Curricula, course: str) -> list[str]:
    curricula = [f"curriculum {name}" for name, members in instance.curricula.items() if course in members]
    return [f"teacher {instance.courses[course].teacher}", *curricula]


def _lectures(instance: Curricula, course: str) -> Iterator[dict[str, Any]]:
    starts = [
        day * DAY + period * HOUR
        for day in range(instance.days)
        for period in range(instance.periods)
        if (course, day, period) not in instance.unavailable
    ]
    for name in lectures_of(instance, course):
        yield {
            "id": name,
            "name": name,
            "kind": "workshop",
            "duration": HOUR,
            "attendance": instance.courses[course].students,
            "people": _people(instance, course),
            "windows": [{"start": start, "end": start + HOUR} for start in starts],
        }


def _of_courses(instance: Curricula) -> Iterator[dict[str, Any]]:
    for name, course in instance.courses.items():
        lectures = lectures_of(instance, name)
        yield {"id": f"{name} in one room", "sessions": lectures, "rule": "same-room", "weight": 1}
        days = {"rule": "enough-days", "limit": course.min_days, "weight": 5}
        yield {"id": f"{name} on enough days", "sessions": lectures, **days}


def _of_curricula(instance: Curricula) -> Iterator[dict[str, Any]]:
    for name, members in instance.curricula.items():
        lectures = [lecture for course in members for lecture in lectures_of(instance, course)]
        yield {"id": f"{name} is compact", "sessions": lectures, "rule": "compact", "weight": 2}


def solution(instance: Curricula, plan: Plan) -> list[Lecture]:
    """Give the lectures of a plan."""
    return [
        (course, str(placed.room), placed.start // DAY, placed.start % DAY // HOUR)
        for course in instance.courses
        for lecture in lectures_of(instance, course)
        if (placed := plan.placements.get(lecture)) is not None
    ]


def plan(instance: Curricula, lectures: list[Lecture]) -> Plan:
    """Give a solution as a plan; what a course has beyond its lectures is left out."""
    places: dict[str, list[Placement]] = {}
    for course, room, day, period in lectures:
        places.setdefault(course, []).append(Placement(start=day * DAY + period * HOUR, room=room))
    return Plan(
        placements={
            lecture: place
            for course, own in places.items()
            for lecture, place in zip(lectures_of(instance, course), own, strict=False)
        }
    )
