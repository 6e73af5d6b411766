"""A calendar as seven independent parsers read it: four of Python, three of JavaScript (`npm install` here)."""

import datetime as dt
import io
import json
import shutil
import subprocess
from pathlib import Path
from typing import Any, NamedTuple

import icalendar
import ics
import vobject
from ical.calendar_stream import IcsCalendarStream

HERE = Path(__file__).parent


class Event(NamedTuple):
    """What a parser understood of an event, texts as a person would see them."""

    uid: str
    start: dt.datetime
    end: dt.datetime
    summary: str
    location: str
    description: str
    status: str


def read_by_all(feed: bytes, jcal: bytes, folder: Path) -> dict[str, list[Event]]:
    """Read a calendar with every parser, and its jCal with the one that knows that; events by UID."""
    found = {
        "icalendar": _by_icalendar(feed),
        "ical": _by_ical(feed),
        "vobject": _by_vobject(feed),
        "ics": _by_ics(feed),
        **_by_javascript(feed, jcal, folder),
    }
    return {name: sorted(events) for name, events in found.items()}


def _by_icalendar(feed: bytes) -> list[Event]:
    return [
        Event(
            str(e["UID"]),
            e["DTSTART"].dt,
            e["DTEND"].dt if "DTEND" in e else e["DTSTART"].dt,
            str(e["SUMMARY"]),
            str(e.get("LOCATION", "")),
            str(e.get("DESCRIPTION", "")),
            str(e["STATUS"]),
        )
        for e in icalendar.Calendar.from_ical(feed).walk("VEVENT")
    ]


def _by_ical(feed: bytes) -> list[Event]:
    return [
        Event(
            e.uid, e.dtstart, e.dtend or e.dtstart, e.summary, e.location or "", e.description or "", e.status.value
        )
        for e in IcsCalendarStream.calendar_from_ics(feed.decode()).events
    ]


def _by_vobject(feed: bytes) -> list[Event]:
    def said(event: Any, name: str) -> Any:
        return getattr(event, name).value if hasattr(event, name) else ""

    return [
        Event(
            e.uid.value,
            e.dtstart.value,
            said(e, "dtend") or e.dtstart.value,
            e.summary.value,
            said(e, "location"),
            said(e, "description"),
            e.status.value,
        )
        for e in vobject.readOne(io.StringIO(feed.decode(), newline="")).vevent_list
    ]


def _by_ics(feed: bytes) -> list[Event]:
    return [
        Event(e.uid, e.begin.datetime, e.end.datetime, e.name, e.location or "", e.description or "", str(e.status))
        for e in ics.Calendar(feed.decode()).events
    ]


def _by_javascript(feed: bytes, jcal: bytes, folder: Path) -> dict[str, list[Event]]:
    node = shutil.which("node")
    assert node and (HERE / "node_modules").is_dir(), "install Node.js and run `make test`, or `npm install` here"
    paths = folder / "feed.ics", folder / "feed.jcal"
    for path, body in zip(paths, (feed, jcal), strict=True):
        path.write_bytes(body)
    done = subprocess.run([node, HERE / "read.js", *paths], capture_output=True, text=True, check=True)
    return {
        name: [Event(e[0], _instant(e[1]), _instant(e[2]), *e[3:7]) for e in events]
        for name, events in json.loads(done.stdout).items()
    }


def _instant(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text)
