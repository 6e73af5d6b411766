"""Aims: rules that the rotation's rule book does not have, that are no wishes, or that are named twice."""

from collections.abc import Iterator

from scheduler.conference.consistency.breakouts.block import Block
from scheduler.conference.consistency.finding import Finding
from scheduler.conference.consistency.rules import ROTATION_RULE_BOOK
from scheduler.suggestions import Directory
from solver.rule import Level, load


def findings(block: Block) -> Iterator[Finding]:
    """Find aims that cannot be searched for."""
    rules = load(ROTATION_RULE_BOOK)
    book = Directory("rule", rules)
    seen: dict[str, int] = {}
    for number, aim in enumerate(block.breakout.aims):
        for place, name in enumerate(aim.rules):
            at = ("aims", number, "rules", place)
            if name not in book:
                yield block.finding(at, book.unknown(name))
            elif rules[name].level is not Level.PREFERENCE:
                what = f"{name} is no wish: it is kept before all of them, or as well as can be; leave it out here"
                yield block.finding(at, what)
            elif name in seen:
                yield block.finding(at, f"{name} is already in aims[{seen[name]}]; each rule counts in one aim")
            seen.setdefault(name, number)
