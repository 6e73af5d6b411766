"""Rounds: groups that are not of one length, have no theme or take place twice; rotations that take too long."""

from collections.abc import Iterator

from scheduler.conference import Conference
from scheduler.conference.consistency.breakouts.block import Block
from scheduler.conference.consistency.finding import Finding
from scheduler.suggestions import Directory, listed


def findings(block: Block) -> Iterator[Finding]:
    """Find what keeps the rounds of a breakout from being held."""
    breakout = block.breakout
    used: dict[str, int] = {}
    for number, sessions in enumerate(breakout.rounds):
        yield from _lengths(block, number)
        yield from _themes(block, number)
        for place, name in enumerate(sessions):
            if used.setdefault(name, number) != number:
                what = f"“{name}” is already in round {used[name] + 1}; a session takes place once"
                yield block.finding(("rounds", number, place), what)
    if breakout.group_maximum is not None and breakout.group_maximum < breakout.group_minimum:
        what = f"at most {breakout.group_maximum} in a group, but at least {breakout.group_minimum}; mend one of them"
        yield block.finding(("group_maximum",), what)


def _lengths(block: Block, number: int) -> Iterator[Finding]:
    lengths = {name: block.conference.session[name].minutes for name in block.groups(number)}
    if len(set(lengths.values())) > 1:
        each = listed(f"{name}: {minutes}" for name, minutes in lengths.items())
        what = f"the groups of a round take the same minutes, but here are {each}"
        yield block.finding(("rounds", number), what)


def _themes(block: Block, number: int) -> Iterator[Finding]:
    themes = Directory("theme", (theme.id for theme in block.breakout.themes))
    elsewhere = {theme.id for theme in block.conference.themes}
    elsewhere |= {theme.id for other in block.conference.breakouts for theme in other.themes}
    for place, name in enumerate(block.breakout.rounds[number]):
        session = block.conference.session.get(name)
        if session is None:
            continue
        if session.theme is None:
            what = f"“{name}” has no theme, and is a group; give it one: {listed(sorted(themes.names), 'or')}"
            yield block.finding(("rounds", number, place), what)
        elif session.theme not in themes and session.theme in elsewhere:
            what = f"the theme of “{name}” is none of this breakout: {themes.unknown(session.theme)}"
            yield block.finding(("rounds", number, place), what)


def rotations(conference: Conference) -> Iterator[Finding]:
    """Find rotations inside sessions that take longer than their session."""
    for position, session in enumerate(conference.sessions):
        rotation = session.rotation
        if rotation is None:
            continue
        moves = (rotation.rounds - 1) * rotation.move_minutes
        needed = rotation.rounds * rotation.round_minutes + moves
        if needed > session.minutes:
            what = (
                f"{rotation.rounds} rounds of {rotation.round_minutes} minutes and {moves} minutes to move take"
                f" {needed} minutes; the session has {session.minutes}"
            )
            yield Finding(("sessions", position, "rotation"), what)
