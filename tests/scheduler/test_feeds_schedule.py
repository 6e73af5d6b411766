"""schedule.xml and schedule.json say what their readers ask for: facts of the c3voc’s schemas, in our own words."""

import datetime as dt
import json
import re
from typing import Any
from xml.etree import ElementTree as Xml

import pytest

from scheduler.conference import Conference
from scheduler.feeds import Selection, exporters
from scheduler.versions import Version, publish
from tests.web.meetings import MONDAY, PLACES, SESSIONS, conference, timetable, without

UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
SLUG = re.compile(r"[a-z0-9_-]+[a-z0-9]")
IN_XML = {"room", "title", "subtitle", "type", "date", "start", "duration", "abstract", "slug", "track"}
IN_JSON = IN_XML | {"id", "guid", "logo", "url", "language", "description", "recording_license", "do_not_record"}
IN_JSON |= {"persons", "links", "attachments"}
IN_JSON2 = {"guid", "start", "end", "room", "slug", "url", "title", "subtitle", "track", "type", "language"}
IN_JSON2 |= {"abstract", "links", "participants"}
TYPES = {"TALK", "WORKSHOP", "HANDS-ON", "MEETING", "DISCUSSION", "GAME", "OTHER"}


def described() -> Conference:
    """Ids that differ by case and dots only, a session without a room, one with a join link."""
    sessions = [
        *SESSIONS,
        {"id": "open", "kind": "youth", "minutes": 75, "needs_room": False, "title": "<Jeunes & joyeux>"},
        {"id": "Side.", "kind": "p2c", "minutes": 20, "join_url": "https://join.example/1?a=b&c=d"},
    ]
    return conference(sessions, site="https://meet.example/")


@pytest.fixture(scope="module")
def version() -> Version:
    """The second version, without the side event."""
    places = [*PLACES, ("open", "2027-03-28 01:00", None, ()), ("Side.", "2027-03-28 03:30", "R1", ("fr",))]
    first = publish(described(), timetable(places, {"open": 75, "Side.": 20}), None, MONDAY)
    fewer = [place for place in places if place[0] != "SIDE"]
    return publish(described(), timetable(fewer, {"open": 75, "Side.": 20}), first, MONDAY + dt.timedelta(days=1))


def placed(version: Version) -> dict[str, tuple[dt.datetime, dt.timedelta]]:
    return {str(e.notice.title): (e.notice.start, e.notice.end - e.notice.start) for e in version.programme}


def length(text: str) -> dt.timedelta:
    hours, minutes = map(int, text.split(":"))
    return dt.timedelta(hours=hours, minutes=minutes)


def test_the_xml_has_days_with_rooms_with_events_and_every_field(version: Version) -> None:
    root = Xml.fromstring(exporters()["schedule-xml"](version, Selection()))
    assert [child.tag for child in root] == ["generator", "version", "conference", "day", "day"]
    assert root.findtext("version") == "2"
    told = {child.tag: child.text for child in root.find("conference") or ()}
    assert told == {
        "acronym": "ferns",
        "title": "Fern Conference",
        "start": "2027-03-27",
        "end": "2027-03-28",
        "days": "2",
        "timeslot_duration": "00:15",
        "time_zone_name": "Europe/Zurich",
        "base_url": "https://meet.example/c/ferns",
    }
    assert [(day.get("index"), day.get("date")) for day in root.iter("day")] == [
        ("1", "2027-03-27"),
        ("2", "2027-03-28"),
    ]
    events = root.findall("day/room/event")
    assert {
        e.findtext("title"): (moment(e.findtext("date")), length(e.findtext("duration") or "")) for e in events
    } == (placed(version))
    for room in root.iter("room"):
        assert {event.findtext("room") for event in room.findall("event")} <= {room.get("name")}
    for event in events:
        assert {child.tag for child in event} >= IN_XML
        assert re.fullmatch(r"[1-9][0-9]*", event.get("id") or "") and UUID.fullmatch(event.get("guid") or "")
        assert re.fullmatch(r"[0-2][0-9]:[0-5][0-9]", event.findtext("start") or "")
        assert re.fullmatch(r".+(Z|[+-][0-9]{2}:[0-9]{2})", event.findtext("date") or "")
    for unique in (
        [e.get("id") for e in events],
        [e.get("guid") for e in events],
        [e.findtext("slug") for e in events],
    ):
        assert len(set(unique)) == len(events) == 5
    assert [link.get("href") for link in root.iter("link")] == ["https://join.example/1?a=b&c=d"]


def moment(text: str | None) -> dt.datetime:
    return dt.datetime.fromisoformat(text or "")


def test_the_first_json_has_every_field_and_no_other(version: Version) -> None:
    told: dict[str, Any] = json.loads(exporters()["schedule-json"](version, Selection()))["schedule"]
    assert set(told) == {"version", "base_url", "conference"}
    about = told["conference"]
    assert (about["daysCount"], about["start"], about["end"]) == (2, "2027-03-27", "2027-03-28")
    assert re.fullmatch(r"[a-z0-9_-]+", about["acronym"])
    assert set(about["days"][0]) == {"index", "date", "day_start", "day_end", "rooms"}
    events = [(room, event) for day in about["days"] for room, found in day["rooms"].items() for event in found]
    assert all(set(event) == IN_JSON and event["room"] == room for room, event in events)
    assert {event["title"]: (moment(event["date"]), length(event["duration"])) for _, event in events} == placed(
        version
    )
    assert {room["name"] for room in about["rooms"]} == {room for room, _ in events}
    assert all(isinstance(event["id"], int) and UUID.fullmatch(event["guid"]) for _, event in events)


def test_the_second_json_lists_events_that_name_known_rooms_and_tracks(version: Version) -> None:
    told: dict[str, Any] = json.loads(exporters()["schedule-json2"](version, Selection()))["schedule"]
    about = told["conference"]
    assert re.fullmatch(r"[a-z0-9_-][a-z0-9_]{3,}", about["acronym"])
    for event in told["events"]:
        assert set(event) >= IN_JSON2
        assert event["room"]["guid"] in {room["guid"] for room in about["rooms"]}
        assert event["track"]["slug"] in {track["slug"] for track in about["tracks"]}
        assert SLUG.fullmatch(event["slug"]) and SLUG.fullmatch(event["track"]["slug"])
        assert event["type"] in TYPES
        assert re.fullmatch("[a-z]{2}", event["language"])
    assert {
        event["title"]: (moment(event["start"]), moment(event["end"]) - moment(event["start"]))
        for event in told["events"]
    } == placed(version)


def test_the_three_forms_name_a_session_by_the_same_uuid_from_version_to_version(version: Version) -> None:
    before = publish(described(), timetable(), None, MONDAY)
    found = []
    for each in (before, version):
        root = Xml.fromstring(exporters()["schedule-xml"](each, Selection()))
        one = json.loads(exporters()["schedule-json2"](each, Selection()))["schedule"]["events"]
        found += [
            {event.findtext("title"): event.get("guid") for event in root.findall("day/room/event")}["Opening"],
            {event["title"]: event["guid"] for event in one}["Opening"],
        ]
    assert len(set(found)) == 1


@pytest.mark.parametrize("form", ["schedule-xml", "schedule-json", "schedule-json2"])
def test_a_selection_without_sessions_is_a_whole_document_with_one_day(form: str) -> None:
    version = publish(conference(), timetable(without("SIDE")), None, MONDAY)
    body = exporters()[form](version, Selection.of("kind", "side-event"))
    days = (
        Xml.fromstring(body).findall("day")
        if form == "schedule-xml"
        else json.loads(body)["schedule"]["conference"]["days"]
    )
    assert len(days) == 1


@pytest.mark.parametrize(("identity", "acronym"), [("ferns", "ferns"), ("UN.2027-x", "un_2027_x"), ("ab", "conf_ab")])
def test_the_acronym_has_the_few_characters_that_readers_take(identity: str, acronym: str) -> None:
    version = publish(conference(id=identity), timetable(conference=identity), None, MONDAY)
    for form in ("schedule-json", "schedule-json2"):
        assert json.loads(exporters()[form](version, Selection()))["schedule"]["conference"]["acronym"] == acronym
