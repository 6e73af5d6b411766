"""`hemicycle subscribe`: an address for one person or for everybody, shown once."""

import csv
import io
from pathlib import Path

import pytest

from scheduler.errors import BadInput
from scheduler.personal.people import known_people
from scheduler.personal.subscription import digest
from scheduler.rotation.published import Rotations
from scheduler.storage import Store
from scheduler.storage.engine import database_url
from scheduler.subscribing import person_of
from tests.conftest import Command
from tests.scheduler.rotations import rotation
from tests.scheduler.shore import NOW, conference, timetable

SHORE = conference(
    site="https://forum.example.org/", interpretation={"interpreters": [{"id": "EVE", "native": ["en"]}]}
)


@pytest.fixture
async def data(tmp_path: Path) -> Path:
    async with Store(database_url(tmp_path)) as store:
        await store.publish(SHORE, timetable(), NOW, rotations=Rotations((rotation(),)))
    return tmp_path


async def alive(data: Path) -> dict[str, str]:
    async with Store(database_url(data)) as store:
        found = await store.subscriptions.since("shore", 0)
    return {f"{each.kind} {each.person}": each.secret for each in found if each.revoked is None}


async def test_one_person_gets_an_address_once(hemicycle: Command, data: Path) -> None:
    done = hemicycle("subscribe", "shore", "BEN", "--data", data)
    calendar, page = (line.split()[1] for line in done.stdout.splitlines())
    token = page.removeprefix("https://forum.example.org/m/")
    assert (done.returncode, calendar) == (0, f"https://forum.example.org/feeds/t/{token}.ics")
    assert await alive(data) == {"participant BEN": digest(token)}
    again = hemicycle("subscribe", "shore", "BEN", "--data", data)
    assert (again.returncode, "--anew" in again.stderr) == (2, True)
    anew = hemicycle("subscribe", "shore", "BEN", "--anew", "--data", data)
    assert (anew.returncode, len(anew.stdout.splitlines())) == (0, 2)
    assert list(await alive(data)) == ["participant BEN"]
    assert digest(token) not in (await alive(data)).values()
    ended = hemicycle("subscribe", "shore", "BEN", "--revoke", "--data", data)
    assert (ended.stdout, await alive(data)) == ("BEN: 1 calendar ended.\n", {})


async def test_everybody_who_has_none_gets_one_in_a_table(hemicycle: Command, data: Path) -> None:
    assert hemicycle("subscribe", "shore", "BEN", "--data", data).returncode == 0
    target = data / "addresses.csv"
    done = hemicycle("subscribe", "shore", "--all", "--site", "https://x.example", "-o", target, "--data", data)
    assert done.returncode == 0, done.stderr
    rows = list(csv.DictReader(io.StringIO(target.read_text(encoding="utf-8"))))
    assert [(row["person"], row["kind"], row["name"], row["email"]) for row in rows] == [
        ("ANA", "facilitator", "Ana", "ana@example.org"),
        ("CHEN", "participant", "陈", ""),
        ("DINA", "facilitator", "دينا", ""),
        ("EVE", "facilitator", "", ""),
        ("EVE", "interpreter", "", ""),
        ("FAISAL", "participant", "'=فيصل", "faisal@example.org"),
    ]
    tokens = [row["page"].removeprefix("https://x.example/m/") for row in rows]
    assert {digest(token) for token in tokens} < set((await alive(data)).values())
    assert [row["calendar"] for row in rows] == [f"https://x.example/feeds/t/{token}.ics" for token in tokens]


def test_who_is_not_there_or_is_there_as_two_is_told() -> None:
    with pytest.raises(BadInput) as stranger:
        person_of(SHORE, "BAN", None)
    assert "BEN" in str(stranger.value.faults[0])
    with pytest.raises(BadInput) as two:
        person_of(SHORE, "EVE", None)
    assert str(two.value.faults[0]) == "“EVE” is there as facilitator or interpreter; say which with --as"
    assert person_of(SHORE, "EVE", "interpreter").language == "en"
    assert len(known_people(SHORE)) == 7
