"""People's own events from version to version: each keeps its identity, and changes only when what is told does."""

import datetime as dt
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Annotated, Any

from pydantic import AwareDatetime, Field, field_serializer, field_validator

from scheduler.conference.text import Identifier, Part
from scheduler.personal.notices import Named, PersonalNotice, Telling, What

Key = Annotated[str, Field(min_length=1, max_length=40)]

_STATE = ("what", "told", "before", "cancelled", "sequence", "created", "last_modified")
_WHOSE = "whose"


class PersonalEntry(Part):
    """An event of one person: the notice that is told, how often it changed, when it was first and last published.

    `before` is the notice that was told before the last change; None if it was told of nothing then.
    """

    what: What
    identity: str
    person: Identifier
    told: Key
    before: Key | None = None
    cancelled: bool = False
    sequence: Annotated[int, Field(ge=0)] = 0
    created: AwareDatetime
    last_modified: AwareDatetime


class Personal(Part):
    """The own events of everybody, and the notices that they are told, by key: many people have one notice."""

    notices: dict[Key, PersonalNotice] = Field(default_factory=dict)
    entries: tuple[PersonalEntry, ...] = ()

    @field_serializer("entries")
    def _gather(self, entries: tuple[PersonalEntry, ...]) -> list[dict[str, Any]]:
        """Write once what many entries have in common: all but whose they are."""
        found: dict[tuple[Any, ...], list[str]] = {}
        for entry in entries:
            state = tuple(getattr(entry, name) for name in _STATE)
            found.setdefault(state, []).extend((entry.identity, entry.person))
        return [dict(zip(_STATE, state, strict=True)) | {_WHOSE: whose} for state, whose in found.items()]

    @field_validator("entries", mode="before")
    @classmethod
    def _spread(cls, value: object) -> object:
        """Read what was written so; in Python, so that other threads get their turns while thousands are read."""
        if not isinstance(value, list) or not all(isinstance(each, dict) and _WHOSE in each for each in value):
            return value
        found = [entry for each in value for entry in _entries_of(each)]
        return sorted(found, key=lambda entry: (entry.what, entry.identity))

    @cached_property
    def of(self) -> dict[tuple[What, str], tuple[PersonalEntry, ...]]:
        """The entries of each person, in the order of time; seats and assignments apart, for ids may be the same."""
        found: dict[tuple[What, str], list[PersonalEntry]] = {}
        for entry in sorted(self.entries, key=lambda entry: (self.notices[entry.told].start, entry.identity)):
            found.setdefault((entry.what, entry.person), []).append(entry)
        return {key: tuple(entries) for key, entries in found.items()}


NOBODY = Personal()


def _entries_of(written: dict[str, Any]) -> Iterator[PersonalEntry]:
    whose = iter(written[_WHOSE])
    state = {name: written[name] for name in _STATE}
    known = PersonalEntry.model_validate({**state, "identity": "", "person": "nobody"})
    common = {name: getattr(known, name) for name in _STATE}
    for identity, person in zip(whose, whose, strict=True):
        yield PersonalEntry.model_construct(identity=identity, person=person, **common)


def follow(telling: Telling, known: frozenset[What], earlier: Personal, moment: dt.datetime) -> Personal:
    """Give the entries of the next version: what is told as before stays, what is gone becomes cancelled.

    Only kinds of events that are `known` this time can be gone.
    """
    before = {(entry.what, entry.identity): entry for entry in earlier.entries}
    named = {(each.what, each.identity): each for each in telling.named}
    entries = [_first(each, moment) for key, each in named.items() if key not in before]
    entries += [
        _next(entry, named.get(key), moment) if key in named or entry.what in known else entry
        for key, entry in before.items()
    ]
    notices = earlier.notices | telling.notices
    return Personal(
        notices={key: notices[key] for key in sorted(_keys(entries))},
        entries=tuple(sorted(entries, key=lambda entry: (entry.what, entry.identity))),
    )


def _first(each: Named, moment: dt.datetime) -> PersonalEntry:
    return PersonalEntry(
        what=each.what,
        identity=each.identity,
        person=each.person,
        told=each.key,
        created=moment,
        last_modified=moment,
    )


def _next(entry: PersonalEntry, now: Named | None, moment: dt.datetime) -> PersonalEntry:
    told, cancelled = (entry.told, True) if now is None else (now.key, False)
    if (told, cancelled) == (entry.told, entry.cancelled):
        return entry
    return entry.model_copy(
        update={
            "told": told,
            "before": None if entry.cancelled else entry.told,
            "cancelled": cancelled,
            "sequence": entry.sequence + 1,
            "last_modified": moment,
        }
    )


def _keys(entries: Iterable[PersonalEntry]) -> set[str]:
    return {key for entry in entries for key in (entry.told, entry.before) if key is not None}
