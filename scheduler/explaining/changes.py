"""Changes as edits of the conference, and as sentences."""

from collections.abc import Callable, Iterable
from itertools import count
from typing import Any

from scheduler.conference import Conference
from scheduler.conference.consistency import findings
from scheduler.conference.text import Part
from scheduler.explaining.names import Names
from solver.timetable.explanation.account import Change


class Edit(Part):
    """One edit of the conference's file: the way to a field, by ids, and its new value; null takes it out."""

    path: tuple[str, ...]
    value: Any


def edits(conference: Conference, change: Change) -> list[Edit]:
    """Give the edits with which a change is made to the conference."""
    return [Edit(path=path, value=value) for path, value in _EDITS[change.kind](conference, change)]


def edited(conference: Conference, changes: Iterable[Change]) -> Conference | None:
    """Give the conference with changes made; None if it would not be a sound one."""
    for change in changes:
        conference = apply(conference, edits(conference, change))
    return None if findings(conference) else conference


def apply(conference: Conference, made: Iterable[Edit]) -> Conference:
    """Give the conference with edits made."""
    plain = conference.model_dump(mode="json", exclude_unset=True)
    for edit in made:
        _make(plain, edit)
    return Conference.model_validate(plain)


def _make(plain: dict[str, Any], edit: Edit) -> None:
    place: Any = plain
    for step in edit.path[:-1]:
        if isinstance(place, list):
            place = next(item for item in place if item["id"] == step)
        else:
            place = place.setdefault(step, {})
    if edit.value is None:
        place.pop(edit.path[-1], None)
    else:
        place[edit.path[-1]] = edit.value


Edits = list[tuple[tuple[str, ...], Any]]


def _session(field: str, value: Callable[[Change], Any] = lambda change: None) -> Callable[..., Edits]:
    return lambda conference, change: [(("sessions", str(change.session), field), value(change))]


def _any_day(conference: Conference, change: Change) -> Edits:
    session = conference.session[str(change.session)]
    found: Edits = [(("sessions", session.id, field), None) for field in ("days", "windows")]
    if session.start is not None and session.days and len(session.start) == len("24:00"):
        found.append((("sessions", session.id, "start"), f"{session.days[0]} {session.start}"))
    return found


def _any_order(conference: Conference, change: Change) -> Edits:
    first, then = conference.session[str(change.session)], conference.session[str(change.other)]
    kept = [each for each in conference.precedences if (each.first, each.then) != (first.id, then.id)]
    return [
        (("sessions", then.id, "after"), [name for name in then.after if name != first.id]),
        (("sessions", first.id, "before"), [name for name in first.before if name != then.id]),
        (("precedences",), [each.model_dump(mode="json") for each in kept]),
    ]


def _without_person(conference: Conference, change: Change) -> Edits:
    session = conference.session[str(change.session)]
    return [(("sessions", session.id, "people"), [name for name in session.people if name != change.other])]


def _other_chair(conference: Conference, change: Change) -> Edits:
    session = conference.session[str(change.session)]
    chair = session.chair or (conference.body[session.body].chair if session.body else None)
    people = [str(change.other) if name == chair else name for name in session.people]
    at = ("sessions", session.id)
    return [((*at, "chair"), change.other), ((*at, "people"), list(dict.fromkeys(people)))]


def _open_room(conference: Conference, change: Change) -> Edits:
    return [(("venue", "rooms", str(change.other), field), None) for field in ("closed", "available")]


def _another_team(conference: Conference, change: Change) -> Edits:
    teams = conference.interpretation.teams
    like, known = next(team for team in teams if team.id == change.other), {team.id for team in teams}
    name = next(f"{like.id}-{number}" for number in count(2) if f"{like.id}-{number}" not in known)
    more = like.model_copy(update={"id": name, "name": None, "available": None})
    plain = [team.model_dump(mode="json", exclude_none=True) for team in (*teams, more)]
    return [(("interpretation", "teams"), plain)]


def _rule(field: str, value: Callable[[Change], Any]) -> Callable[..., Edits]:
    return lambda conference, change: [(("rules", str(change.other), field), value(change))]


_EDITS: dict[str, Callable[[Conference, Change], Edits]] = {
    "leave-out": _session("required", lambda change: False),
    "unpin-start": _session("start"),
    "unpin-room": _session("room"),
    "any-rooms": lambda conference, change: [
        (("sessions", str(change.session), "rooms"), [room.id for room in conference.venue.rooms])
    ],
    "any-day": _any_day,
    "any-part": _session("parts"),
    "shorter": _session("minutes", lambda change: change.value),
    "without-person": _without_person,
    "other-chair": _other_chair,
    "layout": _session("layout", lambda change: change.value),
    "without-features": _session("features"),
    "any-order": _any_order,
    "person-stays": lambda conference, change: [(("people", str(change.other), "available"), None)],
    "open-room": _open_room,
    "team-stays": lambda conference, change: [(("interpretation", "teams", str(change.other), "available"), None)],
    "another-team": _another_team,
    "any-window": lambda conference, change: [(("bodies", str(change.other), "window"), None)],
    "no-group": lambda conference, change: [
        (("groups",), [group.model_dump(mode="json") for group in conference.groups if group.id != change.other])
    ],
    "any-minutes": lambda conference, change: [(("agenda", str(change.other), "minutes"), None)],
    "limit": _rule("limit", lambda change: change.value),
    "rule-off": _rule("enabled", lambda change: False),
}

_SENTENCES: dict[str, Callable[[Names, Change], str]] = {
    "leave-out": lambda names, change: f"leave out {names.session(str(change.session))}",
    "unpin-start": lambda names, change: f"do not pin the start of {names.session(str(change.session))}",
    "unpin-room": lambda names, change: f"do not pin the room of {names.session(str(change.session))}",
    "any-rooms": lambda names, change: f"let {names.session(str(change.session))} be in any room",
    "any-day": lambda names, change: f"let {names.session(str(change.session))} be on any day",
    "any-part": lambda names, change: f"let {names.session(str(change.session))} be in any part of its days",
    "shorter": lambda names, change: f"shorten {names.session(str(change.session))} to {change.value} minutes",
    "without-person": lambda names, change: (
        f"hold {names.session(str(change.session))} without {names.person(str(change.other))}"
    ),
    "other-chair": lambda names, change: (
        f"let {names.person(str(change.other))} chair {names.session(str(change.session))}"
    ),
    "layout": lambda names, change: f"hold {names.session(str(change.session))} in {change.value} layout",
    "without-features": lambda names, change: (
        f"hold {names.session(str(change.session))} in a room without what it asks for"
    ),
    "any-order": lambda names, change: (
        f"do not ask for {names.session(str(change.session))} before {names.session(str(change.other))}"
    ),
    "person-stays": lambda names, change: f"have {names.person(str(change.other))} there all the time",
    "open-room": lambda names, change: f"keep room {change.other} open all the time",
    "team-stays": lambda names, change: f"have team {change.other} there all the time",
    "another-team": lambda names, change: f"hire one more team of interpreters like {change.other}",
    "any-window": lambda names, change: f"lift the window of {names.body(str(change.other))}",
    "no-group": lambda names, change: f"do not ask anything of the group {change.other}",
    "any-minutes": lambda names, change: f"do not ask for minutes for item {change.other} of the agenda",
    "limit": lambda names, change: f"allow {change.value} where “{names.rule(str(change.other))}”",
    "rule-off": lambda names, change: f"switch off the rule “{names.rule(str(change.other))}”",
}


def sentence(names: Names, changes: Iterable[Change]) -> str:
    """Say what is given up."""
    text = ", and ".join(_SENTENCES[change.kind](names, change) for change in changes)
    return f"{text[:1].upper()}{text[1:]}."
