"""PyCon UK 2016 as a problem; nothing is lost on the way.

Groups of which one runs at a time: the talks with a tag; a talk, and one that its speaker wants to hear.
"""

from datetime import datetime
from itertools import permutations
from typing import Any

from solver.rule import load
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from tests.benchmarks._pyconuk.programme import DAYS, ROOMS, SLOTS, WANTS_TO_HEAR, Slot, Talk, away

ASKED = {
    "admissible_time",
    "group_in_parallel",
    "one_session_per_room",
    "people_are_available",
    "person_in_one_place",
    "required_sessions_are_placed",
    "session_has_a_room",
}


def problem(talks: list[Talk]) -> Problem:
    """Map the talks; a shorter talk may take a longer slot."""
    of_day = {str(day): [slot for slot in SLOTS if slot.start.date() == day] for day in DAYS}
    spans = {day: {"start": minute(slots[0].start), "end": minute(slots[-1].end)} for day, slots in of_day.items()}
    return Problem.model_validate(
        {
            "step": 15,
            "days": [{"id": day, "kind": "work"} | span for day, span in spans.items()],
            "parts": [{"id": day, "day": day, "band": "AM"} | span for day, span in spans.items()],
            "rooms": [{"id": room, "seats": {"theatre": seats}} for room, seats in ROOMS.items()],
            "people": [
                {"id": speaker, "available": _available(speaker)}
                for speaker in sorted({talk.speaker for talk in talks if talk.speaker})
            ],
            "sessions": [_session(talk) for talk in talks],
            "groups": _groups(talks),
            "rules": {name: {"enabled": False} for name in load("solver.timetable.rules") if name not in ASKED},
        }
    )


def minute(moment: datetime) -> int:
    """Give the minutes since the first midnight."""
    return int((moment - datetime.combine(DAYS[0], datetime.min.time())).total_seconds()) // 60


def _available(speaker: str) -> list[dict[str, int]] | None:
    """Give the times between those at which a speaker is away; None means always."""
    edges = [minute(edge) for span in away(speaker) for edge in span]
    if not edges:
        return None
    edges = [minute(SLOTS[0].start), *edges, minute(SLOTS[-1].end)]
    spans = zip(edges[::2], edges[1::2], strict=True)
    return [{"start": start, "end": end} for start, end in spans if start < end]


def _session(talk: Talk) -> dict[str, Any]:
    starts = [minute(slot.start) for slot in SLOTS if talk.minutes <= slot.minutes]
    return {
        "id": talk.title,
        "name": talk.title,
        "kind": "talk",
        "duration": talk.minutes,
        "people": [talk.speaker] if talk.speaker else [],
        "windows": [{"start": start, "end": start + talk.minutes} for start in starts],
    }


def _groups(talks: list[Talk]) -> list[dict[str, Any]]:
    tags = sorted({talk.tag for talk in talks if talk.tag})
    apart = {tag: [talk.title for talk in talks if talk.tag == tag] for tag in tags}
    for one, other in permutations(talks, 2):
        if other.speaker in WANTS_TO_HEAR.get(one.speaker or "", ()):
            apart[f"{one.title} / {other.title}"] = [one.title, other.title]
    return [{"id": name, "sessions": titles, "rule": "at-most-in-parallel"} for name, titles in apart.items()]


def placements(plan: Plan) -> dict[str, tuple[Slot, str | None]]:
    """Give the slot and the room of each talk."""
    slots = {minute(slot.start): slot for slot in SLOTS}
    return {name: (slots[each.start], each.room) for name, each in plan.placements.items() if each.start in slots}
