"""Numbers of people: more than there are seats in a round, or too few for the smallest groups."""

from collections.abc import Iterator

from scheduler.conference.consistency.breakouts.block import Block
from scheduler.conference.consistency.finding import Finding


def findings(block: Block) -> Iterator[Finding]:
    """Find rounds whose groups cannot hold those who are there, or cannot all be filled."""
    if not block.breakout.participants:
        return
    for number in range(len(block.breakout.rounds)):
        people, groups = len(block.presence.present(number)), block.groups(number)
        yield from _too_many(block, number, people, groups)
        least = block.breakout.group_minimum * len(groups)
        if people < least and block.follows("group_size"):
            what = (
                f"{len(groups)} groups of at least {block.breakout.group_minimum} are {least} people, and in round"
                f" {number + 1} there are {people}; ask for smaller groups, or for fewer"
            )
            yield block.finding(("group_minimum",), what)


def _too_many(block: Block, number: int, people: int, groups: list[str]) -> Iterator[Finding]:
    seats = {name: block.setting.most(block.breakout, name) for name in groups}
    known = [limit for limit in seats.values() if limit is not None]
    if len(known) == len(seats) and sum(known) < people and block.follows("group_size"):
        each = ", ".join(f"{name} {limit}" for name, limit in seats.items())
        what = (
            f"{people} people are there in this round, and its groups hold {sum(known)} ({each});"
            " raise group_maximum, give larger rooms, or add a group"
        )
        yield block.finding(("rounds", number), what)
