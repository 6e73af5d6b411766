"""Leads: entries that do not say which group, that lead two groups at once, or lead while they are elsewhere."""

from collections.abc import Iterator

from scheduler.conference.breakouts import Lead
from scheduler.conference.consistency.breakouts.block import Block
from scheduler.conference.consistency.finding import Finding
from scheduler.rotation.leading import led
from scheduler.suggestions import listed


def findings(block: Block) -> Iterator[Finding]:
    """Find leads who cannot lead what they are said to lead."""
    for position, lead in enumerate(block.breakout.leads):
        yield from _names_groups(block, position, lead)
    yield from _several_at_once(block)
    yield from _said_twice(block)
    yield from _absent(block)


def _names_groups(block: Block, position: int, lead: Lead) -> Iterator[Finding]:
    at = ("leads", position)
    if (lead.theme is None) == (lead.session is None):
        yield block.finding(at, "it must name what is led: either a theme, or one group by its session")
        return
    themes = {theme.id for theme in block.breakout.themes}
    if (lead.theme is not None and lead.theme not in themes) or lead.session not in (None, *block.conference.session):
        return  # names that nothing has are told by the check of names
    named = range(1, len(block.breakout.rounds) + 1) if lead.rounds is None else lead.rounds
    found = {
        number: led(block.conference, lead, block.breakout.rounds[number - 1])
        for number in named
        if number <= len(block.breakout.rounds)
    }
    what = lead.theme if lead.session is None else lead.session
    if not any(found.values()) and found:
        yield block.finding(at, f"“{what}” has no group in any round that {lead.person} could lead; mend one of them")
    for number, sessions in found.items():
        if len(sessions) > 1:
            groups = listed(sessions, "or")
            yield block.finding(
                at, f"“{what}” has several groups in round {number}; name one by its session: {groups}"
            )
        if not sessions and lead.rounds is not None and any(found.values()):
            yield block.finding((*at, "rounds"), f"“{what}” has no group in round {number}; leave this round out")


def _several_at_once(block: Block) -> Iterator[Finding]:
    several = {position for position, lead in enumerate(block.breakout.leads) if _is_vague(block, lead)}
    for number in range(len(block.breakout.rounds)):
        first: dict[str, tuple[str, int]] = {}
        for each in block.leading:
            if each.round != number or each.position in several:
                continue
            session, position = first.setdefault(each.person, (each.session, each.position))
            if session != each.session:
                what = (
                    f"“{each.person}” leads {each.session} in round {number + 1}, and already {session} by"
                    f" leads[{position}]; nobody is in two groups at once"
                )
                yield block.finding(("leads", each.position), what)


def _is_vague(block: Block, lead: Lead) -> bool:
    return any(len(led(block.conference, lead, sessions)) > 1 for sessions in block.breakout.rounds)


def _said_twice(block: Block) -> Iterator[Finding]:
    first: dict[tuple[str, str, str], int] = {}
    for each in block.leading:
        position = first.setdefault((each.person, each.session, each.role), each.position)
        if position != each.position:
            what = f"“{each.person}” is already {each.role} of {each.session} by leads[{position}]; leave one out"
            yield block.finding(("leads", each.position), what)


def _absent(block: Block) -> Iterator[Finding]:
    for each in block.leading:
        reason = block.presence.absent(each.person).get(each.round)
        if reason is not None:
            what = (
                f"“{each.person}” leads {each.session} in round {each.round + 1}, and misses that round"
                f" ({reason}); name the rounds that they lead, or mend the absence"
            )
            yield block.finding(("leads", each.position), what)
