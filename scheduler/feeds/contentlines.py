"""Content lines of iCalendar (RFC 5545, 3.1): escaped, with their parameters, folded at 75 octets."""

import datetime as dt
import re
from collections.abc import Iterable

from scheduler.feeds.properties import Property, Value

_LONGEST = 75
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
_CARETS = str.maketrans({"^": "^^", "\n": "^n", '"': "^'"})  # RFC 6868
_PLAIN = re.compile(r"[A-Za-z0-9 -]+")
_MULTIPLE = {"FEATURE"}  # parameters with several values, none of which needs quotes
# Those whose type is not the one that readers expect without being told (RFC 7986).
_TYPED = {"REFRESH-INTERVAL": "DURATION", "SOURCE": "URI", "IMAGE": "URI", "CONFERENCE": "URI"}


def component(name: str, properties: Iterable[Property]) -> bytes:
    """Write a component without any inside it."""
    return b"".join([f"BEGIN:{name}\r\n".encode(), *map(line, properties), f"END:{name}\r\n".encode()])


def line(each: Property) -> bytes:
    """Write one property."""
    parameters = {"VALUE": _TYPED[each.name], **each.parameters} if each.name in _TYPED else each.parameters
    head = "".join([each.name, *(f";{name}={_parameter(name, value)}" for name, value in parameters.items())])
    separator = ";" if each.type == "float" else ","
    return fold(f"{head}:{separator.join(_value(each, value) for value in each.values)}".encode())


def fold(content: bytes) -> bytes:
    """Break a line between characters so that none is longer than 75 octets."""
    pieces, start, room = [], 0, _LONGEST
    while len(content) - start > room:
        end = start + room
        while content[end] & 0xC0 == 0x80:  # inside a character of UTF-8
            end -= 1
        pieces.append(content[start:end])
        start, room = end, _LONGEST - 1  # a line that goes on begins with a space
    pieces.append(content[start:])
    return b"\r\n ".join(pieces) + b"\r\n"


def _value(each: Property, value: Value) -> str:
    if isinstance(value, dt.datetime):
        return f"{value.astimezone(dt.UTC):%Y%m%dT%H%M%SZ}"
    return str(value).translate(_ESCAPES) if each.type == "text" else str(value)


def _parameter(name: str, value: str) -> str:
    if name in _MULTIPLE or _PLAIN.fullmatch(value):
        return value
    return f'"{value.translate(_CARETS)}"'
