"""schedule.json in its second form: one list of events, which name their rooms and tracks (schema of the c3voc)."""

import json

from scheduler.conference.sessions import Kind
from scheduler.feeds import schedule, words
from scheduler.feeds.schedule import ScheduleDay, Talk
from scheduler.feeds.selection import Selection
from scheduler.versions import Version

FORMAT = "schedule-json2"
_TYPES: dict[Kind, str] = {
    "plenary": "MEETING",
    "heads-of-delegation": "MEETING",
    "committee": "MEETING",
    "working-group": "MEETING",
    "ad-hoc": "MEETING",
    "p2c": "DISCUSSION",
    "side-event": "TALK",
    "breakout": "WORKSHOP",
    "regional-coordination": "MEETING",
    "briefing": "TALK",
    "ceremony": "OTHER",
    "youth": "WORKSHOP",
    "reception": "OTHER",
}


def emit(version: Version, selection: Selection) -> bytes:
    """Write the sessions of a selection that take place, in the order of time."""
    days = schedule.days(version, selection)
    told = {
        "schedule": {
            "version": str(version.number),
            "conference": _conference(version, selection, days),
            "events": [_event(talk) for day in days for talk in day.talks],
        },
        "generator": {"name": "Hemicycle", "version": "1"},
    }
    return json.dumps(told, ensure_ascii=False, indent=1).encode()


def _conference(version: Version, selection: Selection, days: list[ScheduleDay]) -> dict[str, object]:
    talks = [talk for day in days for talk in day.talks]
    codes = [tag.partition("-")[0] for tag in version.conference.languages.official]
    return {
        "acronym": schedule.acronym(version),
        "title": words.calendar_name(version, selection),
        "start": days[0].start.isoformat(),
        "end": days[-1].end.isoformat(),
        "timeslot_duration": f"PT{version.conference.calendar.grid_minutes}M",
        "time_zone_name": version.conference.time_zone,
        "url": schedule.address(version),
        "languages": [code for code in dict.fromkeys(codes) if len(code) == 2],
        "tracks": [
            {"name": name, "slug": slug} for slug, name in sorted({t.track_slug: t.track for t in talks}.items())
        ],
        "rooms": [
            {"name": name, "guid": guid} for guid, name in sorted({t.room_guid: t.room for t in talks}.items())
        ],
        "days": [
            {
                "index": day.index,
                "date": day.date.isoformat(),
                "start": day.start.isoformat(),
                "end": day.end.isoformat(),
            }
            for day in days
        ],
    }


def _event(talk: Talk) -> dict[str, object]:
    notice = talk.entry.notice
    return {
        "guid": talk.guid,
        "start": talk.start.isoformat(),
        "end": talk.end.isoformat(),
        "room": {"name": talk.room, "guid": talk.room_guid},
        "slug": talk.slug,
        "url": notice.url or f"urn:uuid:{talk.guid}",
        "title": talk.title,
        "subtitle": None,
        "track": {"slug": talk.track_slug},
        "type": _TYPES[notice.kind],
        "language": talk.language,
        "abstract": None,
        "description": talk.description,
        "participants": [],
        "links": [{"type": "WEB", "url": notice.join_url}] if notice.join_url else [],
    }
