"""Breakouts: rounds whose groups are not of one length, sizes that contradict, rotations that take too long."""

from collections.abc import Iterator

from scheduler.conference import Conference
from scheduler.conference.breakouts import Breakout
from scheduler.conference.consistency.finding import Finding
from scheduler.suggestions import listed


def findings(conference: Conference) -> Iterator[Finding]:
    """Find what keeps the rounds of breakouts and the rotations inside sessions from being held."""
    for position, block in enumerate(conference.breakouts):
        yield from _rounds(position, block, conference)
        if block.group_maximum is not None and block.group_maximum < block.group_minimum:
            what = f"at most {block.group_maximum} in a group, but at least {block.group_minimum}; mend one of them"
            yield Finding(("breakouts", position, "group_maximum"), what)
    yield from _rotations(conference)


def _rounds(position: int, block: Breakout, conference: Conference) -> Iterator[Finding]:
    used: dict[str, int] = {}
    for number, sessions in enumerate(block.rounds):
        at = ("breakouts", position, "rounds", number)
        lengths = {name: conference.session[name].minutes for name in sessions if name in conference.session}
        if len(set(lengths.values())) > 1:
            each = listed(f"{name}: {minutes}" for name, minutes in lengths.items())
            yield Finding(at, f"the groups of a round take the same minutes, but here are {each}")
        for place, name in enumerate(sessions):
            if used.setdefault(name, number) != number:
                what = f"“{name}” is already in round {used[name] + 1}; a session takes place once"
                yield Finding((*at, place), what)


def _rotations(conference: Conference) -> Iterator[Finding]:
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
