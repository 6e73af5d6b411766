"""YAML or JSON bytes to plain values, with the line on which each stands. Nothing in a file is ever run.

The parser's events are read one by one, so that a hostile file (deep, huge, full of references) is refused
where it goes too far, before anything has grown out of it.
"""

import re
from dataclasses import dataclass
from pathlib import Path

import yaml
from yaml import events as read

from scheduler.errors import BadInput, Fault
from scheduler.formats.scalars import scalar
from scheduler.formats.tree import Builder, Document, TooMuch

LARGEST = 10_000_000
_SURROGATES = re.compile(rb"(?<!\\)((?:\\\\)*)\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})")
_TAG = "tag:yaml.org,2002:"
_TAGS = {"!", *(f"{_TAG}{name}" for name in ("str", "int", "float", "bool", "null", "seq", "map"))}
_AS_TEXT = {"!", f"{_TAG}str"}


@dataclass
class _Refused(Exception):
    fault: Fault


def read_bytes(path: Path) -> bytes:
    """Read a file, but no more of it than may be in one."""
    try:
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except OSError as error:
        reason = (error.strerror or "it cannot be read").lower()
        raise BadInput(str(path), [Fault("", f"the file cannot be read: {reason}")]) from error


def read_document(data: bytes, source: str) -> Document:
    """Read one document. Raises BadInput if it cannot be read to its end; lesser faults come with it."""
    builder = Builder()
    try:
        _read(_text(data), builder)
    except _Refused as refused:
        raise BadInput(source, [*builder.faults(), refused.fault]) from None
    return builder.document()


def _text(data: bytes) -> bytes:
    if len(data) > LARGEST:
        what = f"the file is larger than {LARGEST // 1_000_000} MB; split it or leave data out"
        raise _Refused(Fault("", what))
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        what = f"the byte 0x{data[error.start]:02X} is not UTF-8; save the file with the encoding UTF-8"
        raise _Refused(Fault("", what, line)) from error
    if data.lstrip()[:1] in (b"{", b"["):
        # JSON writes a sign beyond U+FFFF as two escapes, which YAML refuses.
        return _SURROGATES.sub(_joined, data)
    return data


def _joined(match: re.Match[bytes]) -> bytes:
    before, high, low = match.group(1), int(match.group(2), 16), int(match.group(3), 16)
    return b"%s\\U%08x" % (before, 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))


def _read(data: bytes, builder: Builder) -> None:
    documents = 0
    try:
        for event in yaml.parse(data, Loader=yaml.CSafeLoader):
            if isinstance(event, read.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    what = "a second document starts here; keep one document in a file, without ---"
                    raise _Refused(Fault("", what, _line(event)))
            _take(event, builder)
    except TooMuch as error:
        raise _Refused(Fault("", str(error), error.line)) from error
    except yaml.YAMLError as error:
        raise _Refused(_syntax(error, data)) from error
    if not documents:
        raise _Refused(Fault("", "the file is empty; describe a conference in it"))


def _line(event: read.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark is not None else 1


def _take(event: read.Event, builder: Builder) -> None:
    line = _line(event)
    if isinstance(event, read.AliasEvent):
        what = f"*{event.anchor} refers to another place in the file; write its content out here"
        builder.fault(what, line)
        builder.hole(line)
    elif isinstance(event, (read.ScalarEvent, read.CollectionStartEvent)):
        _refuse_marks(event, line, builder)
        _begin(event, line, builder)
    elif isinstance(event, read.CollectionEndEvent):
        builder.close()


def _begin(event: read.ScalarEvent | read.CollectionStartEvent, line: int, builder: Builder) -> None:
    if isinstance(event, read.ScalarEvent):
        builder.scalar(_value(event, line, builder), event.value, line)
    else:
        builder.open({} if isinstance(event, read.MappingStartEvent) else [], line)


def _refuse_marks(event: read.ScalarEvent | read.CollectionStartEvent, line: int, builder: Builder) -> None:
    if event.anchor is not None:
        builder.fault(f"the anchor &{event.anchor} is not allowed; leave it out", line)
    if event.tag is not None and event.tag not in _TAGS:
        builder.fault(f"the tag {event.tag.replace(_TAG, '!!')} is not allowed; leave it out", line)


def _value(event: read.ScalarEvent, line: int, builder: Builder) -> object:
    if event.style or event.tag in _AS_TEXT:
        return event.value
    try:
        return scalar(event.value)
    except ValueError as error:
        builder.fault(str(error), line)
        return Builder.HOLE


def _syntax(error: yaml.YAMLError, data: bytes) -> Fault:
    if isinstance(error, yaml.MarkedYAMLError):
        mark = error.problem_mark or error.context_mark
        since = f", {error.context}" if error.context else ""
        if error.context_mark is not None and error.context:
            since += f" on line {error.context_mark.line + 1}"
        what = f"this cannot be read: {error.problem}{since}; look at the indentation, quotes and brackets"
        return Fault("", what, mark.line + 1 if mark else None)
    position = getattr(error, "position", 0)
    reason = getattr(error, "reason", "it is neither YAML nor JSON")
    return Fault("", f"this cannot be read: {reason}", data.count(b"\n", 0, position) + 1)
