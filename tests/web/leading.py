"""The shore forum with its groups, published behind a real server, and the secret addresses of those who lead."""

import datetime as dt
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import NamedTuple

from aiohttp import ClientSession, DummyCookieJar
from aiohttp.test_utils import TestServer

from scheduler.attendance import Attendance
from scheduler.conference import Conference
from scheduler.rotation.published import Rotations
from scheduler.storage import Store, Wanted
from scheduler.storage.attendance import AttendanceBook
from scheduler.storage.engine import database_url
from tests.scheduler.rotations import rotation
from tests.scheduler.shore import NOW, conference, timetable
from web.app import make_app


class Forum(NamedTuple):
    """A running server: its store, a client, and secrets.

    Those of Ana (tides) and Dina (kelp) who facilitate, Ana's as a participant, and that of Ben who facilitates
    nothing any more.
    """

    store: Store
    server: TestServer
    client: ClientSession
    ana: str
    dina: str
    attending: str
    nobody: str

    async def seen(self) -> Attendance:
        return await AttendanceBook(self.store, "shore", "coast").seen()

    def address(self, path: str) -> str:
        return str(self.server.make_url(path))


@asynccontextmanager
async def forum(folder: Path, known: Conference | None = None, now: dt.datetime = NOW) -> AsyncIterator[Forum]:
    """Publish the forum and serve it; `now` is what the server's clock says."""
    async with Store(database_url(folder)) as store:
        await store.publish(known or conference(), timetable(), NOW, rotations=Rotations((rotation(),)))
        leading = [Wanted("facilitator", person, "en") for person in ("ANA", "DINA")]
        people = [*leading, Wanted("participant", "ANA", "en"), Wanted("facilitator", "BEN", "en")]
        made = await store.subscriptions.add("shore", people, NOW)
        ana, dina, attending, nobody = [token for token, _ in made]
        async with (
            TestServer(make_app(store, lambda: now)) as server,
            ClientSession(base_url=server.make_url("/"), cookie_jar=DummyCookieJar()) as client,
        ):
            yield Forum(store, server, client, ana, dina, attending, nobody)
