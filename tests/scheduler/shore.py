"""The shore forum with its timetable, for what is published of a rotation."""

import datetime as dt
from typing import Any

from scheduler.conference import Conference
from scheduler.rotation.rotation import Group, Rotation
from scheduler.timetable import MadeBy, Placement, Proof, Timetable
from tests.scheduler import rotations
from tests.scheduler.rotations import ROUNDS, SEATS

NOW = dt.datetime(2027, 5, 1, 9, 0, tzinfo=dt.UTC)


def conference(**changes: Any) -> Conference:
    """The forum in which the timetable and the rotation keep all rules, so that they can be published."""
    plain = rotations.plain()
    [block] = plain["breakouts"]
    leads = [
        {"person": "ANA", "theme": "TIDES"},
        {"person": "DINA", "theme": "KELP"},
        {"person": "EVE", "theme": "KELP", "rounds": [1], "role": "rapporteur"},
    ]
    block |= {"leads": leads, "rules": {"no_theme_twice": {"enabled": False}}}
    return rotations.conference(**{"venue": plain["venue"] | {"turnover": 0}, "breakouts": [block], **changes})


def timetable(rooms: dict[str, str] | None = None, hours: tuple[tuple[str, str], ...] = ROUNDS) -> Timetable:
    """Both rounds at their hours; `rooms` moves groups."""
    return Timetable(
        conference="shore",
        problem="",
        made_by=MadeBy(program="", ortools="", seed=1, workers=1),
        proof=Proof(status="FEASIBLE", cost=0, bound=0, seconds=0.0),
        placements=tuple(_placement(session, rooms or {}, hours) for session in SEATS),
    )


def _placement(session: str, rooms: dict[str, str], hours: tuple[tuple[str, str], ...]) -> Placement:
    start, end = hours[int(session[-1]) - 1]
    return Placement(
        session=session,
        start=dt.datetime.fromisoformat(f"2027-05-18T{start}+04:00"),
        end=dt.datetime.fromisoformat(f"2027-05-18T{end}+04:00"),
        room=rooms.get(session, "SAND" if session.startswith("TIDES") else "ROCK"),
    )


def moving(rotation: Rotation, person: str, here: str, there: str) -> Rotation:
    """A rotation in which a participant sits elsewhere; "" is nowhere."""

    def changed(group: Group) -> Group:
        people = [name for name in group.participants if (name, group.session) != (person, here)]
        people += [person] if group.session == there else []
        return group.model_copy(update={"participants": tuple(sorted(people))})

    rounds = tuple(each.model_copy(update={"groups": tuple(map(changed, each.groups))}) for each in rotation.rounds)
    return rotation.model_copy(update={"rounds": rounds})


def without(conference: Conference, person: str) -> Conference:
    """The conference without a participant."""
    plain: dict[str, Any] = conference.model_dump(mode="json")
    block = plain["breakouts"][0]
    block["participants"] = [each for each in block["participants"] if each["id"] != person]
    return Conference.model_validate(plain)
