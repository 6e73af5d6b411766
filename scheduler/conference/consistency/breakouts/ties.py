"""Who must sit with whom in one round: sets of people who are together, and those who lead one group."""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from scheduler.conference.consistency.breakouts.block import Block


class Tie(NamedTuple):
    """People who must sit in one group: the words for why, and the position in `together`, if from there."""

    people: frozenset[str]
    why: str
    position: int | None


class Step(NamedTuple):
    """Two people and the tie between them."""

    one: str
    other: str
    tie: Tie

    def __str__(self) -> str:
        return f"{self.one} and {self.other} {self.tie.why}"


Chain = tuple[Step, ...]


class Ties:
    """The ties of one round, among those who are there."""

    def __init__(self, block: Block, number: int) -> None:
        self._of: dict[str, list[Tie]] = defaultdict(list)
        there = set(block.presence.present(number))
        for tie in _ties(block, number):
            kept = tie._replace(people=tie.people & there)
            for person in kept.people if len(kept.people) > 1 else ():
                self._of[person].append(kept)

    def from_person(self, start: str) -> dict[str, Chain]:
        """Give all whom a person must sit with, each with a shortest chain of ties; the person has an empty one."""
        chains: dict[str, Chain] = {start: ()}
        waiting = deque([start])
        while waiting:
            person = waiting.popleft()
            for tie in self._of.get(person, ()):
                for other in sorted(tie.people - chains.keys()):
                    chains[other] = (*chains[person], Step(person, other, tie))
                    waiting.append(other)
        return chains

    def circles(self) -> Iterator[list[str]]:
        """Give the people who must all sit in one group, circle by circle."""
        seen: set[str] = set()
        for person in sorted(self._of):
            if person not in seen:
                circle = sorted(self.from_person(person))
                seen.update(circle)
                yield circle


def in_words(chain: Iterable[Step]) -> str:
    """Say a chain: `A and B are together, B and C are together`."""
    return ", ".join(map(str, chain))


def _ties(block: Block, number: int) -> Iterator[Tie]:
    if block.follows("together_stay_together"):
        for position, people in enumerate(block.breakout.together):
            yield Tie(frozenset(people), "are together", position)
    if block.follows("leads_sit_where_they_lead"):
        groups: dict[str, set[str]] = defaultdict(set)
        for person, sessions in block.leads[number].items():
            for session in sessions:
                groups[session].add(person)
        for session, leads in sorted(groups.items()):
            yield Tie(frozenset(leads), f"lead {session}", None)
