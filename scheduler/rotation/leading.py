"""Who leads which group: what the breakout says of themes and rounds, group by group."""

from typing import NamedTuple

from scheduler.conference import Conference
from scheduler.conference.breakouts import Breakout, Lead, LeadRole


class Leading(NamedTuple):
    """Somebody who leads one group; the round counts from 0, `position` is that of the entry in `leads`."""

    person: str
    session: str
    round: int
    role: LeadRole
    position: int


def theme_of(conference: Conference, session: str) -> str | None:
    """Give the theme of a group."""
    return conference.session[session].theme if session in conference.session else None


def leading(conference: Conference, block: Breakout) -> list[Leading]:
    """Give who leads which group; an entry that does not say which group is left out: consistency tells it."""
    return [
        Leading(lead.person, session, number, lead.role, position)
        for position, lead in enumerate(block.leads)
        for number, sessions in enumerate(block.rounds)
        if lead.rounds is None or number + 1 in lead.rounds
        for session in led(conference, lead, sessions)
    ]


def led(conference: Conference, lead: Lead, sessions: tuple[str, ...]) -> list[str]:
    """Give the group of a round that somebody leads; several if the theme has several and none is named."""
    if lead.session is not None:
        return [session for session in sessions if session == lead.session]
    return [session for session in sessions if lead.theme == theme_of(conference, session) is not None]
