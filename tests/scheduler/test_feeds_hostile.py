"""Texts that break calendars are refused or cleaned where they come in; what gets through parses everywhere."""

import datetime as dt
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as Xml

import pytest
from pydantic import ValidationError

from scheduler.conference.consistency import faults
from scheduler.feeds import Selection, exporters
from scheduler.versions import Version, publish
from tests.parsers import read_by_all
from tests.web.meetings import AGENDA, MONDAY, SESSIONS, conference, timetable

EVIL = ["a\rb", "a\x00b", "a\x1bb", "a\x85b", "a\u202eb", "a\u2066b", "a\ud800b", "a\ue000b", "x" * 10_001]
TOUGH = "\\;,:\"'^ \ufeff\u200d\ufffe\uffff\u2028line\nUID:x\n é\u0301 🌿👩🏽‍🌾 蕨 " + "長" * 300
# A backslash before an n, and a line of a calendar: not every parser reads them rightly, but none loses an event.
TOUGHER = "BEGIN:VEVENT\\n C:\\new\nEND:VCALENDAR"
MISREAD = {"ics", "node-ical", "ts-ics"}


def placed(key: str, text: str) -> dict[str, Any]:
    """A conference's changes in which a text stands in one field."""
    rooms = [{"id": room, "name": text, "building": "MAIN", "seats": 300} for room in ("AULA", "R1")]
    buildings = [{"id": "MAIN", "name": text if key == "building" else "Institute"}]
    return {
        "name": {"name": text},
        "description": {"description": text},
        "organizer": {"organizer": text},
        "title": {"sessions": [s | {"title": {"en": text, "fr": text}} for s in SESSIONS]},
        "body": {"bodies": [{"id": "PL", "name": text}, {"id": "COM", "name": "Committee"}]},
        "room": {"venue": {"buildings": buildings, "rooms": rooms}},
        "building": {"venue": {"buildings": buildings, "rooms": [{**room, "name": "R"} for room in rooms]}},
        "theme": {"themes": [{"id": "T", "name": text}], "sessions": [s | {"theme": "T"} for s in SESSIONS]},
        "item": {"agenda": [item | {"title": text} for item in AGENDA]},
        "item id": {"agenda": [item | {"id": text} for item in AGENDA]},
        "deadline": {"deadlines": [{"id": "D", "title": text, "at": "2027-03-01 12:00"}]},
    }[key]


TEXTS = ("name", "description", "title", "body", "room", "building", "theme", "item", "deadline")
FIELDS = (*TEXTS, "organizer", "item id")


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("text", EVIL, ids=[f"{evil[:4]!r}" for evil in EVIL])
def test_characters_that_cannot_be_shown_are_refused_everywhere(field: str, text: str) -> None:
    with pytest.raises(ValidationError):
        conference(**placed(field, text))


@pytest.mark.parametrize("field", TEXTS)
def test_every_reading_of_tough_texts_is_the_same(field: str, tmp_path: Path) -> None:
    version = publish(conference(**placed(field, TOUGH)), timetable(), None, MONDAY)
    for what, count in (("sessions", 4), ("deadlines", len(version.deadlines))):
        selection = Selection.model_validate({"what": what})
        feed = exporters()["ics"](version, selection)
        if count:
            readings = read_by_all(feed, exporters()["jcal"](version, selection), tmp_path)
            assert {len(events) for events in readings.values()} == {count}
            assert readings == dict.fromkeys(readings, readings["icalendar"])
        assert max(len(line) for line in feed.split(b"\r\n")) <= 75
    assert len(Xml.fromstring(exporters()["schedule-xml"](version, Selection())).findall("day/room/event")) == 4


def test_no_parser_loses_an_event_over_a_text_that_it_misreads(tmp_path: Path) -> None:
    version = publish(conference(**placed("title", TOUGHER)), timetable(), None, MONDAY)
    readings = read_by_all(
        exporters()["ics"](version, Selection()), exporters()["jcal"](version, Selection()), tmp_path
    )
    for parser, events in readings.items():
        assert [event[:3] for event in events] == [event[:3] for event in readings["icalendar"]], parser
        if parser not in MISREAD:
            assert {event.summary for event in events} == {TOUGHER}, parser


def test_the_longest_title_that_is_taken_comes_back_whole(tmp_path: Path) -> None:
    title = "蕨" * 5_000
    sessions = [s | {"title": title} for s in SESSIONS]
    version = publish(conference(sessions), timetable(), None, MONDAY)
    readings = read_by_all(
        exporters()["ics"](version, Selection()), exporters()["jcal"](version, Selection()), tmp_path
    )
    assert {event.summary for events in readings.values() for event in events} == {title}


def test_a_deadline_in_the_hour_that_the_clocks_skip_is_refused_with_what_would_be_right() -> None:
    deadlines = [{"id": "D", "title": "Papers", "at": "2027-03-28 02:30"}]
    assert [str(fault) for fault in faults(conference(deadlines=deadlines)) if "deadlines" in str(fault)] == [
        "deadlines[0] D › at: 02:30 does not exist on 2027-03-28: the clocks of Europe/Zurich go forward over it;"
        " write 03:30 if that is meant"
    ]


def in_the_night(start: str, minutes: int, fold: int) -> Version:
    """The side event in the night in which the clocks go back."""
    plan = timetable()
    zone = conference().zone
    begin = dt.datetime.fromisoformat(start).replace(tzinfo=zone, fold=fold)
    end = (begin.astimezone(dt.UTC) + dt.timedelta(minutes=minutes)).astimezone(zone)
    placements = tuple(
        p.model_copy(update={"start": begin, "end": end}) if p.session == "SIDE" else p for p in plan.placements
    )
    return publish(conference(), plan.model_copy(update={"placements": placements}), None, MONDAY)


@pytest.mark.parametrize(("fold", "hour"), [(0, 0), (1, 1)])
def test_a_session_in_the_hour_that_comes_twice_is_the_same_instant_for_all(
    fold: int, hour: int, tmp_path: Path
) -> None:
    version = in_the_night("2027-10-31 02:30", 45, fold)
    selection = Selection.of("kind", "side-event")
    readings = read_by_all(exporters()["ics"](version, selection), exporters()["jcal"](version, selection), tmp_path)
    begin = dt.datetime(2027, 10, 31, hour, 30, tzinfo=dt.UTC)
    instants = {(event.start, event.end) for events in readings.values() for event in events}
    assert instants == {(begin, begin + dt.timedelta(minutes=45))}
