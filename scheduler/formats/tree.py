"""A document while it grows from the parser's events: plain values, and beside them the line of each."""

from dataclasses import dataclass, field
from typing import Any, ClassVar, NamedTuple

from scheduler.errors import Fault
from scheduler.locations import Location, label

DEEPEST = 50
MOST = 1_000_000


class Node(NamedTuple):
    """The line of a table or list, and those of what is in it; a scalar has just its line."""

    line: int
    inside: "dict[str, Node | int] | list[Node | int]"


@dataclass(frozen=True)
class Document:
    """A plain value, the line of everything in it, and the faults that were met on the way.

    `holes` are the places whose content could not be read; nothing more should be said about them.
    """

    value: Any
    lines: Node | int
    faults: tuple[Fault, ...]
    holes: frozenset[Location]

    def line(self, location: Location) -> int:
        """Give the line of a location, or of the nearest thing around it."""
        node, line = self.lines, 1
        for part in (*location, None):
            line = node if isinstance(node, int) else node.line
            below = None if isinstance(node, int) or part is None else _below(node.inside, part)
            if below is None:
                break
            node = below
        return line

    def fault(self, location: Location, what: str) -> Fault:
        """Report a fault with its place and its line."""
        return Fault(label(self.value, location), what, self.line(location))

    def in_hole(self, location: Location) -> bool:
        """Tell whether a location is, or is inside, a place that could not be read."""
        return any(location[:length] in self.holes for length in range(len(location) + 1))


def _below(inside: "dict[str, Node | int] | list[Node | int]", part: str | int) -> Node | int | None:
    if isinstance(inside, dict):
        return inside.get(part) if isinstance(part, str) else None
    return inside[part] if isinstance(part, int) and 0 <= part < len(inside) else None


class TooMuch(Exception):
    """The document goes too far: too deep, too much, or a key that is no word."""

    def __init__(self, what: str, line: int) -> None:
        self.line = line
        super().__init__(what)


@dataclass
class _Open:
    """A table or list that has begun and not ended; of a table, the key whose value comes next."""

    value: dict[str, Any] | list[Any]
    node: Node
    key: str | None = None
    repeated: bool = False

    def awaits_value(self) -> bool:
        """Tell whether the value of a key comes next that has none yet."""
        return self.key is not None and not self.repeated


@dataclass
class Builder:
    """Puts scalars, tables and lists together as they come."""

    HOLE: ClassVar[object] = object()

    _open: list[_Open] = field(default_factory=list)
    _value: Any = None
    _lines: Node | int = 1
    _count: int = 0
    _found: list[tuple[Location, str, int]] = field(default_factory=list)
    _holes: set[Location] = field(default_factory=set)

    def scalar(self, value: object, text: str, line: int) -> None:
        """Take a scalar: the next key of a table, or a value."""
        if self._awaits_key():
            self._key(self._open[-1], text, line)
        elif value is Builder.HOLE:
            self.hole(line)
        else:
            self._put(value, line)
            self._finished()

    def hole(self, line: int) -> None:
        """Take a value that could not be read."""
        self._refuse_as_key(line)
        self._holes.add(self._here())
        self._put(None, line)
        self._finished()

    def open(self, value: dict[str, Any] | list[Any], line: int) -> None:
        """Begin a table or a list."""
        self._refuse_as_key(line)
        if len(self._open) >= DEEPEST:
            raise TooMuch(f"the file is nested deeper than {DEEPEST} levels; no conference needs that", line)
        node = Node(self._line_of_key(line), {} if isinstance(value, dict) else [])
        self._put(value, node)
        self._open.append(_Open(value, node))

    def close(self) -> None:
        """End the innermost table or list."""
        self._open.pop()
        self._finished()

    def fault(self, what: str, line: int) -> None:
        """Report a fault on the value that comes next."""
        self._found.append((self._here(), what, line))

    def faults(self) -> list[Fault]:
        """Give the faults met so far."""
        return [Fault(label(self._value, location), what, line) for location, what, line in self._found]

    def document(self) -> Document:
        """Give what has been read."""
        return Document(self._value, self._lines, tuple(self.faults()), frozenset(self._holes))

    def _awaits_key(self) -> bool:
        return bool(self._open) and isinstance(self._open[-1].value, dict) and self._open[-1].key is None

    def _key(self, table: _Open, text: str, line: int) -> None:
        inside = table.node.inside
        table.key, table.repeated = text, isinstance(inside, dict) and text in inside
        if isinstance(inside, dict) and not table.repeated:
            inside[text] = line
        elif table.repeated:
            first = _below(inside, text)
            on_line = first if isinstance(first, int) else first.line if first else line
            self.fault(f"“{text[:60]}” is given twice, first on line {on_line}; leave one out", line)

    def _refuse_as_key(self, line: int) -> None:
        if self._awaits_key():
            raise TooMuch("the name of a field must be one plain word", line)

    def _line_of_key(self, line: int) -> int:
        key_line = _below(self._open[-1].node.inside, self._open[-1].key or "") if self._open else None
        return key_line if isinstance(key_line, int) else line

    def _put(self, value: object, lines: Node | int) -> None:
        self._count += 1
        if self._count > MOST:
            line = lines if isinstance(lines, int) else lines.line
            raise TooMuch(f"the file has more than {MOST:,} values; leave data out", line)
        if not self._open:
            self._value, self._lines = value, lines
            return
        top = self._open[-1]
        if isinstance(top.value, list) and isinstance(top.node.inside, list):
            top.value.append(value)
            top.node.inside.append(lines)
        elif isinstance(top.value, dict) and isinstance(top.node.inside, dict) and top.awaits_value():
            top.value[top.key or ""] = value
            if isinstance(lines, Node):
                top.node.inside[top.key or ""] = lines

    def _finished(self) -> None:
        if self._open:
            self._open[-1].key = None

    def _here(self) -> Location:
        *around, top = self._open or (None,)
        if top is None:
            return ()
        location: list[str | int] = []
        for each in around:
            location.append(each.key if each.key is not None else len(each.value) - 1)
        if isinstance(top.value, list):
            location.append(len(top.value))
        elif top.key is not None:
            location.append(top.key)
        return tuple(location)
