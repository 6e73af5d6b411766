"""What the addresses of feeds ask for. Each is read once: subscribers ask for the same over and over."""

from collections.abc import Iterable, Set
from dataclasses import dataclass

from yarl import URL

from scheduler.errors import NotFound
from scheduler.feeds import SERVED, Selection
from scheduler.feeds.asked import Vocabulary
from web.speech import wishes

_MOST = 2_000  # addresses that are known; then it begins anew, for anybody can make up more


@dataclass(frozen=True)
class Wish:
    """A selection in a format, and the name by which its answer is kept: equal wishes have equal names."""

    form: str
    selection: Selection
    name: tuple[str, str]

    @classmethod
    def of(cls, form: str, selection: Selection) -> "Wish":
        """Name a wish."""
        return cls(form, selection, (form, selection.path))


class Wishes:
    """The wishes that can be made of a version, by what clients send."""

    def __init__(self, vocabulary: Vocabulary, paths: Set[str]) -> None:
        """Take the words of the version, and the paths of its public feeds."""
        self._vocabulary, self._paths = vocabulary, paths
        self._known: dict[tuple[str, str], Wish] = {}

    def read(self, path: str, address: str, accepted: str) -> Wish:
        """Read the whole address and its path below the conference's, and the languages that are accepted.

        Raises NotFound for its path, BadInput for its questions.
        """
        known = self._known.get((address, accepted))
        if known is None:
            known = self._read(path, address, accepted)
            if len(self._known) >= _MOST:
                self._known.clear()
            self._known[address, accepted] = known
        return known

    def _read(self, path: str, address: str, accepted: str) -> Wish:
        query = URL(address, encoded=True).query
        form, selection = self._of_path(path)
        selection = self._vocabulary.read(query.items(), selection)
        if "lang" not in query:
            selection = selection.model_copy(update={"spoken": _spoken(self._vocabulary.languages, accepted)})
        return Wish.of(form, selection)

    def _of_path(self, path: str) -> tuple[str, Selection]:
        """Read a path: the format by its end, the selection by what comes before."""
        for form, served in SERVED.items():
            if path == served.name:
                return form, Selection()
            feed = f"{path.removesuffix(served.suffix)}.ics"
            if served.suffix and path.endswith(served.suffix) and feed in self._paths:
                return form, Selection.of_path(feed)
        raise NotFound(f"there is no feed {path}")


def _spoken(languages: Iterable[str], accepted: str) -> str:
    """Choose the language that a client wishes most, of those that the conference has; "" for its default one."""
    default, *others = languages
    for wish in wishes(accepted):
        for tag in (default, *others):
            if tag.partition("-")[0] == wish:
                return "" if tag == default else tag
    return ""
