"""People together and apart: contradictions, each told with as few sets and leads as make it one."""

from collections.abc import Iterator

from scheduler.conference.consistency.breakouts.block import Block
from scheduler.conference.consistency.breakouts.ties import Chain, Ties, in_words
from scheduler.conference.consistency.finding import Finding
from scheduler.rotation.leading import theme_of

_Key = tuple[str, int | str]
_MEND = "take one of these out"


def findings(block: Block) -> Iterator[Finding]:
    """Find contradictions; each is told for the first round that has it."""
    if not (block.breakout.together or block.breakout.apart):
        return
    ties = [Ties(block, number) for number in range(len(block.breakout.rounds))]
    told: set[_Key] = set()
    for number in range(len(block.breakout.rounds)):
        for key, found in (
            *_apart(block, number, ties[number]),
            *_two_groups(block, number, ties[number]),
            *_too_large(block, number, ties[number]),
        ):
            if key not in told:
                yield found
            told.add(key)
    yield from _theme_twice(block, ties)


def _apart(block: Block, number: int, ties: Ties) -> Iterator[tuple[_Key, Finding]]:
    there = set(block.presence.present(number))
    for position, people in enumerate(block.breakout.apart if block.follows("apart_stay_apart") else ()):
        at, members = ("apart", position), sorted(there & set(people))
        groups = len(block.groups(number))
        if len(members) > groups:
            what = f"{len(members)} people are apart in round {number + 1}, which has {groups} groups; name fewer"
            yield ("apart too many", position), block.finding(at, what)
        chains = [
            (chain, one, other)
            for one in members
            for other, chain in ties.from_person(one).items()
            if one < other and other in set(members)
        ]
        if chains:
            chain, one, other = min(chains, key=lambda each: (len(each[0]), each[1:]))
            what = f"in round {number + 1}, {in_words(chain)}, but {one} and {other} are apart; {_MEND}"
            yield ("apart", position), block.finding(at, what)


def _two_groups(block: Block, number: int, ties: Ties) -> Iterator[tuple[_Key, Finding]]:
    """Find people who are together and lead different groups."""
    leads = {person: min(sessions) for person, sessions in block.leads[number].items() if len(sessions) == 1}
    for one in sorted(leads):
        for other, chain in ties.from_person(one).items():
            if one < other and leads.get(other, leads[one]) != leads[one]:
                what = (
                    f"in round {number + 1}, {in_words(chain)}, but {one} leads {leads[one]}"
                    f" and {other} leads {leads[other]}; {_MEND}"
                )
                yield ("two groups", f"{one} {other}"), block.finding(_place(chain), what)


def _too_large(block: Block, number: int, ties: Ties) -> Iterator[tuple[_Key, Finding]]:
    limits = [block.setting.most(block.breakout, name) for name in block.groups(number)]
    known = [limit for limit in limits if limit is not None]
    if not known or len(known) < len(limits) or not block.follows("group_size"):
        return
    for circle in ties.circles():
        if len(circle) > max(known):
            names = f"{', '.join(circle[:3])} …" if len(circle) > 3 else ", ".join(circle)
            what = (
                f"{len(circle)} people ({names}) must sit together in round {number + 1}, and the largest group has"
                f" {max(known)} seats; name fewer, or allow larger groups"
            )
            yield ("large", circle[0]), block.finding(("together",), what)


def _theme_twice(block: Block, ties: list[Ties]) -> Iterator[Finding]:
    """Find people who are together with somebody who leads, and would come to that theme twice."""
    if not block.follows("no_theme_twice"):
        return
    bound = _bound_to_leads(block, ties)
    for (person, theme), rounds in sorted(bound.items()):
        leads = [number for number, each in enumerate(block.leads) if _leads(block, each.get(person), theme)]
        first, *more = rounds
        if leads or more:
            chain, number = rounds[first], more[0] if more else leads[0]
            again = f"comes to {theme} in rounds {first + 1} and {number + 1}" if more else f"leads {theme} as well"
            what = f"{in_words(chain)}, and {chain[0].one} leads {theme}: {person} {again}; {_MEND}"
            yield block.finding(_place(chain), what)


def _bound_to_leads(block: Block, ties: list[Ties]) -> dict[tuple[str, str], dict[int, Chain]]:
    """Give who must sit, without leading there, in a group of which theme, in which rounds, by which chain."""
    found: dict[tuple[str, str], dict[int, Chain]] = {}
    for number, each in enumerate(block.leads):
        for lead, sessions in sorted(each.items()):
            theme = theme_of(block.conference, min(sessions))
            for person, chain in ties[number].from_person(lead).items():
                if theme is not None and person not in each:
                    found.setdefault((person, theme), {}).setdefault(number, chain)
    return found


def _leads(block: Block, sessions: set[str] | None, theme: str) -> bool:
    return any(theme_of(block.conference, session) == theme for session in sessions or ())


def _place(chain: Chain) -> tuple[str, int]:
    """Give the place of the first set in a chain; one is from `together`, for leads alone make no contradiction."""
    return "together", next(step.tie.position for step in chain if step.tie.position is not None)
