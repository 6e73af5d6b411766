"""jCal (RFC 7265): the same calendar as JSON."""

import datetime as dt
import json
from collections.abc import Iterable

from scheduler.feeds import ical, properties
from scheduler.feeds.properties import Property, Value
from scheduler.feeds.selection import Selection
from scheduler.versions import Version

FORMAT = "jcal"


def emit(version: Version, selection: Selection) -> bytes:
    """Write the calendar of a selection."""
    written = ical.each(version, selection.spoken, _event)
    events = [written[uid] for uid in ical.members(version, selection) if uid in written]
    head = _dumped(_properties(properties.calendar(version, selection)))
    return b'["vcalendar",%s,[%s]]' % (head, b",\n".join(events))


def _event(found: list[Property]) -> bytes:
    return _dumped(["vevent", _properties(found), []])


def _dumped(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _properties(found: Iterable[Property]) -> list[list[object]]:
    return [_property(each) for each in found]


def _property(each: Property) -> list[object]:
    parameters: dict[str, object] = {name.lower(): value for name, value in each.parameters.items()}
    if "feature" in parameters:
        parameters["feature"] = each.parameters["FEATURE"].split(",")
    values: list[object] = [_value(value) for value in each.values]
    if each.type == "float":  # GEO is one value of two parts
        values = [values]
    return [each.name.lower(), parameters, each.type, *values]


def _value(value: Value) -> object:
    return f"{value.astimezone(dt.UTC):%Y-%m-%dT%H:%M:%SZ}" if isinstance(value, dt.datetime) else value
