"""A published small conference behind a real HTTP server on loopback, and a client that changes nothing."""

import datetime as dt
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiohttp import ClientSession, DummyCookieJar
from aiohttp.test_utils import TestServer

from scheduler.storage import Store
from scheduler.storage.engine import database_url
from tests.web.meetings import MONDAY, conference, timetable
from web.app import make_app


def before_the_conference() -> dt.datetime:
    return MONDAY


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    async with Store(database_url(tmp_path)) as opened:
        await opened.publish(conference(), timetable(), MONDAY, "First timetable")
        yield opened


@pytest.fixture
async def server(store: Store) -> AsyncIterator[TestServer]:
    async with TestServer(make_app(store, before_the_conference)) as running:
        yield running


@pytest.fixture
async def client(server: TestServer) -> AsyncIterator[ClientSession]:
    async with ClientSession(
        base_url=server.make_url("/"),
        auto_decompress=False,
        skip_auto_headers=["Accept-Encoding"],
        cookie_jar=DummyCookieJar(),
    ) as session:
        yield session
