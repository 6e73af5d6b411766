"""schedule.xml, as frab, pretalx and the apps of participants know it (schema of the c3voc)."""

import re
from xml.etree import ElementTree as Xml

from scheduler.feeds import schedule, words
from scheduler.feeds.schedule import ScheduleDay, Talk
from scheduler.feeds.selection import Selection
from scheduler.versions import Version

FORMAT = "schedule-xml"
_NO_XML = re.compile("[\ufffe\uffff]")  # the only characters of our texts that XML cannot hold


def emit(version: Version, selection: Selection) -> bytes:
    """Write the sessions of a selection that take place, by days and rooms."""
    days = schedule.days(version, selection)
    root = Xml.Element("schedule")
    Xml.SubElement(root, "generator", name="Hemicycle", version="1")
    Xml.SubElement(root, "version").text = str(version.number)
    _conference(root, version, selection, days)
    for day in days:
        _day(root, day)
    Xml.indent(root, " ")
    return bytes(Xml.tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"


def _conference(root: Xml.Element, version: Version, selection: Selection, days: list[ScheduleDay]) -> None:
    conference = version.conference
    told = {
        "acronym": schedule.acronym(version),
        "title": words.calendar_name(version, selection),
        "start": days[0].date.isoformat(),
        "end": days[-1].date.isoformat(),
        "days": str(len(days)),
        "timeslot_duration": f"00:{conference.calendar.grid_minutes:02d}",
        "time_zone_name": conference.time_zone,
    }
    if (address := schedule.address(version)).startswith("http"):
        told["base_url"] = address
    _fill(Xml.SubElement(root, "conference"), told)


def _day(root: Xml.Element, day: ScheduleDay) -> None:
    element = Xml.SubElement(
        root,
        "day",
        index=str(day.index),
        date=day.date.isoformat(),
        start=day.start.isoformat(),
        end=day.end.isoformat(),
    )
    for name, talks in day.by_room().items():
        room = Xml.SubElement(element, "room", name=_NO_XML.sub("", name))
        for talk in talks:
            _event(room, talk)


def _event(room: Xml.Element, talk: Talk) -> None:
    told = {
        "date": talk.start.isoformat(),
        "start": f"{talk.start:%H:%M}",
        "duration": talk.duration,
        "room": talk.room,
        "title": talk.title,
        "subtitle": "",
        "slug": talk.slug,
        "track": talk.track,
        "type": talk.entry.notice.kind,
        "language": talk.language,
        "abstract": "",
        "description": talk.description,
    }
    if talk.entry.notice.url:
        told["url"] = talk.entry.notice.url
    event = Xml.SubElement(room, "event", id=str(talk.id), guid=talk.guid)
    _fill(event, told)
    Xml.SubElement(event, "persons")
    links = Xml.SubElement(event, "links")
    if talk.entry.notice.join_url:
        Xml.SubElement(links, "link", href=talk.entry.notice.join_url).text = talk.entry.notice.join_url


def _fill(element: Xml.Element, told: dict[str, str]) -> None:
    for name, value in told.items():
        Xml.SubElement(element, name).text = _NO_XML.sub("", value)
