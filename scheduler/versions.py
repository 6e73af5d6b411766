"""Published versions: numbered, immutable, and with all that a feed needs to repeat itself byte by byte.

A version keeps one entry for each session that was ever published. An entry changes when what the public is
told changes, and only then; a session that is no longer placed stays as a cancelled entry.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from typing import Annotated, Self

from pydantic import AwareDatetime, Field, TypeAdapter, ValidationError
from pydantic_core import from_json

from scheduler.conference import Conference
from scheduler.conference.text import Identifier, Language, Part, Prose
from scheduler.deadlines import DeadlineEntry, follow
from scheduler.errors import BadInput, Fault
from scheduler.interpretation import granted
from scheduler.notices import Notice, notices
from scheduler.personal import NOBODY, Personal, What
from scheduler.personal import follow as follow_people
from scheduler.personal import told as told_people
from scheduler.roster.roster import Roster
from scheduler.roster.seating import disagreements
from scheduler.rotation.published import KEPT, Rotations, settled
from scheduler.rotation.rotation import Rotation
from scheduler.timetable import Timetable
from scheduler.wording import sentence

_SECOND = dt.timedelta(seconds=1)


class Entry(Part):
    """A session's notice, how often it has changed, and when it was first and last published.

    `held_in` has the language of a session without interpretation. It stands beside the notice, so that it sends
    nobody an update, and stays when the conference does not have the session any more.
    """

    session: Identifier
    notice: Notice
    held_in: tuple[Language, ...] = ()
    sequence: Annotated[int, Field(ge=0)]
    created: AwareDatetime
    last_modified: AwareDatetime


class Version(Part):
    """A published timetable of a conference, with the roster of its interpreters and its rotations, if there are any.

    `reverts` names the earlier version whose timetable it brought back.
    """

    number: Annotated[int, Field(ge=1)]
    published_at: AwareDatetime
    note: str = ""
    conference: Conference
    timetable: Timetable
    entries: tuple[Entry, ...]
    deadlines: tuple[DeadlineEntry, ...] = ()
    roster: Roster | None = None
    rotations: tuple[Rotation, ...] = ()
    personal: Personal = NOBODY
    reverts: int | None = None

    @classmethod
    def read(cls, document: str) -> Self:
        """Read what `model_dump_json` wrote, in steps: within one, no other thread of the process gets a turn."""
        parts = from_json(document)
        parts["conference"] = Conference.model_validate(parts["conference"])
        parts["entries"] = [Entry.model_validate(entry) for entry in parts["entries"]]
        return cls.model_validate(parts)

    @cached_property
    def entry(self) -> dict[str, Entry]:
        """The entries by session."""
        return {entry.session: entry for entry in self.entries}

    @cached_property
    def programme(self) -> tuple[Entry, ...]:
        """The entries of sessions that take place, in the order of time."""
        return tuple(entry for entry in self.entries if not entry.notice.cancelled)

    @cached_property
    def spoken(self) -> dict[str, tuple[Language, ...]]:
        """The languages in which each session can be followed: interpreted into, or else the one it is held in."""
        found = {entry.session: entry.notice.interpretation or entry.held_in for entry in self.entries}
        if not all(found.values()):  # stored before versions knew it
            held, default = _held(self.conference), (self.conference.languages.default,)
            return {session: languages or held.get(session, default) for session, languages in found.items()}
        return found


def publish(
    conference: Conference,
    timetable: Timetable,
    earlier: Version | None,
    now: dt.datetime,
    note: str = "",
    roster: Roster | None = None,
    reverts: int | None = None,
    rotations: Rotations = KEPT,
) -> Version:
    """Make the next version: what did not change keeps its entry, what is gone becomes a cancelled entry.

    Raises BadInput if the timetable does not belong to the conference, the roster or a rotation not to the timetable,
    or if the note has what cannot be shown.
    """
    note = _shown(note)
    faults = [*_disagreements(conference, timetable, earlier)]
    if faults:
        raise BadInput("timetable", faults)
    if roster is not None and (faults := [*disagreements(roster, conference, timetable)]):
        raise BadInput("roster", faults)
    moment = _moment(now, earlier)
    seats = settled(rotations, earlier.rotations if earlier else (), conference, timetable)
    known = earlier.entry if earlier else {}
    told, held = notices(conference, timetable), _held(conference)
    default = (conference.languages.default,)
    entries = [_first(session, notice, moment) for session, notice in told.items() if session not in known]
    entries += [_next(entry, told.get(session), moment) for session, entry in known.items()]
    spoken = (earlier.spoken if earlier else {}) | {session: held.get(session, default) for session in told}
    entries = [_with_language(entry, spoken[entry.session]) for entry in entries]
    return Version(
        number=earlier.number + 1 if earlier else 1,
        published_at=moment,
        note=note,
        conference=conference,
        timetable=timetable,
        entries=tuple(sorted(entries, key=lambda entry: (entry.notice.start, entry.session))),
        deadlines=follow(conference, earlier.deadlines if earlier else (), moment),
        roster=roster,
        rotations=seats,
        personal=follow_people(
            told_people(conference, told, roster, seats),
            frozenset[What](("seat",) if roster is None else ("seat", "assignment")),
            earlier.personal if earlier else NOBODY,
            moment,
        ),
        reverts=reverts,
    )


def _shown(note: str) -> str:
    """Give a note as readers will see it."""
    try:
        return TypeAdapter(Prose).validate_python(note) if note.strip() else ""
    except ValidationError as error:
        raise BadInput("note", [Fault("", sentence(found)) for found in error.errors()]) from error


def _moment(now: dt.datetime, earlier: Version | None) -> dt.datetime:
    """Give the second of publication; it never repeats or goes back, even when the clock does."""
    moment = now.astimezone(dt.UTC).replace(microsecond=0)
    return max(moment, earlier.published_at + _SECOND) if earlier else moment


def _first(session: str, notice: Notice, moment: dt.datetime) -> Entry:
    return Entry(session=session, notice=notice, sequence=0, created=moment, last_modified=moment)


def _next(known: Entry, notice: Notice | None, moment: dt.datetime) -> Entry:
    told = notice if notice is not None else known.notice.model_copy(update={"cancelled": True})
    if told == known.notice:
        return known
    return known.model_copy(update={"notice": told, "sequence": known.sequence + 1, "last_modified": moment})


def _held(conference: Conference) -> dict[str, tuple[Language, ...]]:
    """Give the language in which each session without interpretation is held."""
    return {session: grant.languages for session, grant in granted(conference).items() if len(grant.languages) == 1}


def _with_language(entry: Entry, held_in: tuple[Language, ...]) -> Entry:
    return entry.model_copy(update={"held_in": () if entry.notice.interpretation else held_in})


def _disagreements(conference: Conference, timetable: Timetable, earlier: Version | None) -> Iterator[Fault]:
    if timetable.conference != conference.id:
        yield Fault("conference", f"the timetable is of “{timetable.conference}”, not of “{conference.id}”")
    if earlier and earlier.conference.id != conference.id:
        yield Fault("conference", f"the earlier version is of “{earlier.conference.id}”")
    rooms = {room.id for room in conference.venue.rooms}
    for session, times in Counter(placement.session for placement in timetable.placements).items():
        if session not in conference.session:
            yield Fault(f"placements {session}", "the conference has no such session")
        if times > 1:
            yield Fault(f"placements {session}", f"the session is placed {times} times; it takes place once")
    for placement in timetable.placements:
        if placement.room is not None and placement.room not in rooms:
            yield Fault(f"placements {placement.session} › room", f"there is no room “{placement.room}”")
        # Within one zone Python compares what the clocks show; only UTC gives the time that passes.
        if placement.end.astimezone(dt.UTC) <= placement.start.astimezone(dt.UTC):
            yield Fault(f"placements {placement.session} › end", "the session ends before it starts")
