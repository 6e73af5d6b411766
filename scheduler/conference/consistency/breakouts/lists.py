"""Lists of a breakout: rounds that it does not have, people in two earlier groups at once, attributes said twice."""

from collections.abc import Iterator

from scheduler.conference.consistency.breakouts.block import Block
from scheduler.conference.consistency.finding import Finding

OWN_FIELDS = ("region", "stakeholder", "gender", "youth")


def findings(block: Block) -> Iterator[Finding]:
    """Find what lists of rounds, earlier groups and attributes contradict."""
    for number, person in enumerate(block.breakout.participants):
        at = ("participants", number)
        yield from _rounds(block, (*at, "absent"), person.absent)
        for name in OWN_FIELDS:
            if name in person.attributes:
                yield block.finding((*at, "attributes", name), f"“{name}” is a field of its own; write it there")
    for number, lead in enumerate(block.breakout.leads):
        yield from _rounds(block, ("leads", number, "rounds"), lead.rounds or ())
    yield from _earlier(block)


def _rounds(block: Block, at: tuple[str | int, ...], named: tuple[int, ...]) -> Iterator[Finding]:
    count = len(block.breakout.rounds)
    for place, number in enumerate(named):
        if number > count:
            yield block.finding((*at, place), f"there is no round {number}; the breakout has {count}")
        if number in named[:place]:
            yield block.finding((*at, place), f"round {number} stands in this list twice; leave one out")


def _earlier(block: Block) -> Iterator[Finding]:
    for number, held in enumerate(block.breakout.earlier):
        seated: dict[str, int] = {}
        for position, group in enumerate(held.groups):
            for place, person in enumerate(group):
                if person in seated:
                    what = f"“{person}” already sat in group {seated[person] + 1} of this round; leave one out"
                    yield block.finding(("earlier", number, "groups", position, place), what)
                seated.setdefault(person, position)
