"""How many places are missing if everybody is to have what they ask for, by Hall's condition over sets of themes."""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

Ways = dict[str, tuple[int, str | None]]  # who would come to a theme, and which one they would leave for it


@dataclass(frozen=True)
class Asking:
    """Somebody who asks for so many places in different themes, any of these."""

    places: int
    themes: frozenset[str]

    def within(self, themes: frozenset[str]) -> int:
        """Give how many of the places must be in these themes, even if all others can be had."""
        return max(0, min(self.places, len(self.themes)) - len(self.themes - themes))


@dataclass(frozen=True)
class Shortfall:
    """Themes that hold too little together: so many places are asked for in them at least, so many there are."""

    themes: frozenset[str]
    asked: int
    held: int

    @property
    def lacking(self) -> int:
        """How many askings must fail."""
        return self.asked - self.held


def shortfalls(asking: Sequence[Asking], held: Mapping[str, int]) -> list[Shortfall]:
    """Give the themes that hold too little: each by itself where that says it all, else the whole set at once.

    What they lack together is the least that must fail, and no more fails if people take only what is asked for.
    """
    crowded = _Filling(asking, held).crowded()
    if not crowded:
        return []
    whole = _shortfall(asking, held, crowded)
    alone = [_shortfall(asking, held, frozenset({theme})) for theme in sorted(crowded)]
    each = [shortfall for shortfall in alone if shortfall.lacking > 0]
    return each if sum(shortfall.lacking for shortfall in each) == whole.lacking else [whole]


def _shortfall(asking: Iterable[Asking], held: Mapping[str, int], themes: frozenset[str]) -> Shortfall:
    asked = sum(each.within(themes) for each in asking)
    return Shortfall(themes, asked, sum(held.get(theme, 0) for theme in themes))


class _Filling:
    """Gives out places, moving people to make room, until nobody else can be served.

    Who is served depends on the order of the sets; which themes are crowded in the end does not.
    """

    def __init__(self, asking: Sequence[Asking], held: Mapping[str, int]) -> None:
        self._asking = asking
        self._free = dict(held)
        self._taken: list[set[str]] = [set() for _ in asking]
        self._sitting: dict[str, set[int]] = {}
        self._crowded: set[str] = set()

    def crowded(self) -> frozenset[str]:
        """Give the themes from which nobody can be moved to make room for those who ask in vain."""
        for number, each in enumerate(self._asking):
            for _ in range(min(each.places, len(each.themes))):
                if not self._serve(number):
                    break
        return frozenset(self._crowded)

    def _serve(self, number: int) -> bool:
        """Find a place for one more asking; where there is none, all themes that were tried are crowded for good."""
        came: Ways = {}
        for theme in self._reached(number, came):
            if self._free.get(theme, 0) > 0:
                self._move(theme, came)
                return True
        self._crowded.update(came)
        return False

    def _reached(self, number: int, came: Ways) -> Iterator[str]:
        """Give the themes to which somebody can go, then those to which others there could go instead, and so on."""
        queue: deque[str] = deque()
        people: Iterable[int] = [number]
        left: str | None = None
        while True:
            for person in people:
                for theme in self._asking[person].themes - self._taken[person] - self._crowded - came.keys():
                    came[theme] = person, left
                    queue.append(theme)
                    yield theme
            if not queue:
                return
            left = queue.popleft()
            people = self._sitting.get(left, ())

    def _move(self, theme: str, came: Ways) -> None:
        self._free[theme] -= 1
        goal: str | None = theme
        while goal is not None:
            number, left = came[goal]
            self._taken[number].add(goal)
            self._sitting.setdefault(goal, set()).add(number)
            if left is not None:
                self._taken[number].discard(left)
                self._sitting[left].discard(number)
            goal = left
