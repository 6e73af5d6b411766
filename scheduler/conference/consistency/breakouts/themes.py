"""Themes: too few for everybody to have another one in each round."""

from collections.abc import Iterator

from scheduler.conference.consistency.breakouts.block import Block
from scheduler.conference.consistency.finding import Finding
from scheduler.rotation.leading import theme_of

_Choices = tuple[frozenset[str], ...]  # the themes that somebody may take part in, for each round


def findings(block: Block) -> Iterator[Finding]:
    """Find people who would have to come to a theme twice; one of each kind is named."""
    if not block.follows("no_theme_twice"):
        return
    told: dict[_Choices, bool] = {}
    for number, person in enumerate(block.breakout.participants):
        choices = _choices(block, person.id)
        if choices not in told:
            told[choices] = _can_differ(choices)
            if not told[choices]:
                yield block.finding(("participants", number), _say(block, person.id, choices))


def _choices(block: Block, person: str) -> _Choices:
    """Give the themes open to a person in each round in which they are there and lead nothing."""
    led = {theme_of(block.conference, name) for each in block.leads for name in each.get(person, ())}
    absent = block.presence.absent(person)
    return tuple(
        themes - led
        for number, themes in enumerate(block.themes)
        if number not in absent and person not in block.leads[number]
    )


def _can_differ(choices: _Choices) -> bool:
    """Tell whether each round can have a theme of its own: augmenting paths from rounds to themes."""
    taken: dict[str, int] = {}

    def place(number: int, seen: set[str]) -> bool:
        for theme in sorted(choices[number] - seen):
            seen.add(theme)
            if theme not in taken or place(taken[theme], seen):
                taken[theme] = number
                return True
        return False

    return all(place(number, set()) for number in range(len(choices)))


def _say(block: Block, person: str, choices: _Choices) -> str:
    count = len(frozenset().union(*choices))
    s = "" if count == 1 else "s"
    led = any(person in each for each in block.leads)
    rest = " beside those that they lead" if led else ""
    return (
        f"“{person}” takes part in {len(choices)} rounds, and these have {count} theme{s}{rest}: too few for"
        " another one each time; plan more themes or fewer rounds, or switch off no_theme_twice"
    )
