"""What somebody probably meant who wrote a name that is not known."""

from collections.abc import Iterable
from difflib import get_close_matches

_COMPARISONS = 200_000  # difflib needs some 20 µs for each: a hostile file must not keep it busy for minutes


class Directory:
    """The known names of one sort, and the nearest of them to a name that is not known."""

    def __init__(self, sort: str, names: Iterable[str]) -> None:
        self.sort = sort
        self.names = frozenset(names)
        self._in_order = sorted(self.names)
        self._left = _COMPARISONS
        self._found: dict[str, str | None] = {}

    def __contains__(self, name: str) -> bool:
        return name in self.names

    def unknown(self, name: str) -> str:
        """Say that a name is not known, and what would be right as far as it can be guessed."""
        return f"there is no {self.sort} “{name}”{self._hint(name)}"

    def nearest(self, name: str) -> str | None:
        """Give the known name that is most like this one, if any is."""
        if name not in self._found and self._left > 0:
            self._left -= len(self.names)
            match = get_close_matches(name, self._in_order, n=1, cutoff=0.6)
            folded = [known for known in self._in_order if known.casefold() == name.casefold()]
            self._found[name] = next(iter(folded + match), None)
        return self._found.get(name)

    def _hint(self, name: str) -> str:
        nearest = self.nearest(name)
        if nearest is not None:
            return f"; did you mean “{nearest}”?"
        if not self.names:
            return f"; no {self.sort} is described in this file"
        return f"; known here: {listed(self._in_order)}" if len(self.names) <= 12 else ""


def listed(names: Iterable[str], last: str = "and") -> str:
    """Write names as a list in a sentence: `A, B and C`."""
    quoted = [f"“{name}”" for name in names]
    if len(quoted) < 2:
        return "".join(quoted)
    return f"{', '.join(quoted[:-1])} {last} {quoted[-1]}"
