"""The calendar: what it says, to whom it can be read, and that it never breaks."""

import datetime as dt
import io
import re
from typing import Any

import icalendar
import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st
from ical.calendar_stream import IcsCalendarStream

from scheduler.conference.text import Text
from scheduler.feeds import exporters
from scheduler.feeds.ical import emit
from scheduler.feeds.selection import Selection, feed_paths
from scheduler.versions import Version, publish
from tests.web.meetings import AGENDA, BUSY, MONDAY, SESSIONS, conference, moved, timetable, without

LATER = MONDAY + dt.timedelta(days=1)
EXPECTED_EVENT = """\
BEGIN:VEVENT
UID:OPEN.ferns@hemicycle
SEQUENCE:0
DTSTAMP:20270301T090000Z
LAST-MODIFIED:20270301T090000Z
CREATED:20270301T090000Z
STATUS:CONFIRMED
CLASS:PUBLIC
TRANSP:OPAQUE
DTSTART:20270327T080000Z
DTEND:20270327T090000Z
SUMMARY;LANGUAGE=en:Opening
DESCRIPTION;LANGUAGE=en:Saturday\\, 27 March 2027\\, 09:00–10:00 (Europe/Zurich)\\n\
Plenary\\nInterpretation: English\\, French
CATEGORIES:ceremony,en,fr
COLOR:crimson
ORGANIZER;CN="Society ^'F^' of Botany":mailto:ferns@hemicycle.invalid
LOCATION;LANGUAGE=en:Aula Magna\\, Botanical Institute
END:VEVENT"""
EXPECTED_HEAD = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Hemicycle//Conference feeds//EN
CALSCALE:GREGORIAN
METHOD:PUBLISH
NAME;LANGUAGE=en:Fern Conference
X-WR-CALNAME:Fern Conference
REFRESH-INTERVAL;VALUE=DURATION:PT1H
X-PUBLISHED-TTL:PT1H
COLOR:teal
X-APPLE-CALENDAR-COLOR:#0f766e"""


def published(**changes: Any) -> Version:
    return publish(conference(**changes), timetable(), None, MONDAY)


def unfolded(feed: bytes) -> str:
    return feed.decode().replace("\r\n ", "").replace("\r\n", "\n")


def by_icalendar(feed: bytes) -> dict[str, tuple[dt.datetime, dt.datetime, str]]:
    calendar = icalendar.Calendar.from_ical(feed)
    return {str(e["UID"]): (e["DTSTART"].dt, e["DTEND"].dt, str(e["SUMMARY"])) for e in calendar.walk("VEVENT")}


def by_vobject(feed: bytes) -> dict[str, tuple[dt.datetime, dt.datetime, str]]:
    calendar = vobject.readOne(io.StringIO(feed.decode()))
    return {e.uid.value: (e.dtstart.value, e.dtend.value, e.summary.value) for e in calendar.vevent_list}


def by_ical(feed: bytes) -> dict[str, tuple[dt.datetime, dt.datetime, str]]:
    calendar = IcsCalendarStream.calendar_from_ics(feed.decode())
    return {e.uid: (e.dtstart, e.dtend, e.summary) for e in calendar.events}


def test_an_event_says_exactly_this() -> None:
    assert EXPECTED_EVENT in unfolded(emit(published(), Selection()))


def test_an_event_lists_the_items_that_it_takes_named_or_filled_in() -> None:
    version = published(sessions=BUSY, agenda=AGENDA)
    events = unfolded(emit(version, Selection())).split("BEGIN:VEVENT")[1:]
    said = [re.search(r"DESCRIPTION;LANGUAGE=en:(.*)", event) for event in events]
    assert [found[1].split("\\n")[2] for found in said if found is not None and "Agenda" in found[1]] == [
        "Agenda: 2 Mosses",
        "Agenda: 1 Ferns\\; and more (45 mins)\\; 3 Lichens (30 mins)",
        "Agenda: 1 Ferns\\; and more (for adoption)",
    ]


def test_a_calendar_begins_exactly_like_this() -> None:
    assert unfolded(emit(published(), Selection())).split("\nBEGIN:VEVENT")[0] == EXPECTED_HEAD


def test_three_parsers_read_the_same_sessions_at_the_same_instants() -> None:
    feed = emit(published(), Selection())
    read = by_icalendar(feed)
    assert read == by_vobject(feed) == by_ical(feed)
    assert read["CLOSE.ferns@hemicycle"] == (
        dt.datetime(2027, 3, 28, 7, 0, tzinfo=dt.UTC),  # 09:00 on the morning after the clocks went forward
        dt.datetime(2027, 3, 28, 7, 30, tzinfo=dt.UTC),
        "Closing",
    )


def test_lines_are_folded_between_characters_at_75_octets() -> None:
    sessions = [s | {"title": "Фёрн 蕨类植物 🌿 " * 12} if s["id"] == "SIDE" else s for s in SESSIONS]
    feed = emit(published(sessions=sessions), Selection())
    lines = feed.split(b"\r\n")
    assert max(len(line) for line in lines) <= 75
    assert [line.decode() for line in lines]


def test_what_did_not_change_keeps_its_bytes() -> None:
    before = published()
    after = publish(conference(), timetable(moved("COM-1", "2027-03-27 14:00", "R1")), before, LATER)
    events = [
        set(re.findall(r"BEGIN:VEVENT.*?END:VEVENT", unfolded(emit(v, Selection())), re.S)) for v in (before, after)
    ]
    assert {re.search(r"UID:(.*)", event)[1] for event in events[0] ^ events[1]} == {"COM-1.ferns@hemicycle"}


def test_a_move_is_the_same_event_with_a_higher_sequence() -> None:
    after = publish(conference(), timetable(moved("COM-1", "2027-03-27 14:00", "R1")), published(), LATER)
    event = next(
        e
        for e in icalendar.Calendar.from_ical(emit(after, Selection())).walk("VEVENT")
        if e["UID"] == "COM-1.ferns@hemicycle"
    )
    assert (event["SEQUENCE"], event["DTSTAMP"].dt, event["LAST-MODIFIED"].dt) == (1, LATER, LATER)
    assert event["CREATED"].dt == MONDAY


def test_a_session_that_is_gone_is_cancelled_and_free() -> None:
    after = publish(conference(), timetable(without("SIDE")), published(), LATER)
    event = next(
        e
        for e in icalendar.Calendar.from_ical(emit(after, Selection())).walk("VEVENT")
        if e["UID"] == "SIDE.ferns@hemicycle"
    )
    assert (event["STATUS"], event["TRANSP"], event["SEQUENCE"]) == ("CANCELLED", "TRANSPARENT", 1)


@pytest.mark.parametrize(
    ("selection", "sessions"),
    [
        (Selection(), {"OPEN", "COM-1", "SIDE", "CLOSE"}),
        (Selection.of("room", "R1"), {"COM-1", "SIDE"}),
        (Selection.of("kind", "side-event"), {"SIDE"}),
        (Selection.of("body", "PL"), {"OPEN", "CLOSE"}),
        (Selection.of("body", "NOBODY"), set()),
        (Selection.of("language", "fr"), {"OPEN", "CLOSE"}),
        (Selection.of("language", "en"), {"OPEN", "COM-1", "SIDE", "CLOSE"}),
        (Selection.of("language", "ar"), set()),
    ],
)
def test_a_selection_holds_its_sessions(selection: Selection, sessions: set[str]) -> None:
    assert {uid.partition(".")[0] for uid in by_icalendar(emit(published(), selection))} == sessions


def test_every_room_kind_body_and_language_has_its_feed() -> None:
    paths = feed_paths(published())
    assert list(paths) == [
        "all.ics",
        "deadlines.ics",
        "room/AULA.ics",
        "room/R1.ics",
        "kind/ceremony.ics",
        "kind/committee.ics",
        "kind/plenary.ics",
        "kind/side-event.ics",
        "body/COM.ics",
        "body/PL.ics",
        "language/en.ics",
        "language/fr.ics",
    ]
    assert {path: Selection.of_path(path) for path in paths} == paths


def test_a_session_in_one_language_is_in_the_feed_of_the_language_it_is_held_in() -> None:
    languages = {"default": "en", "official": ["en", "fr"], "regimes": [{"id": "FRENCH", "languages": ["fr"]}]}
    sessions = [s | {"languages": "FRENCH"} if s["id"] == "SIDE" else s for s in SESSIONS]
    version = published(sessions=sessions, languages=languages)
    held = {tag: set(by_ical(emit(version, Selection.of("language", tag)))) for tag in ("en", "fr")}
    assert "SIDE.ferns@hemicycle" in held["fr"]
    assert "SIDE.ferns@hemicycle" not in held["en"]


def test_a_language_s_feed_says_its_name() -> None:
    head = unfolded(emit(published(), Selection.of("language", "fr")))
    assert "NAME;LANGUAGE=en:Fern Conference: French\n" in head


def test_two_parsers_read_the_languages_of_a_session() -> None:
    feed = emit(published(), Selection.of("body", "PL")).decode()
    by_one = {e.uid: (e.categories, e.description) for e in IcsCalendarStream.calendar_from_ics(feed).events}
    by_other = {
        e.uid.value: (e.categories.value, e.description.value) for e in vobject.readOne(io.StringIO(feed)).vevent_list
    }
    assert by_one == by_other
    categories, description = by_one["OPEN.ferns@hemicycle"]
    assert categories == ["ceremony", "en", "fr"]
    assert description is not None and description.endswith("\nInterpretation: English, French")


def test_a_session_that_cannot_be_written_leaves_the_others_in_the_feed(caplog: pytest.LogCaptureFixture) -> None:
    version = published()
    broken = version.entries[0].notice.model_copy(update={"start": "never"})
    entries = (version.entries[0].model_copy(update={"notice": broken}), *version.entries[1:])
    feed = emit(version.model_copy(update={"entries": entries}), Selection())
    assert set(by_ical(feed)) == {f"{session}.ferns@hemicycle" for session in ("COM-1", "SIDE", "CLOSE")}
    assert [record.getMessage() for record in caplog.records] == [
        "OPEN.ferns@hemicycle is left out of the feeds: it cannot be written"
    ]


def test_the_conference_s_address_stands_in_its_feed() -> None:
    assert b"URL" not in emit(published(), Selection())
    assert b"\r\nURL:https://ferns.example/2027\r\n" in emit(published(url="https://ferns.example/2027"), Selection())


def is_title(text: str) -> bool:
    try:
        Text.model_validate(text)
    except ValueError:
        return False
    return True


def unescape(text: str) -> str:
    return re.sub(r"\\([\\;,nN])", lambda found: "\n" if found[1] in "nN" else found[1], text)


MARKS = st.one_of(st.sampled_from(";,\\\nN:"), st.characters())


@given(st.text(MARKS, min_size=1, max_size=200).filter(is_title))
def test_any_title_comes_back_from_the_feed(title: str) -> None:
    sessions = [s | {"title": title} if s["id"] == "SIDE" else s for s in SESSIONS]
    version = published(sessions=sessions)
    feed = emit(version, Selection.of("kind", "side-event"))
    expected = str(version.entry["SIDE"].notice.title)
    summary = re.search(r"^SUMMARY;LANGUAGE=en:(.*)$", unfolded(feed), re.M)
    assert summary is not None
    assert unescape(summary[1]) == expected
    assert not re.search(r"(?<!\\)(\\\\)*[;,]", summary[1])
    assert list(by_ical(feed)) == ["SIDE.ferns@hemicycle"]
    assert not re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|(?<!\r)\n|\r(?!\n)", feed)


def test_a_table_has_a_header_and_no_formulas() -> None:
    sessions = [s | {"title": "=1+1"} if s["id"] == "SIDE" else s for s in SESSIONS]
    table = exporters()["csv"](published(sessions=sessions), Selection.of("room", "R1"))
    assert table.decode().split("\r\n") == [
        "session,title,kind,body,date,start,end,time zone,room,building,interpretation",
        "COM-1,Committee,committee,Committee,2027-03-27,10:30,12:00,Europe/Zurich,R1,Botanical Institute,en",
        "SIDE,'=1+1,side-event,,2027-03-27,12:15,13:00,Europe/Zurich,R1,Botanical Institute,",
        "",
    ]


def test_formats_are_found_by_themselves() -> None:
    assert exporters()["ics"] is emit
