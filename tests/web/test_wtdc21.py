"""WTDC-21 as it is served: every session of the timetable on the page and in the calendar, at its instant."""

import datetime as dt
import io
import json
from pathlib import Path
from typing import Any

import vobject
from aiohttp import ClientSession
from aiohttp.test_utils import TestServer
from ical.calendar_stream import IcsCalendarStream

from scheduler.formats.conference_file import read_conference
from scheduler.storage import Store
from scheduler.storage.engine import database_url
from scheduler.timetable import Timetable
from tests.conftest import FIXTURES
from tests.web.test_pages import Page
from web.app import make_app

PUBLISHED = dt.datetime(2022, 2, 22, 12, 0, tzinfo=dt.UTC)


async def test_every_session_of_wtdc21_is_served_at_its_instant(wtdc21: dict[str, Any], tmp_path: Path) -> None:
    timetable = Timetable.model_validate_json(json.dumps(wtdc21))
    placed = {p.session: (p.start, p.end) for p in timetable.placements}
    async with Store(database_url(tmp_path)) as store:
        await store.publish(read_conference(FIXTURES / "wtdc21.yaml"), timetable, PUBLISHED)
        app = make_app(store, lambda: PUBLISHED)
        async with TestServer(app) as server, ClientSession(base_url=server.make_url("/")) as client:
            async with client.get("/c/wtdc21?day=all") as response:
                page = Page(await response.text())
            async with client.get("/feeds/c/wtdc21/all.ics") as response:
                feed = (await response.read()).decode()
    assert page.sessions.keys() == placed.keys()
    in_the_feed = {f"{session}.wtdc21@hemicycle": times for session, times in placed.items()}
    by_ical = {e.uid: (e.dtstart, e.dtend) for e in IcsCalendarStream.calendar_from_ics(feed).events}
    by_vobject = {
        e.uid.value: (e.dtstart.value, e.dtend.value) for e in vobject.readOne(io.StringIO(feed)).vevent_list
    }
    assert by_ical == in_the_feed
    assert by_vobject == in_the_feed
