"""schedule.json in its first form: the same as schedule.xml, days with rooms with events (schema of the c3voc)."""

import json

from scheduler.feeds import schedule, words
from scheduler.feeds.schedule import ScheduleDay, Talk
from scheduler.feeds.selection import Selection
from scheduler.versions import Version

FORMAT = "schedule-json"


def emit(version: Version, selection: Selection) -> bytes:
    """Write the sessions of a selection that take place, by days and rooms."""
    days = schedule.days(version, selection)
    rooms = {talk.room: talk.room_guid for day in days for talk in day.talks}
    conference = {
        "acronym": schedule.acronym(version),
        "title": words.calendar_name(version, selection),
        "start": days[0].date.isoformat(),
        "end": days[-1].date.isoformat(),
        "daysCount": len(days),
        "timeslot_duration": f"00:{version.conference.calendar.grid_minutes:02d}",
        "time_zone_name": version.conference.time_zone,
        "rooms": [{"name": name, "guid": guid} for name, guid in sorted(rooms.items())],
        "days": [_day(day) for day in days],
    }
    told = {
        "schedule": {
            "version": str(version.number),
            "base_url": schedule.address(version),
            "conference": conference,
        }
    }
    return json.dumps(told, ensure_ascii=False, indent=1).encode()


def _day(day: ScheduleDay) -> dict[str, object]:
    return {
        "index": day.index,
        "date": day.date.isoformat(),
        "day_start": day.start.isoformat(),
        "day_end": day.end.isoformat(),
        "rooms": {room: [_event(talk) for talk in talks] for room, talks in day.by_room().items()},
    }


def _event(talk: Talk) -> dict[str, object]:
    notice = talk.entry.notice
    return {
        "id": talk.id,
        "guid": talk.guid,
        "logo": "",
        "date": talk.start.isoformat(),
        "start": f"{talk.start:%H:%M}",
        "duration": talk.duration,
        "room": talk.room,
        "slug": talk.slug,
        "url": notice.url or f"urn:uuid:{talk.guid}",
        "title": talk.title,
        "subtitle": "",
        "track": talk.track,
        "type": notice.kind,
        "language": talk.language,
        "abstract": "",
        "description": talk.description,
        "recording_license": "",
        "do_not_record": False,
        "persons": [],
        "links": [{"title": notice.join_url, "url": notice.join_url}] if notice.join_url else [],
        "attachments": [],
    }
