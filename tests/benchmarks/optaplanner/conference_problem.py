"""A conference as a problem: talks are sessions, timeslots are windows, speakers are people, tags are subjects.

Nothing is lost where the timeslots of a talk type are of one length, do not overlap and are shared with another type
wholly or not at all; other conferences are refused. What remains: a room that is closed in a timeslot is closed to
overlapping timeslots of other types too, and hard constraints are all kept, whatever their weights.

A reward is a charge on those who miss it, and a constant: the soft points are the constant less our cost. A medium
point, which is lost where a published talk changes timeslots, is worth more than all soft ones.
"""

import datetime as dt
from collections.abc import Iterator
from functools import reduce
from math import gcd
from typing import Any

from solver.rule import load
from solver.timetable.plan import Placement, Plan
from solver.timetable.problem import Problem
from tests.benchmarks.optaplanner.conference import MEDIUM, SOFT, Conference, Place, Room, Talk, Timeslot
from tests.benchmarks.optaplanner.conference_subjects import constant, subjects

DAY = 24 * 60
POINT = 100_000_000  # of cost is a medium point
ASKED = {
    "admissible_time",
    "group_apart",
    "group_in_parallel",
    "liked_sessions_in_larger_rooms",
    "one_session_per_room",
    "order_of_sessions",
    "person_in_one_place",
    "pinned_room",
    "pinned_start",
    "required_sessions_are_placed",
    "room_is_open",
    "session_has_a_room",
    "subject_apart",
    "subject_from_easy_to_hard",
    "subject_in_one_room",
    "subject_on_one_day",
    "subject_side_by_side",
    "unwelcome_places",
    "unwelcome_times",
}


def moment(conference: Conference, at: dt.datetime) -> int:
    """Give the minutes since the midnight before the first timeslot."""
    first = min(slot.start for slot in conference.timeslots)
    midnight = dt.datetime.combine(first.date(), dt.time())
    return int((at - midnight).total_seconds()) // 60


def points(conference: Conference, cost: int) -> tuple[int, int]:
    """Give the medium and the soft points of a plan from its cost."""
    medium, soft = divmod(cost, POINT)
    return -medium, constant(conference) - soft


def problem(conference: Conference) -> Problem:
    """Map a conference; raises ValueError where its timeslots say more than a session can."""
    marks = [moment(conference, at) for slot in conference.timeslots for at in (slot.start, slot.end)]
    days = [
        {"id": f"d{day}", "start": day * DAY, "end": (day + 1) * DAY}
        for day in sorted({mark // DAY for mark in marks})
    ]
    rules: dict[str, dict[str, Any]] = {
        name: {"enabled": False} for name in load("solver.timetable.rules") if name not in ASKED
    }
    rules["liked_sessions_in_larger_rooms"] = {"weight": conference.weight("Popular talks", SOFT)}
    return Problem.model_validate(
        {
            "step": reduce(gcd, marks),
            "days": [{**day, "kind": "work"} for day in days],
            "parts": [{**day, "day": day["id"], "band": "AM"} for day in days],
            "rooms": [_room(conference, room) for room in conference.rooms],
            "people": [{"id": speaker.name} for speaker in conference.speakers],
            "sessions": [_session(conference, talk) for talk in conference.talks],
            "precedences": [
                {"before": first, "after": talk.code} for talk in conference.talks for first in talk.prerequisites
            ],
            "groups": list(_groups(conference)),
            "subjects": list(subjects(conference)),
            "unwelcome": [
                {"units": price, "sessions": [talk.code], "room": room.name}
                for talk in conference.talks
                for room in conference.rooms_of(talk)
                if (price := _price(conference, talk, room, "room") + _price_of_change(conference, talk, room))
            ],
            "rules": rules,
        }
    )


def _room(conference: Conference, room: Room) -> dict[str, Any]:
    closed = [{"start": moment(conference, slot.start), "end": moment(conference, slot.end)} for slot in room.closed]
    return {"id": room.name, "seats": {"theatre": room.capacity}, "closed": closed}


def _session(conference: Conference, talk: Talk) -> dict[str, Any]:
    slots = [slot for slot in conference.slots_of(talk) if _may_be_at(conference, talk, slot)]
    rooms = [room for room in conference.rooms_of(talk) if _may_be_in(conference, talk, room)]
    pinned = talk.place if talk.pinned else Place()
    return {
        "id": talk.code,
        "name": talk.code,
        "kind": talk.talk_type,
        "duration": conference.minutes(talk),
        "rooms": [room.name for room in rooms],
        "people": talk.speakers,
        "windows": [{"start": moment(conference, s.start), "end": moment(conference, s.end)} for s in slots],
        "start": None if pinned.timeslot is None else moment(conference, pinned.timeslot.start),
        "room": pinned.room,
        "difficulty": talk.level,
        "liked": talk.favourites,
        "unwelcome_times": [
            {"start": moment(conference, slot.start), "end": moment(conference, slot.start) + 1, "price": price}
            for slot in conference.slots_of(talk)
            if (price := _price(conference, talk, slot, "timeslot") + _price_of_move(conference, talk, slot))
        ],
    }


def _may_be_at(conference: Conference, talk: Talk, slot: Timeslot) -> bool:
    speakers = [conference.speaker[name] for name in talk.speakers]
    wishes = [talk.times, *(speaker.times for speaker in speakers)]
    fitting = all(wish.required <= slot.tags and not wish.prohibited & slot.tags for wish in wishes)
    return fitting and not any(slot in speaker.away for speaker in speakers)


def _may_be_in(conference: Conference, talk: Talk, room: Room) -> bool:
    wishes = [talk.rooms, *(conference.speaker[name].rooms for name in talk.speakers)]
    return all(wish.required <= room.tags and not wish.prohibited & room.tags for wish in wishes)


def _price(conference: Conference, talk: Talk, place: Timeslot | Room, what: str) -> int:
    """Give the price of tags that are missed or met, all minutes of a talk together."""
    field = "times" if what == "timeslot" else "rooms"
    whose = [("Talk", talk), *(("Speaker", conference.speaker[name]) for name in talk.speakers)]
    price = 0
    for who, wishing in whose:
        wishes = getattr(wishing, field)
        price += conference.weight(f"{who} preferred {what} tags", SOFT) * len(wishes.preferred - place.tags)
        price += conference.weight(f"{who} undesired {what} tags", SOFT) * len(wishes.undesired & place.tags)
    return price * conference.minutes(talk)


def _price_of_change(conference: Conference, talk: Talk, room: Room) -> int:
    return conference.weight("Published room", SOFT) * (talk.published.room not in (None, room.name))


def _price_of_move(conference: Conference, talk: Talk, slot: Timeslot) -> int:
    moved = talk.published.timeslot not in (None, slot)
    return POINT * conference.weight("Published timeslot", MEDIUM) * moved


def _groups(conference: Conference) -> Iterator[dict[str, Any]]:
    """Give whom a pause parts, what excludes one another, and what would draw a crowd."""
    for speaker in conference.speakers:
        talks = [talk.code for talk in conference.talks if speaker.name in talk.speakers]
        if len(talks) > 1 and conference.pause:
            yield {"id": f"pause {speaker.name}", "rule": "spread", "gap": conference.pause, "sessions": talks}
    for tag in sorted({tag for talk in conference.talks for tag in talk.exclusive}):
        talks = [talk.code for talk in conference.talks if tag in talk.exclusive]
        yield {"id": f"exclusive {tag}", "rule": "at-most-in-parallel", "limit": 1, "sessions": talks}
    for family in conference.families.values():
        risky = [talk.code for talk in family if talk.risk > 0]
        if len(risky) > 2:
            yield {
                "id": f"crowds of {family[0].talk_type}",
                "rule": "at-most-in-parallel",
                "limit": 2,
                "sessions": risky,
            }


def places(conference: Conference, plan: Plan) -> dict[str, Place]:
    """Give the plan as the scorer reads it."""
    found = {}
    for talk in conference.talks:
        placement = plan.placements.get(talk.code)
        if placement is not None:
            slots = {moment(conference, slot.start): slot for slot in conference.slots_of(talk)}
            found[talk.code] = Place(slots.get(placement.start), placement.room)
    return found


def plan_of(conference: Conference, places: dict[str, Place]) -> Plan:
    """Give places as a plan of ours."""
    return Plan(
        placements={
            code: Placement(start=moment(conference, place.timeslot.start), room=place.room)
            for code, place in places.items()
            if place.timeslot is not None
        }
    )
