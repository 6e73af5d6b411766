"""A session that cannot be written costs nobody the others, and the organizer hears of it."""

import json
import sqlite3
from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest
from aiohttp import ClientSession
from aiohttp.test_utils import TestServer
from icalendar import Calendar

from scheduler.storage import Store
from scheduler.storage.engine import database_url
from tests.web.conftest import before_the_conference
from tests.web.meetings import MONDAY, conference, timetable
from web.app import make_app


def forget_a_time_zone(database: Path) -> None:
    """Put the side event into a zone that this machine does not know, with feeds of an earlier program."""
    connection = sqlite3.connect(database)
    document = json.loads(connection.execute("SELECT document FROM versions").fetchone()[0])
    (side,) = (entry for entry in document["entries"] if entry["session"] == "SIDE")
    side["notice"]["time_zone"] = "Mars/Olympus"
    connection.execute("UPDATE versions SET document = ?", [json.dumps(document)])
    connection.execute("UPDATE conferences SET rendering = 0")
    connection.commit()
    connection.close()


async def test_every_feed_goes_without_it_and_the_organizer_s_page_names_it(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with Store(database_url(tmp_path)) as store:
        await store.publish(conference(), timetable(), MONDAY)
    forget_a_time_zone(tmp_path / "hemicycle.sqlite")
    async with (
        Store(database_url(tmp_path)) as store,
        TestServer(make_app(store, before_the_conference)) as server,
        ClientSession() as client,
    ):
        bodies = {}
        for path in ("feeds/c/ferns/all.ics", "feeds/c/ferns/all.jcal", "feeds/c/ferns/schedule.xml"):
            async with client.get(server.make_url(f"/{path}")) as response:
                assert response.status == 200
                bodies[path.rpartition(".")[2]] = await response.read()
        async with client.get(server.make_url("/organize/c/ferns")) as response:
            page = await response.text()
    others = {f"{session}.ferns@hemicycle" for session in ("OPEN", "COM-1", "CLOSE")}
    assert {str(event["UID"]) for event in Calendar.from_ical(bodies["ics"]).walk("VEVENT")} == others
    assert {event[1][0][3] for event in json.loads(bodies["jcal"])[2]} == others
    assert len(Xml.fromstring(bodies["xml"]).findall("day/room/event")) == 3
    assert "Missing from the calendars" in page and "<code>SIDE</code>" in page
    said = "SIDE.ferns@hemicycle is left out of the feeds: it cannot be written"
    assert said in {record.getMessage() for record in caplog.records}


async def test_the_organizer_s_page_says_nothing_of_it_when_all_is_well(client: ClientSession) -> None:
    async with client.get("/organize/c/ferns") as response:
        assert "Missing from the calendars" not in await response.text()
