"""Fill open items of the agenda into the sessions that are open for them, once these have their times."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from scheduler.conference import Conference
from scheduler.conference.bodies import AgendaItem
from scheduler.conference.open_agenda import open_items, takes_open_items
from scheduler.conference.sessions import Session
from scheduler.timetable import AgendaEntry, Placement


def filled(conference: Conference, placements: Iterable[Placement]) -> tuple[AgendaEntry, ...]:
    """Give what each open session takes, in the order in which it is taken up: the same for the same placements.

    In each body the items to be adopted come first, then the others, each in the order of the agenda; an item takes
    the time that is left, session by session. If it is to be adopted, it comes to the first plenary that starts when
    its last session has ended. Items for which the time does not last get what there is.
    """
    starts = {placement.session: placement.start.astimezone(dt.UTC) for placement in placements}
    items = open_items(conference)
    entries = [
        entry
        for body in dict.fromkeys(item.lead for item in items)
        for entry in _of_body([item for item in items if item.lead == body], conference, starts)
    ]
    order = {item.id: number for number, item in enumerate(items)}

    def place(entry: AgendaEntry) -> tuple[dt.datetime, str, int]:
        return starts[entry.session], entry.session, 1 + order[entry.item] if entry.adoption else 0

    return tuple(sorted(entries, key=place))


def _of_body(
    items: Sequence[AgendaItem], conference: Conference, starts: dict[str, dt.datetime]
) -> Iterator[AgendaEntry]:
    placed = [session for session in conference.sessions if session.id in starts]
    ends = {session.id: starts[session.id] + dt.timedelta(minutes=session.minutes) for session in placed}
    meetings = [session for session in placed if session.body == items[0].lead and takes_open_items(session)]
    # By their ends: what must have ended when a plenary starts is served before what has not.
    meetings.sort(key=lambda session: (ends[session.id], starts[session.id], session.id))
    plenaries = sorted((starts[session.id], session.id) for session in placed if session.kind == "plenary")
    for item, entries in _shared_out(sorted(items, key=lambda item: not item.adopted), meetings):
        yield from entries
        if item.adopted and sum(entry.minutes for entry in entries) == item.minutes:
            ended = max(ends[entry.session] for entry in entries)
            later = next((plenary for start, plenary in plenaries if start >= ended), None)
            if later is not None:
                yield AgendaEntry(item=item.id, session=later, minutes=0, adoption=True)


def _shared_out(
    items: Iterable[AgendaItem], sessions: Sequence[Session]
) -> Iterator[tuple[AgendaItem, list[AgendaEntry]]]:
    """Give each item its minutes, one after another, session by session."""
    free = {session.id: session.minutes for session in sessions}
    for item in items:
        missing, entries = item.minutes or 0, list[AgendaEntry]()
        for session in free:
            minutes = min(missing, free[session])
            if minutes:
                entries.append(AgendaEntry(item=item.id, session=session, minutes=minutes))
                free[session] -= minutes
                missing -= minutes
        yield item, entries
