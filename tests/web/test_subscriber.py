"""A real calendar program follows a conference from version to version."""

import datetime as dt
from pathlib import Path

from aiohttp.test_utils import TestServer

from scheduler.storage import Store
from tests.web.meetings import MONDAY, PLACES, conference, moved, timetable
from tests.web.subscriber import Subscriber

FIRST = [
    "2027-03-27 09:00 10:00 Opening",
    "2027-03-27 10:30 12:00 Committee",
    "2027-03-27 12:15 13:00 Ferns; mosses, lichens",
    "2027-03-28 09:00 09:30 Closing",
]


async def test_a_move_is_seen_once_a_cancellation_is_seen_and_nothing_twice(
    server: TestServer, store: Store, tmp_path: Path
) -> None:
    subscriber = Subscriber(tmp_path / "subscriber", str(server.make_url("/feeds/c/ferns/all.ics")))
    await subscriber.subscribe()
    await subscriber.poll()
    assert await subscriber.sees("2027-03-27", 2) == FIRST
    await subscriber.poll()
    assert await subscriber.sees("2027-03-27", 2) == FIRST

    places = [place for place in moved("COM-1", "2027-03-27 14:00", "R1") if place[0] != "SIDE"]
    await store.publish(conference(), timetable(places), MONDAY + dt.timedelta(hours=1))
    await subscriber.poll()
    second = [
        "2027-03-27 09:00 10:00 Opening",
        "2027-03-27 12:15 13:00 Ferns; mosses, lichens CANCELLED",
        "2027-03-27 14:00 15:30 Committee",
        "2027-03-28 09:00 09:30 Closing",
    ]
    assert await subscriber.sees("2027-03-27", 2) == second

    await store.publish(conference(), timetable(PLACES), MONDAY + dt.timedelta(hours=2))
    await subscriber.poll()
    assert await subscriber.sees("2027-03-27", 2) == FIRST
