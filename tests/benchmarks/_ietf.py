"""IETF 106: the planning data as a problem, and a scorer that shares nothing with the solver.

What a violation is follows the datatracker's own generator of schedules (ietf-tools/datatracker,
ietf/meeting/management/commands/generate_schedule.py): conflicts of groups in three classes, key persons, time
ranges, adjacency, relations of days, the order of a group's sessions, rooms and slots that are large enough. What a
session wants is what its group and the groups that it is joint with want. Sessions that asked for no time do not
meet; one that asked for more than the longest slot gets the longest slot, as there.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import combinations
from typing import Any

from solver.rule import load
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from tests.benchmarks._instances import INSTANCES

FILE = INSTANCES / "ietf106" / "ietf106-planning.json"
PENALTY = {"conflict": 100, "conflic2": 10, "conflic3": 1}
HOUR = 60
NEAR = timedelta(minutes=30)
ASKED = {
    "admissible_time",
    "group_in_a_row",
    "group_in_same_room",
    "one_session_per_room",
    "order_of_sessions",
    "people_are_available",
    "person_in_one_place",
    "required_sessions_are_placed",
    "room_is_large_enough",
    "room_is_open",
    "session_has_a_room",
    "wanted_sessions_apart",
}


@dataclass(frozen=True)
class Slot:
    """A time of the week in which sessions meet, and the rooms that are not open then."""

    start: datetime
    end: datetime
    closed: frozenset[str]

    @property
    def minutes(self) -> int:
        """Its length."""
        return int((self.end - self.start).total_seconds()) // 60

    @property
    def time_range(self) -> str:
        """The name under which groups say that they cannot come."""
        hour = self.start.hour * 60 + self.start.minute
        part = "morning" if hour < 750 else "afternoon-early" if hour < 930 else "afternoon-late"
        return f"{self.start:%A}-{part}".lower()


class Meeting:
    """The planning data, read."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.rooms: dict[str, int] = {r["name"]: r["capacity"] for r in data["rooms"] if r["capacity"]}
        self.slots = _slots(data, set(self.rooms))
        self.sessions = {f"{s['group']} {s['id']}": s for s in data["sessions"] if s["duration_s"]}
        self._constraints: dict[str, list[dict[str, Any]]] = {}
        for constraint in data["constraints"]:
            self._constraints.setdefault(constraint["source"], []).append(constraint)

    def group(self, session: str) -> str:
        """Give the group that meets."""
        return str(self.sessions[session]["group"])

    def wants(self, session: str, kind: str) -> list[dict[str, Any]]:
        """Give the constraints of one kind of the session's group and of those it is joint with."""
        groups = [self.group(session), *self.sessions[session]["joint_with"]]
        return [c for group in groups for c in self._constraints.get(group, []) if c["kind"] == kind]

    def people(self, session: str) -> set[int]:
        """Give the key persons."""
        return {constraint["person"] for constraint in self.wants(session, "bethere")}

    def minutes(self, session: str) -> int:
        """Give the minutes of a session: what it asked for, or the longest slot."""
        return min(self.sessions[session]["duration_s"] // 60, max(slot.minutes for slot in self.slots))

    def admissible(self, session: str, slot: Slot) -> bool:
        """Tell whether the slot is long enough and the groups can come."""
        away = {name for c in self.wants(session, "timerange") for name in c["unavailable_timeranges"]}
        return slot.minutes >= self.minutes(session) and slot.time_range not in away

    def of_group(self, group: str) -> list[str]:
        """Give a group's sessions in their order."""
        return sorted((s for s in self.sessions if self.group(s) == group), key=lambda s: self.sessions[s]["id"])


def _slots(data: dict[str, Any], rooms: set[str]) -> list[Slot]:
    """Give the slots of working days that are for sessions, each with the rooms that are not in it."""
    open_rooms: dict[tuple[datetime, int], set[str]] = {}
    for slot in data["timeslots"]:
        start = datetime.fromisoformat(slot["start"])
        if slot["type"] == "regular" and "Session" in slot["name"]:
            open_rooms.setdefault((start, slot["duration_s"]), set()).add(slot["room"])
    return [
        Slot(start, start + timedelta(seconds=length), frozenset(rooms - there))
        for (start, length), there in sorted(open_rooms.items())
    ]


def problem(meeting: Meeting) -> Problem:
    """Map the meeting: each slot is a part of its day, conflicts are interests of so many people as they weigh."""
    origin = meeting.slots[0].start.replace(hour=0, minute=0)

    def at(moment: datetime) -> int:
        return int((moment - origin).total_seconds()) // 60

    days = sorted({slot.start.date() for slot in meeting.slots})
    of_day = {day: [slot for slot in meeting.slots if slot.start.date() == day] for day in days}
    return Problem.model_validate(
        {
            "step": 10,
            "days": [
                {"id": str(day), "kind": "work", "start": at(slots[0].start), "end": at(slots[-1].end)}
                for day, slots in of_day.items()
            ],
            "parts": [
                {"id": str(slot.start), "day": str(day), "band": "AM", "start": at(slot.start), "end": at(slot.end)}
                for day, slots in of_day.items()
                for slot in slots
            ],
            "rooms": [
                {
                    "id": room,
                    "seats": {"theatre": seats},
                    "closed": [{"start": at(s.start), "end": at(s.end)} for s in meeting.slots if room in s.closed],
                }
                for room, seats in meeting.rooms.items()
            ],
            "people": [
                {"id": str(person)} for person in sorted({p for s in meeting.sessions for p in meeting.people(s)})
            ],
            "sessions": [_session(meeting, session, at) for session in meeting.sessions],
            "precedences": [_order(meeting, pair) for pair in _pairs_of_groups(meeting)],
            "groups": [group for pair in adjacent(meeting) for group in _side_by_side(meeting, *pair)],
            "interests": [
                {"count": PENALTY[kind], "sessions": pair} for kind in PENALTY for pair in conflicts(meeting, kind)
            ],
            "rules": {name: {"enabled": False} for name in load("solver.timetable.rules") if name not in ASKED},
        }
    )


def _session(meeting: Meeting, session: str, at: Any) -> dict[str, Any]:
    minutes = meeting.minutes(session)
    starts = [at(slot.start) for slot in meeting.slots if meeting.admissible(session, slot)]
    return {
        "id": session,
        "name": session,
        "kind": "workshop",
        "duration": minutes,
        "attendance": meeting.sessions[session]["attendees"] or 0,
        "people": [str(person) for person in meeting.people(session)],
        "windows": [{"start": start, "end": start + minutes} for start in starts],
    }


def conflicts(meeting: Meeting, kind: str) -> set[tuple[str, str]]:
    """Give the pairs of sessions that a class of conflict keeps apart."""
    return {
        (min(one, other), max(one, other))
        for one in meeting.sessions
        for constraint in meeting.wants(one, kind)
        for other in meeting.of_group(constraint["target"])
        if meeting.group(one) != meeting.group(other)
    }


def adjacent(meeting: Meeting) -> set[tuple[str, str]]:
    """Give the pairs of sessions that are to be one after the other in one room."""
    found = set()
    for one in meeting.sessions:
        for constraint in meeting.wants(one, "wg_adjacent"):
            found |= {(min(one, other), max(one, other)) for other in meeting.of_group(constraint["target"])}
    return found


def _pairs_of_groups(meeting: Meeting) -> list[tuple[str, str]]:
    groups = sorted({meeting.group(session) for session in meeting.sessions})
    return [pair for group in groups for pair in combinations(meeting.of_group(group), 2)]


def _relation(meeting: Meeting, session: str) -> str | None:
    relations = meeting.wants(session, "time_relation")
    return relations[0]["time_relation"] if relations else None


def _order(meeting: Meeting, pair: tuple[str, str]) -> dict[str, Any]:
    """Give the order of a group's sessions; a night lies between 8 and 32 hours, two nights beyond."""
    first, then = pair
    gaps = {"subsequent-days": (8 * HOUR, 32 * HOUR), "one-day-seperation": (32 * HOUR, None), None: (0, None)}
    least, most = gaps[_relation(meeting, first)]
    return {"before": first, "after": then, "min_gap": least, "max_gap": most}


def _side_by_side(meeting: Meeting, one: str, other: str) -> list[dict[str, Any]]:
    """Give the two groups that make neighbours: the gap is the least that neighbouring slots need."""
    gaps: dict[bool, list[int]] = {True: [], False: []}
    for first in (one, other):
        for early, late in combinations(meeting.slots, 2):
            ends = early.start + timedelta(minutes=meeting.minutes(first))
            gaps[late.start - early.end <= NEAR].append(int((late.start - ends).total_seconds()) // 60)
    gap = max(gaps[True])
    if gap >= min(gaps[False]):
        raise ValueError(f"no gap tells the neighbouring slots of {one} and {other} from the others")
    return [
        {"id": f"{one} beside {other}", "sessions": [one, other], "rule": "consecutive", "gap": gap},
        {"id": f"{one} with {other}", "sessions": [one, other], "rule": "same-room"},
    ]


def score(meeting: Meeting, plan: Plan) -> Iterator[str]:
    """Give each violation in words, from the planning data alone; a session without a place is one, too."""
    slots = {session: _slot(meeting, plan, session) for session in meeting.sessions}
    rooms = {session: plan.placements[session].room for session in meeting.sessions if slots[session]}
    for session, slot in slots.items():
        if slot is None:
            yield f"{session} has no slot"
            continue
        if not meeting.admissible(session, slot):
            yield f"{session} cannot be in {slot.time_range}"
        if (meeting.sessions[session]["attendees"] or 0) > meeting.rooms.get(rooms[session] or "", -1):
            yield f"{session} has too small a room"
        if rooms[session] in slot.closed:
            yield f"{session} is in a room that is closed"
    for kind in PENALTY:
        yield from (f"{kind}: {a}, {b}" for a, b in conflicts(meeting, kind) if slots[a] and slots[a] == slots[b])
    for one, other in combinations(meeting.sessions, 2):
        if slots[one] and slots[one] == slots[other]:
            if rooms[one] == rooms[other]:
                yield f"{one} and {other} share a room"
            for person in meeting.people(one) & meeting.people(other):
                yield f"{one} and {other} share person {person}"
    for first, then in _pairs_of_groups(meeting):
        yield from _of_one_group(meeting, first, then, slots[first], slots[then])
    for one, other in adjacent(meeting):
        if rooms.get(one) != rooms.get(other) or not _neighbours(slots[one], slots[other]):
            yield f"{one} and {other} are not neighbours"


def _neighbours(one: Slot | None, other: Slot | None) -> bool:
    if one is None or other is None or one == other:
        return False
    early, late = (one, other) if one.start < other.start else (other, one)
    return late.start - early.end <= NEAR


def _slot(meeting: Meeting, plan: Plan, session: str) -> Slot | None:
    placed = plan.placements.get(session)
    origin = meeting.slots[0].start.replace(hour=0, minute=0)
    starts = {slot.start: slot for slot in meeting.slots}
    return None if placed is None else starts.get(origin + timedelta(minutes=placed.start))


def _of_one_group(meeting: Meeting, first: str, then: str, early: Slot | None, late: Slot | None) -> Iterator[str]:
    if early is None or late is None:
        return
    if early.start >= late.start:
        yield f"{first} is not before {then}"
    nights = (late.start.date() - early.start.date()).days
    relation = _relation(meeting, first)
    if (relation == "subsequent-days" and nights != 1) or (relation == "one-day-seperation" and abs(nights) < 2):
        yield f"{first} and {then}: {relation}, but {nights} nights between"
