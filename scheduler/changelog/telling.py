"""A difference in words: for each aspect what it was and what it is, for a page to lay out or a sentence to hold."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from scheduler.changelog.change_list import ChangeList
from scheduler.changelog.deadlines import DeadlineDifference, local
from scheduler.changelog.difference import Aspect, Difference, Told
from scheduler.changelog.words import Words
from scheduler.conference import Conference
from scheduler.conference.text import Text
from scheduler.deadlines import DeadlineNotice

Piece = Text | str  # a text of the conference, or words that are in the reader's language already


@dataclass(frozen=True)
class Line:
    """One aspect of a difference: its label, and the pieces of what was told and of what is told now.

    Where there is nothing to set side by side, `now` says it by itself.
    """

    aspect: Aspect
    label: str
    was: tuple[Piece, ...]
    now: tuple[Piece, ...]


def lines(difference: Difference, words: Words, names: Conference | None = None) -> tuple[Line, ...]:
    """Tell a difference aspect by aspect. People are named only where a conference is given to name them by."""
    if difference.before is None or difference.after is None:
        (aspect,) = difference.aspects
        was, now = (_in_short(told, words) for told in (difference.before, difference.after))
        return (Line(aspect, words.labels[aspect], was, now),)
    return tuple(
        Line(aspect, words.labels[aspect], *_compared(aspect, difference.before, difference.after, words, names))
        for aspect in difference.aspects
    )


def deadline_lines(difference: DeadlineDifference, words: Words) -> tuple[Line, ...]:
    """Tell aspect by aspect how a deadline differs."""
    sides = difference.before, difference.after
    return tuple(
        Line(aspect, words.labels[aspect], (), (words.details_changed,))
        if aspect == "details"
        else Line(aspect, words.labels[aspect], *(_of_deadline(aspect, told, words) for told in sides))
        for aspect in difference.aspects
    )


def sentence(difference: Difference, conference: Conference, words: Words, *, with_names: bool = False) -> str:
    """Tell a difference as plain text: the session, then its aspects."""
    told = lines(difference, words, conference if with_names else None)
    return _sentence(difference.told.notice.title, difference.session, told, conference, words)


def deadline_sentence(difference: DeadlineDifference, conference: Conference, words: Words) -> str:
    """Tell as plain text how a deadline differs."""
    told = deadline_lines(difference, words)
    return _sentence(difference.told.title, difference.deadline, told, conference, words)


def blocks(
    changes: ChangeList, conference: Conference, words: Words, *, with_names: bool = False
) -> Iterator[tuple[str, list[str]]]:
    """Give the whole list as plain text: each day with its sentences, then the deadlines with theirs."""
    for day, found in changes.days():
        yield words.day(day), [sentence(each, conference, words, with_names=with_names) for each in found]
    if changes.deadlines:
        yield words.deadlines, [deadline_sentence(each, conference, words) for each in changes.deadlines]


def headline(changes: ChangeList, words: Words) -> str:
    """Say in one line what a version changes."""
    parts = [words.reverted.format(number=changes.reverts)] if changes.reverts is not None else []
    if changes.since is None:
        parts.append(words.first)
    else:
        due = [f"{words.deadlines}{words.colon}{len(changes.deadlines)}"] if changes.deadlines else []
        counted = [words.tally(changes.tally)] if changes.tally else []
        parts.append(words.comma.join([*counted, *due]) or words.unchanged)
    return " ".join(parts)


def _sentence(title: Text, name: str, told: Sequence[Line], conference: Conference, words: Words) -> str:
    said = "; ".join(f"{line.label}{words.colon}{_set_out(line, conference, words)}" for line in told)
    return f"{words.apart(conference.text(title, words.tag))} ({name}){words.colon}{said}"


def _set_out(line: Line, conference: Conference, words: Words) -> str:
    was, now = (_plain(pieces, conference, words) for pieces in (line.was, line.now))
    return f" {words.arrow} ".join(side for side in (was, now) if side)


def _plain(pieces: Sequence[Piece], conference: Conference, words: Words) -> str:
    """Join pieces to a text in the reader's language."""
    return words.comma.join(
        words.apart(conference.text(piece, words.tag)) if isinstance(piece, Text) else piece for piece in pieces
    )


def _of_deadline(aspect: Aspect, told: DeadlineNotice | None, words: Words) -> tuple[Piece, ...]:
    if told is None:
        return ()
    return (told.title,) if aspect == "title" else (words.moment(local(told)),)


def _in_short(told: Told | None, words: Words) -> tuple[Piece, ...]:
    if told is None:
        return ()
    return words.hours(told.start, told.end, with_day=True), *_room(told, words)


_Sides = tuple[tuple[Piece, ...], tuple[Piece, ...]]


def _compared(aspect: Aspect, before: Told, after: Told, words: Words, names: Conference | None) -> _Sides:
    """Give both sides of an aspect."""
    if aspect == "details":
        return (), (words.details_changed,)
    if aspect == "people" and names is None:
        return (), (words.people_changed,)
    if aspect == "time":
        return _times(before, after, words)
    side = _SIDES[aspect]
    return side(before, words, names), side(after, words, names)


def _times(before: Told, after: Told, words: Words) -> _Sides:
    """Give the hours on both sides, with what tells them apart: the day, or the clock."""
    days, zones = ({getattr(told, part) for told in (before, after)} for part in ("day", "zone"))
    was, now = (
        (words.hours(told.start, told.end, with_day=len(days) > 1), *((told.zone,) if len(zones) > 1 else ()))
        for told in (before, after)
    )
    return was, now


def _room(told: Told, words: Words, _: Conference | None = None) -> tuple[Piece, ...]:
    notice = told.notice
    pieces = (notice.room_name or notice.room or words.no_room, notice.building)
    return tuple(piece for piece in pieces if piece is not None)


def _people(told: Told, words: Words, names: Conference | None) -> tuple[Piece, ...]:
    known = {person.id: person.name for person in names.people} if names else {}
    return tuple(known.get(person) or person for person in told.people) or (words.nobody,)


_SIDES: dict[Aspect, Callable[[Told, Words, Conference | None], tuple[Piece, ...]]] = {
    "room": _room,
    "language": lambda told, words, _: tuple(words.language(tag) for tag in told.languages),
    "people": _people,
    "title": lambda told, _, __: (told.notice.title,),
    "agenda": lambda told, words, _: tuple(business.item for business in told.notice.items) or (words.no_item,),
}
