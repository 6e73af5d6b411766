"""A small breakout, and a rotation of it written down by hand, so that no search is needed."""

import datetime as dt
from typing import Any

from scheduler.conference import Conference
from scheduler.rotation.rotation import Group, Lead, Rotation, Round
from scheduler.timetable import MadeBy, Proof

ROUNDS = (("10:00", "10:50"), ("11:00", "11:50"))
SEATS = {
    "TIDES-1": (("ANA", "facilitator"), "BEN", "CHEN"),
    "KELP-1": (("DINA", "facilitator"), ("EVE", "rapporteur"), "FAISAL"),
    "TIDES-2": (("ANA", "facilitator"), ("ANA", "timekeeper"), "FAISAL"),
    "KELP-2": (("DINA", "facilitator"), "BEN", "CHEN", "EVE"),
}


def plain() -> dict[str, Any]:
    """The conference as plain values: two themes in two rooms, six people, two rounds."""
    return {
        "id": "shore",
        "name": {"en": "Shore forum", "ar": "منتدى الشاطئ"},
        "time_zone": "Asia/Dubai",
        "calendar": {"days": [{"date": "2027-05-18"}], "parts": [_part()]},
        "venue": {
            "buildings": [{"id": "PIER", "name": "Pier"}],
            "rooms": [
                {"id": "SAND", "name": {"en": "Sand room", "ar": "قاعة الرمل"}, "building": "PIER", "seats": 4},
                {"id": "ROCK", "building": "PIER", "seats": 4},
            ],
        },
        "regions": [{"id": "ARB", "name": "Arab States"}, {"id": "EUR", "name": "Europe"}],
        "delegations": [{"id": "OMN", "name": "Oman", "region": "ARB", "size": 3}],
        "sessions": [
            {
                "id": session,
                "kind": "breakout",
                "role": "round",
                "minutes": 50,
                "theme": session.partition("-")[0],
                "room": "SAND" if session.startswith("TIDES") else "ROCK",
            }
            for session in SEATS
        ],
        "breakouts": [
            {
                "id": "coast",
                "name": {"en": "The coast", "ar": "الساحل"},
                "themes": [
                    {"id": "TIDES", "name": {"en": "Tides", "ar": "المد والجزر"}},
                    {"id": "KELP", "name": {"en": "Kelp", "ar": "عشب البحر"}},
                ],
                "rounds": [["TIDES-1", "KELP-1"], ["TIDES-2", "KELP-2"]],
                "participants": _participants(),
            }
        ],
    }


def conference(**changes: Any) -> Conference:
    """The conference, or one with other fields."""
    return Conference.model_validate(plain() | changes)


def rotation(**changes: Any) -> Rotation:
    """The rotation, or one with other fields."""
    told: dict[str, Any] = {
        "conference": "shore",
        "breakout": "coast",
        "problem": "sha256:0",
        "made_by": MadeBy(program="0.1.0", ortools="9.15", seed=1, workers=1),
        "proof": Proof(status="OPTIMAL", cost=7, bound=7, seconds=1.0),
        "rounds": tuple(_round(number) for number in (1, 2)),
    }
    return Rotation.model_validate(told | changes)


def _part() -> dict[str, Any]:
    return {"id": "AM", "name": "Morning", "start": "09:30", "end": "12:30"}


def _participants() -> list[dict[str, Any]]:
    return [
        {"id": "ANA", "name": "Ana", "region": "EUR", "languages": ["en", "es"], "email": "ana@example.org"},
        {"id": "BEN", "name": "Ben", "region": "EUR", "languages": ["en"], "email": "ben@example.org"},
        {"id": "CHEN", "name": "陈", "languages": ["zh"]},
        {"id": "DINA", "name": "دينا", "delegation": "OMN", "region": "ARB", "languages": ["ar", "en"]},
        {"id": "EVE"},
        {"id": "FAISAL", "name": "=فيصل", "delegation": "OMN", "languages": ["ar"], "email": "faisal@example.org"},
    ]


def _round(number: int) -> Round:
    start, end = (dt.datetime.fromisoformat(f"2027-05-18T{hours}+04:00") for hours in ROUNDS[number - 1])
    return Round(start=start, end=end, groups=tuple(_group(s) for s in SEATS if s.endswith(f"-{number}")))


def _group(session: str) -> Group:
    leads = [seat for seat in SEATS[session] if isinstance(seat, tuple)]
    return Group.model_validate(
        {
            "session": session,
            "theme": session.partition("-")[0],
            "room": "SAND" if session.startswith("TIDES") else "ROCK",
            "facilitators": [person for person, role in leads if role == "facilitator"],
            "participants": [seat for seat in SEATS[session] if isinstance(seat, str)],
            "leads": [Lead(person=person, role=role) for person, role in leads],
            "interpretation": ["zh"] if "CHEN" in SEATS[session] else ["ar"],
        }
    )
