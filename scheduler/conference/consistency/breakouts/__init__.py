"""Breakouts: rounds, numbers, leads, sets of people and aims that no rotation can follow, all at once."""

from collections.abc import Callable, Iterator

from scheduler.conference import Conference
from scheduler.conference.consistency.breakouts import aims, forms, leads, lists, numbers, pairings, rounds, themes
from scheduler.conference.consistency.breakouts.block import Block
from scheduler.conference.consistency.finding import Finding
from scheduler.rotation.setting import Setting

_CHECKS: tuple[Callable[[Block], Iterator[Finding]], ...] = (
    rounds.findings,
    lists.findings,
    leads.findings,
    numbers.findings,
    themes.findings,
    forms.findings,
    pairings.findings,
    aims.findings,
)


def findings(conference: Conference) -> Iterator[Finding]:
    """Find what keeps breakouts, and rotations inside sessions, from being held."""
    setting = Setting(conference)
    for position, breakout in enumerate(conference.breakouts):
        block = Block(position, breakout, setting)
        for check in _CHECKS:
            yield from check(block)
    yield from rounds.rotations(conference)
