"""A W3C event as a problem.

Lost on the way: times that are wanted are the only ones that a meeting may have (it is left out if it cannot get
them); the instructions for the planners, which are free text; chat channels. Plenary sessions are told without a
room, for several may share the plenary room; no other session may have that.
"""

from itertools import combinations
from math import gcd
from typing import Any

from solver.rule import load
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from tests.benchmarks._w3c.event import Event, Proposal, Slot

DAY = 1440
TRACK, CONFLICT = "track", "conflict"
PRICES = {TRACK: 200, CONFLICT: 100}  # the tool gives up a conflict sooner than a track
SEAT, WISH = 2, 1
ASKED = {
    "admissible_time",
    "group_in_parallel",
    "group_wishes",
    "one_session_per_room",
    "person_in_one_place",
    "plenary_is_exclusive",
    "requests_are_placed",
    "seats_for_everybody",
    "session_has_a_room",
    "wanted_sessions_apart",
}


def problem(event: Event) -> Problem:
    """Map the event: leads are people, declared conflicts and shared tracks so many people who want both."""
    days = sorted({slot.start.date() for slot in event.slots})
    of_day = {str(day): [slot for slot in event.slots if slot.start.date() == day] for day in days}
    ends = {day: (_at(event, slots[0]), _at(event, slots[-1]) + slots[-1].minutes) for day, slots in of_day.items()}
    breakouts = {name: proposal for name, (proposal, _) in event.meetings.items() if not proposal.plenary}
    return Problem.model_validate(
        {
            "step": gcd(*(number for slot in event.slots for number in (_at(event, slot), slot.minutes))),
            "days": [{"id": day, "kind": "work", "start": start, "end": end} for day, (start, end) in ends.items()],
            "parts": [
                {"id": str(slot.start), "day": day, "band": "AM", "start": at, "end": at + slot.minutes}
                for day, slots in of_day.items()
                for slot, at in ((slot, _at(event, slot)) for slot in slots)
            ],
            "rooms": [
                {"id": room, "seats": {"theatre": seats}}
                for room, seats in event.rooms.items()
                if room != event.plenary_room
            ],
            "people": [{"id": lead} for lead in sorted({lead for each in breakouts.values() for lead in each.leads})],
            "bodies": [{"id": "plenary", "role": "plenary", "exclusive": True}],
            "sessions": [_session(event, name, *meeting) for name, meeting in event.meetings.items()],
            "interests": [
                {"count": PRICES[kind], "sessions": pair} for kind in PRICES for pair in _pairs(breakouts, kind)
            ],
            "groups": [*_groups(event, breakouts)],
            "rules": {name: {"enabled": False} for name in load("solver.timetable.rules") if name not in ASKED}
            | {
                "plenary_is_exclusive": {"kinds": ["breakout"]},
                "requests_are_placed": {"weight": 10_000},
                "seats_for_everybody": {"weight": SEAT},
            },
        }
    )


def _at(event: Event, slot: Slot) -> int:
    day = (slot.start.date() - event.slots[0].start.date()).days
    return day * DAY + slot.start.hour * 60 + slot.start.minute


def _session(event: Event, name: str, proposal: Proposal, wanted: Slot | None) -> dict[str, Any]:
    slots = event.slots if wanted is None else [wanted]
    length = min(slot.minutes for slot in slots)
    return {
        "id": name,
        "name": name,
        "kind": "plenary" if proposal.plenary else "breakout",
        "body": "plenary" if proposal.plenary else None,
        "needs_room": not proposal.plenary,
        "duration": length,
        "attendance": proposal.people,
        "people": [] if proposal.plenary else sorted(proposal.leads),
        "windows": [{"start": at, "end": at + length} for at in (_at(event, slot) for slot in slots)],
        "required": False,
    }


def _pairs(breakouts: dict[str, Proposal], kind: str) -> list[tuple[str, str]]:
    """Give the pairs of meetings that had better not be at once: of one track, or in a conflict that was declared."""
    return [
        (name, other_name)
        for (name, one), (other_name, other) in combinations(breakouts.items(), 2)
        if (
            one.tracks & other.tracks
            if kind == TRACK
            else one.number in other.conflicts or other.number in one.conflicts
        )
    ]


def _groups(event: Event, breakouts: dict[str, Proposal]) -> list[dict[str, Any]]:
    """Give the goals: one room for a track and for each proposal, few rooms at once; and what a plenary holds."""
    plenary = sorted(set(event.meetings) - set(breakouts))
    fewest = -(-len(breakouts) // len(event.slots))
    tracks = sorted({track for proposal in breakouts.values() for track in proposal.tracks})
    together = {f"track {track}": [n for n, each in breakouts.items() if track in each.tracks] for track in tracks}
    for number in event.proposals:
        together[f"#{number}"] = [name for name, proposal in breakouts.items() if proposal.number == number]
    rooms = [
        {"id": name, "sessions": sessions, "rule": "same-room", "weight": WISH}
        for name, sessions in together.items()
        if len(sessions) > 1
    ]
    at_once = {"id": "breakouts", "sessions": list(breakouts), "limit": fewest, "weight": WISH}
    held = {"id": "plenary", "sessions": plenary, "limit": event.plenary_holds}
    return [*rooms, *({"rule": "at-most-in-parallel"} | group for group in (at_once, held) if group["sessions"])]


def placements(event: Event, plan: Plan) -> dict[str, tuple[Slot, str]]:
    """Give the plan as the W3C has it: the slot and the room of each meeting."""
    slots = {_at(event, slot): slot for slot in event.slots}
    return {
        name: (slots[placed.start], placed.room or event.plenary_room)
        for name, placed in plan.placements.items()
        if placed.start in slots
    }
