"""What changed for one person: their own events, and the sessions that they chose."""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from scheduler.changelog.change_list import ChangeList
from scheduler.changelog.difference import Aspect
from scheduler.changelog.telling import sentence
from scheduler.changelog.words import Words
from scheduler.conference import Conference
from scheduler.feeds.words import personal_title, place
from scheduler.personal import Personal, PersonalNotice, State, What

Whose = Iterable[tuple[What, str]]


@dataclass(frozen=True)
class OwnChange:
    """An event of one person that differs: what was told of it, and what is told now; None if it is not on."""

    was: PersonalNotice | None
    now: PersonalNotice | None


def own_changes(before: Personal, after: Personal, whose: Whose) -> list[OwnChange]:
    """Give the own events that differ from one version to another, in the order of time."""
    found = []
    for key in whose:
        old = dict(before.of(key))
        for identity, state in after.of(key):
            known = old.get(identity)
            was = _on(before, known) if known is not None else None
            if was != (now := _on(after, state)):
                found.append(OwnChange(was, now))
    return found


def last_changes(personal: Personal, whose: Whose, moment: dt.datetime) -> list[OwnChange]:
    """Give the own events that changed last at the moment of a publication."""
    return [
        OwnChange(None if state.before is None else personal.notices[state.before], _on(personal, state))
        for key in whose
        for _, state in personal.of(key)
        if state.last_modified == moment
    ]


def told(
    changes: ChangeList, own: Iterable[OwnChange], chosen: Collection[str], conference: Conference, words: Words
) -> list[str]:
    """Tell, a sentence each, what changed for somebody: own events first, then sessions in the order of time."""
    theirs = [difference for difference in changes.differences if difference.session in chosen]
    return [
        *(own_sentence(change, conference, words) for change in own),
        *(sentence(difference, conference, words) for difference in theirs),
    ]


def own_sentence(change: OwnChange, conference: Conference, words: Words) -> str:
    """Tell an own event that differs as plain text."""
    last = change.now or change.was
    title = "" if last is None else personal_title(last, conference, words.tag)
    parts = [f"{words.labels[aspect]}{words.colon}{said}" for aspect, said in _aspects(change, conference, words)]
    return f"{title}{words.colon}{'; '.join(parts)}"


def _on(personal: Personal, state: State) -> PersonalNotice | None:
    return None if state.cancelled else personal.notices[state.told]


def _aspects(change: OwnChange, conference: Conference, words: Words) -> Iterator[tuple[Aspect, str]]:
    was, now = change.was, change.now
    if was is None or now is None:
        if (only := now or was) is not None:
            where = place(only, conference, words.tag) or words.no_room
            yield "new" if was is None else "cancelled", f"{_hours(only, words)}{words.comma}{where}"
        return
    sides: list[tuple[Aspect, str, str]] = [
        ("title", personal_title(was, conference, words.tag), personal_title(now, conference, words.tag)),
        ("time", _hours(was, words), _hours(now, words)),
        ("room", place(was, conference, words.tag), place(now, conference, words.tag)),
    ]
    differing = [(aspect, old, new) for aspect, old, new in sides if old != new]
    for aspect, old, new in differing:
        yield aspect, f"{old or words.no_room} {words.arrow} {new or words.no_room}"
    if not differing:
        yield "details", words.details_changed


def _hours(notice: PersonalNotice, words: Words) -> str:
    zone = ZoneInfo(notice.time_zone)
    return words.hours(notice.start.astimezone(zone), notice.end.astimezone(zone), with_day=True)
