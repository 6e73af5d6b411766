"""One row of a file of participants: the participant in it, or what is wrong with it."""

import re
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from scheduler.conference.breakouts import Breakout, Participant
from scheduler.conference.text import short
from scheduler.errors import Fault
from scheduler.suggestions import Directory, listed
from scheduler.wording import sentence

TEXTS = ("id", "name", "email", "delegation", "region", "stakeholder", "gender", "strength")
COLUMNS = (*TEXTS, "youth", "languages", "wishes", "absent")
WISH = re.compile(r"wish ?([1-9][0-9]?)")
_YES_NO = {**dict.fromkeys(("yes", "true", "1", "x"), True), **dict.fromkeys(("no", "false", "0"), False)}


class Themes:
    """The themes of a breakout by id and by name, in every language, whatever the case."""

    def __init__(self, block: Breakout) -> None:
        self._of: Mapping[str, set[str]] = defaultdict(set)
        for theme in block.themes:
            for name in (theme.id, *theme.name.root.values()):
                self._of[name.casefold()].add(theme.id)
        self._known = Directory("theme", (theme.id for theme in block.themes))

    def find(self, said: str) -> str:
        """Give the id of a theme. Raises ValueError, in words, if it is none or not just one."""
        found = sorted({said} & self._known.names or self._of.get(said.casefold(), set()))
        if len(found) > 1:
            raise ValueError(f"“{short(said)}” is the name of {listed(found)}; write the id")
        if not found:
            raise ValueError(self._known.unknown(short(said)))
        return found[0]


class Row:
    """One row: the participant in it, or what is wrong with it."""

    def __init__(self, number: int, cells: Mapping[str, str], themes: Themes) -> None:
        self.cells = cells
        self.faults: list[Fault] = []
        self.participant: Participant | None = None
        self._number, self._themes = number, themes
        self._read()

    def _read(self) -> None:
        plain: dict[str, Any] = {name: self.cells[name] for name in TEXTS if self.cells.get(name)}
        plain |= {name: _split(self.cells.get(name, "")) for name in ("languages", "absent")}
        plain |= {"youth": self._youth(), "wishes": self._wishes(), "attributes": self._attributes()}
        try:
            self.participant = Participant.model_validate(plain)
        except ValidationError as error:
            for detail in error.errors(include_url=False):
                column, *inside = detail["loc"]
                missing = detail["type"] == "missing"
                what = "this is empty; everybody has an id" if missing else sentence(detail)
                self._wrong(str(inside[0] if column == "attributes" and inside else column), what)

    def _attributes(self) -> dict[str, str]:
        own = {name: cell for name, cell in self.cells.items() if name and cell and name not in COLUMNS}
        return {name: cell for name, cell in own.items() if not WISH.fullmatch(name)}

    def _wrong(self, column: str, what: str) -> None:
        self.faults.append(Fault(f"row {self._number} › {column}", what))

    def _youth(self) -> bool | None:
        said = self.cells.get("youth", "")
        if said and said.casefold() not in _YES_NO:
            self._wrong("youth", f"“{short(said)}” is neither yes nor no")
        return _YES_NO.get(said.casefold())

    def _wishes(self) -> list[str]:
        """Give the themes wished for: of the one column, or of wish1, wish2 and so on by their numbers."""
        numbered = [(int(match[1]), name) for name in self.cells if (match := WISH.fullmatch(name))]
        said = [("wishes", part.strip()) for part in self.cells.get("wishes", "").split(";")]
        said += [(name, self.cells[name]) for _, name in sorted(numbered)]
        found = []
        for column, wish in said:
            try:
                found += [self._themes.find(wish)] if wish else []
            except ValueError as error:
                self._wrong(column, str(error))
        return found


def _split(cell: str) -> list[str]:
    return [part for part in re.split(r"[;,\s]+", cell) if part]
