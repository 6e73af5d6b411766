"""People's own events from version to version: each keeps its identity, and changes only when what is told does."""

import datetime as dt
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Annotated

from pydantic import AwareDatetime, Field

from scheduler.conference.text import Part
from scheduler.personal.notices import Named, PersonalNotice, Telling, What

Key = Annotated[str, Field(min_length=1, max_length=40)]


class State(Part):
    """The notice that is told of an event, how often it changed, when it was first and last published.

    `before` is the notice that was told before the last change; None if it was told of nothing then.
    """

    what: What
    told: Key
    before: Key | None = None
    cancelled: bool = False
    sequence: Annotated[int, Field(ge=0)] = 0
    created: AwareDatetime
    last_modified: AwareDatetime


class Alike(State):
    """The events that are in one state, thousands of people's mostly: what is one for all of them is kept once.

    `whose` has the identity and the person of each event in turn.
    """

    whose: tuple[str, ...]

    @cached_property
    def state(self) -> State:
        """The state alone."""
        return State.model_construct(**{name: getattr(self, name) for name in State.model_fields})

    def each(self) -> Iterator[tuple[str, str]]:
        """Give identity and person of each event."""
        whose = iter(self.whose)
        return zip(whose, whose, strict=True)


class Personal(Part):
    """The own events of everybody, and the notices that they are told, by key: many people have one notice."""

    notices: dict[Key, PersonalNotice] = Field(default_factory=dict)
    entries: tuple[Alike, ...] = ()

    @cached_property
    def places(self) -> dict[tuple[What, str], list[tuple[str, int]]]:
        """The events of each person in the order of time: the identity, and where among the entries its state is.

        Seats and assignments are apart, for ids may be the same.
        """
        found: dict[tuple[What, str], list[tuple[str, int]]] = {}
        for position, alike in enumerate(self.entries):
            for identity, person in alike.each():
                found.setdefault((alike.what, person), []).append((identity, position))
        starts = [self.notices[alike.told].start for alike in self.entries]
        for events in found.values():
            events.sort(key=lambda event: (starts[event[1]], event[0]))
        return found

    def of(self, key: tuple[What, str]) -> list[tuple[str, State]]:
        """Give the events of a person in the order of time, with their identities."""
        return [(identity, self.entries[position].state) for identity, position in self.places.get(key, ())]


NOBODY = Personal()


def follow(telling: Telling, known: frozenset[What], earlier: Personal, moment: dt.datetime) -> Personal:
    """Give the entries of the next version: what is told as before stays, what is gone becomes cancelled.

    Only kinds of events that are `known` this time can be gone.
    """
    named = {(each.what, each.identity): each for each in telling.named}
    events = [(alike.what, *event) for alike in earlier.entries for event in _followed(alike, named, known, moment)]
    before = {event[:2] for event in events}
    firsts: dict[tuple[What, str], State] = {}
    for key, each in named.items():
        if key not in before:
            state = firsts.get((each.what, each.key)) or _first(each, moment)
            events.append((*key, each.person, firsts.setdefault((each.what, each.key), state)))
    entries = _gathered(sorted(events, key=lambda event: event[:2]))
    notices = earlier.notices | telling.notices
    return Personal(notices={key: notices[key] for key in sorted(_keys(entries))}, entries=entries)


def _followed(
    alike: Alike, named: dict[tuple[What, str], Named], known: frozenset[What], moment: dt.datetime
) -> Iterator[tuple[str, str, State]]:
    """Give identity, person and new state of each event."""
    states: dict[str | None, State] = {}
    for identity, person in alike.each():
        now = named.get((alike.what, identity))
        key = None if now is None else now.key
        if key is None and alike.what not in known:
            yield identity, person, alike.state
        else:
            yield identity, person, states.get(key) or states.setdefault(key, _next(alike.state, key, moment))


def _first(each: Named, moment: dt.datetime) -> State:
    return State(what=each.what, told=each.key, created=moment, last_modified=moment)


def _next(state: State, key: str | None, moment: dt.datetime) -> State:
    told, cancelled = (state.told, True) if key is None else (key, False)
    if (told, cancelled) == (state.told, state.cancelled):
        return state
    return state.model_copy(
        update={
            "told": told,
            "before": None if state.cancelled else state.told,
            "cancelled": cancelled,
            "sequence": state.sequence + 1,
            "last_modified": moment,
        }
    )


def _gathered(events: Iterable[tuple[What, str, str, State]]) -> tuple[Alike, ...]:
    found: dict[State, list[str]] = {}
    for _, identity, person, state in events:
        found.setdefault(state, []).extend((identity, person))
    return tuple(Alike(**dict(state), whose=tuple(whose)) for state, whose in found.items())


def _keys(entries: Iterable[State]) -> set[str]:
    return {key for entry in entries for key in (entry.told, entry.before) if key is not None}
