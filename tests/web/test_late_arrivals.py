"""TDAG-20: after round 1 a facilitator drops out and ten people come late, and calendars follow in a real client."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientSession
from aiohttp.test_utils import TestServer

from scheduler.conference import Conference
from scheduler.formats.conference_file import read_conference
from scheduler.formats.rotation_file import read_rotation
from scheduler.formats.timetable_file import read_timetable
from scheduler.publishing import publish
from scheduler.rotation.published import Rotations
from scheduler.rotation.rotation import Rotation
from scheduler.storage import Store, Wanted
from scheduler.storage.engine import database_url
from scheduler.timetable import Timetable
from tests.conftest import FIXTURES, Command
from tests.web.subscriber import Subscriber
from web.app import make_app

BEFORE = dt.datetime(2020, 6, 4, 6, 0, tzinfo=dt.UTC)
BETWEEN = dt.datetime(2020, 6, 4, 9, 0, tzinfo=dt.UTC)  # round 1 has been over for five minutes
GONE, HEIR = "T021", "T016"


@pytest.fixture(scope="module")
def made(
    hemicycle: Command, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Timetable, list[Conference], list[Rotation]]:
    """The timetable, and the conference and its rotation before round 1 and after it."""
    folder = tmp_path_factory.mktemp("tdag20")
    first, second = FIXTURES / "tdag20.yaml", folder / "late.json"
    late = changed(read_conference(first).model_dump(mode="json"))
    second.write_text(json.dumps(late), encoding="utf-8")
    timetable, before, after = (folder / name for name in ("t.json", "r1.json", "r2.json"))
    steps = ("--steps", 1, "--workers", 1)
    for arguments in (
        ("solve", first, *steps, "-o", timetable),
        ("rotate", first, "--timetable", timetable, *steps, "-o", before),
        ("rotate", second, "--timetable", timetable, "--from", before, "--over", 1, *steps, "-o", after),
    ):
        done = hemicycle(*arguments)
        assert done.returncode == 0, done.stderr
    conferences = [read_conference(path) for path in (first, second)]
    return read_timetable(timetable), conferences, [read_rotation(path) for path in (before, after)]


def changed(plain: dict[str, Any]) -> dict[str, Any]:
    """The conference without the facilitator in round 2, who hands over to somebody, and with ten more people."""
    [block] = plain["breakouts"]
    for person in block["participants"]:
        if person["id"] == GONE:
            person["absent"] = [2]
    block["leads"] = [
        *(lead | {"rounds": [1]} if lead["person"] == GONE else lead for lead in block["leads"]),
        {"person": HEIR, "theme": "BG2", "rounds": [2]},
    ]
    late = [{"id": f"L{number:02}", "languages": ["en"], "absent": [1]} for number in range(1, 11)]
    block["participants"] += late
    return plain


def sitting(rotation: Rotation, number: int) -> dict[str, tuple[str, bool]]:
    """Where everybody sits in a round, and whether they lead the group."""
    return {
        person: (group.session, any(lead.person == person for lead in group.leads))
        for group in rotation.rounds[number - 1].groups
        for person in group.people
    }


async def test_who_stays_keeps_the_bytes_and_who_moves_sees_round_2_move_once(
    made: tuple[Timetable, list[Conference], list[Rotation]], tmp_path: Path
) -> None:
    timetable, (first, second), (before, after) = made
    people = sorted(sitting(before, 1))
    old, new = sitting(before, 2), sitting(after, 2)
    moved = {person for person in people if old.get(person) != new.get(person)}
    assert {GONE, HEIR} <= moved
    assert len(moved) < 20
    url = database_url(tmp_path)
    await publish(url, first, timetable, BEFORE, rotations=Rotations((before,)))
    async with Store(url) as store:
        wanted = [Wanted("participant", person, "en") for person in people]
        tokens = {each.person: token for token, each in await store.subscriptions.add("tdag20", wanted, BEFORE)}
        async with TestServer(make_app(store, lambda: BETWEEN)) as server, ClientSession() as client:

            async def bodies() -> dict[str, bytes]:
                found = {}
                for person in people:
                    async with client.get(server.make_url(f"/feeds/t/{tokens[person]}.ics")) as response:
                        assert response.status == 200
                        found[person] = await response.read()
                return found

            def subscriber(person: str) -> Subscriber:
                address = server.make_url(f"/feeds/t/{tokens[person]}.ics")
                return Subscriber(tmp_path / person, str(address))

            earlier = await bodies()
            clients = {person: subscriber(person) for person in (HEIR, GONE)}
            seen = {}
            for person, each in clients.items():
                await each.subscribe()
                await each.poll()
                seen[person] = await each.sees("2020-06-04", 1)
                assert len(seen[person]) == 2

            await store.publish(second, timetable, BETWEEN, "Late arrivals", rotations=Rotations((after,)))
            later = await bodies()
            assert {person for person in people if earlier[person] != later[person]} == moved
            for each in clients.values():
                await each.poll()
            now = {person: await each.sees("2020-06-04", 1) for person, each in clients.items()}
            assert now[GONE] == [seen[GONE][0], f"{seen[GONE][1]} CANCELLED"]
            assert now[HEIR][0] == seen[HEIR][0]
            assert seen[HEIR][1] != now[HEIR][1]
            assert now[HEIR][1:] == ["2020-06-04 11:10 12:00 Round 2: Content and structure (Facilitator)"]
