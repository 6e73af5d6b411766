"""Independent parsers read the calendars of WTDC-21 alike, in six scripts."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from scheduler.conference import Conference
from scheduler.feeds import Selection, exporters
from scheduler.formats.conference_file import read_conference
from scheduler.timetable import Timetable
from scheduler.versions import Version, publish
from tests.conftest import FIXTURES
from tests.parsers import Event, read_by_all

FIRST = dt.datetime(2022, 4, 1, 9, 0, tzinfo=dt.UTC)
SAID = {
    "ar": "الجلسة، «{}»؛ قاعة\\المؤتمرات",
    "zh": "会议“{}”，第一；全体\\会议，讨论数字化转型与包容性连接的问题以及今后的工作安排",
    "ru": "Заседание «{}», первое; о цифровой\\трансформации и всеобщем подключении",
    "es": "Sesión «{}», primera; ¿qué\\haremos mañana?",
    "fr": "Séance « {} », première ; où l’on\\décidera",
    "en": "Meeting “{}”, first; with\\backslash 🌿👩🏽‍🌾",
}


def in_six_languages() -> Conference:
    """WTDC-21 with a title in every official language for each session, and two lines in each body's name."""
    plain = read_conference(FIXTURES / "wtdc21.yaml").model_dump(mode="json")
    for session in plain["sessions"]:
        session["title"] = {tag: said.format(session["id"]) for tag, said in SAID.items()}
    for body in plain["bodies"]:
        body["name"] = {tag: f"{said.format(body['id'])}\n{tag}" for tag, said in SAID.items()}
    plain["deadlines"] = [{"id": "DOCS", "title": {"en": "Contributions", "ru": "Вклады"}, "at": "2022-05-06 23:59"}]
    return Conference.model_validate(plain)


@pytest.fixture(scope="module")
def version(wtdc21: dict[str, Any]) -> Version:
    """The second version: one session is cancelled, one has moved."""
    timetable = Timetable.model_validate_json(json.dumps(wtdc21))
    conference = in_six_languages()
    first = publish(conference, timetable, None, FIRST)
    gone, late, *others = timetable.placements
    hour = dt.timedelta(hours=1)
    later = late.model_copy(update={"start": late.start + hour, "end": late.end + hour})
    changed = timetable.model_copy(update={"placements": (later, *others)})
    assert gone.session in first.entry
    return publish(conference, changed, first, FIRST + hour)


def expected(version: Version, language: str) -> list[Event]:
    found = []
    for entry in version.entries:
        notice = entry.notice
        room = version.conference.text(notice.room_name, language) or notice.room
        place = ", ".join(part for part in (room, version.conference.text(notice.building, language)) if part)
        status = "CANCELLED" if notice.cancelled else "CONFIRMED"
        title = SAID[language].format(entry.session)
        found.append(Event(f"{entry.session}.wtdc21@hemicycle", notice.start, notice.end, title, place, "", status))
    return sorted(found)


@pytest.mark.parametrize("language", SAID)
def test_eight_readings_of_wtdc21_are_alike(version: Version, language: str, tmp_path: Path) -> None:
    selection = Selection(spoken="" if language == "en" else language)
    feed = exporters()["ics"](version, selection)
    readings = read_by_all(feed, exporters()["jcal"](version, selection), tmp_path)
    assert len(readings) == 8
    assert len(version.entries) > 150
    for parser, events in readings.items():
        assert [event._replace(description="") for event in events] == expected(version, language), parser
        assert events == readings["icalendar"], parser
    bodies = {entry.session: entry.notice.body for entry in version.entries}
    said = {event.uid.partition(".")[0]: event.description.split("\n") for event in readings["icalendar"]}
    assert all(
        lines[1:3] == [SAID[language].format(bodies[session]), language]
        for session, lines in said.items()
        if bodies[session]
    )


@pytest.mark.parametrize("language", SAID)
def test_lines_have_75_octets_at_most_whole_characters_and_their_two_ends(version: Version, language: str) -> None:
    feed = exporters()["ics"](version, Selection(spoken=language))
    lines = feed.split(b"\r\n")
    assert lines.pop() == b""
    assert max(map(len, lines)) <= 75
    assert not any(b"\r" in line or b"\n" in line for line in lines)
    assert "\n".join(line.decode() for line in lines).count("\n ") > 100


def test_seven_parsers_read_a_deadline(version: Version, tmp_path: Path) -> None:
    selection = Selection(what="deadlines", spoken="ru")
    readings = read_by_all(exporters()["ics"](version, selection), exporters()["jcal"](version, selection), tmp_path)
    moment = dt.datetime(2022, 5, 6, 21, 59, tzinfo=dt.UTC)
    said = "пятница, 6 мая 2022\u202fг., 23:59 (Africa/Kigali)"
    due = Event("DOCS.wtdc21@deadline.hemicycle", moment, moment, "Вклады", "", said, "CONFIRMED")
    assert readings == {parser: [due] for parser in readings}
