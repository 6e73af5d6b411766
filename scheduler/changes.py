"""What differs between two timetables of a conference, session by session, and whom it concerns."""

from dataclasses import dataclass

from scheduler.conference import Conference
from scheduler.timetable import Placement, Timetable


@dataclass(frozen=True)
class Change:
    """How one session differs: its placement before and after, None where it has none."""

    session: str
    before: Placement | None
    after: Placement | None
    people: tuple[str, ...]

    @property
    def moved(self) -> bool:
        """Whether the time is another one."""
        return self.before is not None and self.after is not None and self.before.start != self.after.start

    @property
    def rehoused(self) -> bool:
        """Whether the room is another one."""
        return self.before is not None and self.after is not None and self.before.room != self.after.room


def changes(conference: Conference, before: Timetable, after: Timetable) -> list[Change]:
    """Give every session whose time or room differs, in the order of time."""
    old, new = before.placed(), after.placed()
    found = []
    for session in sorted(set(old) | set(new)):
        was, is_now = old.get(session), new.get(session)
        if was is None or is_now is None or (was.start, was.end, was.room) != (is_now.start, is_now.end, is_now.room):
            found.append(Change(session, was, is_now, people_of(conference, session)))
    return sorted(found, key=lambda change: (_start(change), change.session))


def _start(change: Change) -> str:
    placement = change.after or change.before
    return "" if placement is None else placement.start.isoformat()


def people_of(conference: Conference, session: str) -> tuple[str, ...]:
    """Give whom a session needs, its chair or its body's among them; nobody if the conference does not have it."""
    if session not in conference.session:
        return ()
    known = conference.session[session]
    body = conference.body.get(known.body or "")
    chair = known.chair or (body.chair if body else None)
    return tuple(sorted({*known.people, *([chair] if chair else [])}))


def sentence(conference: Conference, change: Change) -> str:
    """Say a change in words: the session, where it was and where it is."""
    session = conference.session.get(change.session)
    name = f"{conference.title(session)} ({change.session})" if session is not None else change.session
    if change.before is None:
        return f"{name}: new, {_place(conference, change.after)}"
    if change.after is None:
        return f"{name}: dropped, was {_place(conference, change.before)}"
    return f"{name}: {_place(conference, change.before)} → {_place(conference, change.after)}"


def by_person(found: list[Change]) -> dict[str, list[Change]]:
    """Give for each person the changes that concern them."""
    concerned: dict[str, list[Change]] = {}
    for change in found:
        for person in change.people:
            concerned.setdefault(person, []).append(change)
    return dict(sorted(concerned.items()))


def _place(conference: Conference, placement: Placement | None) -> str:
    if placement is None:
        return "nowhere"
    start, end = (moment.astimezone(conference.zone) for moment in (placement.start, placement.end))
    return f"{start:%a %d %b %H:%M}–{end:%H:%M}" + (f" {placement.room}" if placement.room else "")
