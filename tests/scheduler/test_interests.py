"""What people chose flows back: counted without names, and as wishes of the next timetable."""

import json
from pathlib import Path

import pytest

from scheduler.errors import BadInput
from scheduler.formats.interests_file import parse_interests
from scheduler.storage import Store, Wanted
from scheduler.storage.engine import database_url
from tests.conftest import Command
from tests.web.gardens import gardens, planted
from tests.web.meetings import MONDAY

CHOICES = [("OPEN", "WALK"), ("TALK", "COM-1"), ("COM-1", "TALK", "OPEN"), ("WALK",), ("TALK", "COM-1")]
COUNTED = """\
session,also,people
COM-1,,2
OPEN,,2
TALK,,2
WALK,,2
COM-1,TALK,2
COM-1,OPEN,1
OPEN,TALK,1
OPEN,WALK,1
"""


@pytest.fixture
async def data(tmp_path: Path) -> Path:
    async with Store(database_url(tmp_path)) as store:
        await store.publish(gardens(), planted(), MONDAY)
        wanted = [Wanted("chosen", None, "en", chosen) for chosen in CHOICES]
        *_, (_, last) = await store.subscriptions.add("ferns", wanted, MONDAY)
        await store.subscriptions.revoke(last.secret, MONDAY)
    return tmp_path


def test_choices_are_counted_and_those_given_up_are_not(hemicycle: Command, data: Path) -> None:
    target = data / "wishes.csv"
    done = hemicycle("interests", "ferns", "-o", target, "--data", data)
    assert (done.returncode, done.stderr) == (0, "")
    assert target.read_text(encoding="utf-8") == COUNTED
    assert parse_interests(target.read_bytes(), "", gardens())["COM-1", "TALK"] == 2


@pytest.mark.parametrize(("until", "amount"), [("12:30", 400), ("13:00", 0)])
def test_the_next_timetable_keeps_apart_what_many_want(
    hemicycle: Command, tmp_path: Path, until: str, amount: int
) -> None:
    described, wishes, target = (tmp_path / name for name in ("c.json", "w.csv", "t.json"))
    plain = gardens().model_dump(mode="json")
    window = [{"start": "2027-03-27 11:00", "end": f"2027-03-27 {until}"}]
    times = {"TALK": {"days": ["2027-03-27"], "start": "11:00"}, "WALK": {"windows": window}}
    sessions = [session for session in plain["sessions"] if session["id"] in times]
    plain["sessions"] = [session | {"kind": "youth"} | times[session["id"]] for session in sessions]
    described.write_text(json.dumps(plain), encoding="utf-8")
    wishes.write_text("session,also,people\nTALK,,400\nTALK,WALK,400\n", encoding="utf-8")
    done = hemicycle("solve", described, "--interests", wishes, "--steps", 3, "--workers", 1, "-o", target)
    assert done.returncode == 0, done.stderr
    made = json.loads(target.read_text(encoding="utf-8"))
    assert made["terms"]["wanted_sessions_apart"]["amount"] == amount
    places = {each["session"]: (each["start"], each["end"]) for each in made["placements"]}
    assert (places["TALK"][1] <= places["WALK"][0]) is (amount == 0)


def test_every_row_that_is_not_right_is_told() -> None:
    rows = "session,also,people\nTALC,,3\nTALK,TALK,3\nTALK,WALK,many\n,WALK,1\n"
    with pytest.raises(BadInput) as refused:
        parse_interests(rows.encode(), "w.csv", gardens())
    assert [str(fault).partition(";")[0] for fault in refused.value.faults] == [
        "row 2 › session: there is no session “TALC”",
        "row 3 › also: “TALK” cannot clash with itself",
        "row 4 › people: “many” is no number of people up to 1,000,000",
        "row 5 › session: there is no session “”",
    ]
    with pytest.raises(BadInput) as headless:
        parse_interests(b"TALK,WALK,3\n", "w.csv", gardens())
    assert str(headless.value.faults[0]) == "row 1: the first row names the columns: “session”, “also” and “people”"
