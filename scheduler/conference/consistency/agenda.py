"""The agenda: items for which there is too little time, and adoptions without a plenary."""

from collections.abc import Iterator

from scheduler.conference import Conference
from scheduler.conference.consistency.finding import Finding
from scheduler.conference.open_agenda import open_items, takes_open_items


def findings(conference: Conference) -> Iterator[Finding]:
    """Find items that the sessions of their lead body cannot hold, and items that no plenary could adopt."""
    yield from _named(conference)
    yield from _open(conference)
    yield from _adopted(conference)


def _named(conference: Conference) -> Iterator[Finding]:
    still_open = open_items(conference)
    for position, item in enumerate(conference.agenda):
        taken = sum(s.minutes for s in conference.sessions if s.body == item.lead and item.id in s.items)
        named = item not in still_open and item.lead in conference.body
        if named and item.minutes is not None and item.minutes > taken:
            what = (
                f"it needs {item.minutes} minutes, and the sessions of {item.lead} that name it have {taken};"
                " name it in more of them, or mend the minutes"
            )
            yield Finding(("agenda", position, "minutes"), what)


def _open(conference: Conference) -> Iterator[Finding]:
    needed: dict[str, int] = {}
    for item in open_items(conference):
        if item.lead not in conference.body:
            continue
        position = conference.agenda.index(item)
        sessions = [s for s in conference.sessions if s.body == item.lead and takes_open_items(s)]
        have, before = sum(session.minutes for session in sessions), needed.get(item.lead, 0)
        needed[item.lead] = before + (item.minutes or 0)
        if not sessions:
            what = (
                f"no session names it, and {item.lead} has no session without items that could take it;"
                f" name it in a session of {item.lead}, or plan one that names no items"
            )
            yield Finding(("agenda", position, "minutes"), what)
        elif before <= have < needed[item.lead]:
            what = (
                f"the items of {item.lead} that no session names need {needed[item.lead]} minutes with this one, and"
                f" its sessions without items have {have}; plan more of them, or mend the minutes"
            )
            yield Finding(("agenda", position, "minutes"), what)


def _adopted(conference: Conference) -> Iterator[Finding]:
    plenaries = [session for session in conference.sessions if session.kind == "plenary"]
    for position, item in enumerate(conference.agenda):
        naming = [session for session in conference.sessions if item.id in session.items]
        if item.adopted and not plenaries:
            what = "no plenary is planned that could adopt it; plan a session of kind plenary, or leave this out"
            yield Finding(("agenda", position, "adopted"), what)
        elif item.adopted and naming and not any(session.kind == "plenary" for session in naming):
            what = "sessions name it, but no plenary does; name it in the plenary that adopts it"
            yield Finding(("agenda", position, "adopted"), what)
