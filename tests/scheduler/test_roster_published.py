"""A roster that is published with its timetable: in the version, in the booth plan, in the workbook."""

import datetime as dt
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from scheduler.booth_plan import booth_plan
from scheduler.errors import BadInput
from scheduler.formats.conference_file import read_conference
from scheduler.formats.roster_file import read_roster
from scheduler.formats.timetable_file import read_timetable
from scheduler.roster.planning import expect_sound
from scheduler.storage import Store
from scheduler.storage.engine import database_url
from tests.conftest import FIXTURES, Command

BOOTHS = FIXTURES / "booths.yaml"
NOW = dt.datetime(2027, 5, 1, 12, 0, tzinfo=dt.UTC)


@pytest.fixture(scope="module")
def made(hemicycle: Command, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The example's timetable, and its roster."""
    folder = tmp_path_factory.mktemp("booths")
    timetable, roster = folder / "t.json", folder / "r.json"
    assert hemicycle("solve", BOOTHS, "--seconds", 60, "--workers", 1, "-o", timetable).returncode == 0
    done = hemicycle("roster", BOOTHS, timetable, "--workers", 1, "-o", roster)
    assert done.returncode == 0, done.stderr
    return timetable, roster


async def test_a_version_keeps_the_roster_that_it_was_published_with(made: tuple[Path, Path], tmp_path: Path) -> None:
    conference, timetable, roster = read_conference(BOOTHS), read_timetable(made[0]), read_roster(made[1])
    async with Store(database_url(tmp_path)) as store:
        await store.publish(conference, timetable, NOW, "", roster)
    async with Store(database_url(tmp_path)) as store:
        version = await store.current("booths")
        await store.publish(conference, timetable, NOW)
        assert (await store.current("booths")).roster is None
    assert version.roster == roster
    shown = booth_plan(conference, timetable, version.roster).assignments
    taken = sum(len(booth.interpreters or ()) for each in shown for booth in each.booths)
    assert taken == sum(len(booth.interpreters) for each in roster.assignments for booth in each.booths) > 30


async def test_a_roster_of_another_timetable_is_refused_and_nothing_is_kept(
    made: tuple[Path, Path], tmp_path: Path
) -> None:
    conference, timetable, roster = read_conference(BOOTHS), read_timetable(made[0]), read_roster(made[1])
    moved = timetable.placements[0].model_copy(update={"room": "DOCK"})
    other = timetable.model_copy(update={"placements": (moved, *timetable.placements[1:])})
    async with Store(database_url(tmp_path)) as store:
        with pytest.raises(BadInput) as refused:
            await store.publish(conference, other, NOW, "", roster)
        [fault] = refused.value.faults
        assert moved.session in fault.path
        assert "make the roster anew" in fault.what
        assert await store.conferences() == []


def test_the_workbook_names_the_interpreters(hemicycle: Command, made: tuple[Path, Path], tmp_path: Path) -> None:
    target = tmp_path / "booths.xlsx"
    done = hemicycle("export", BOOTHS, made[0], "--roster", made[1], "--format", "booths-xlsx", "-o", target)
    assert done.returncode == 0, done.stderr
    book = load_workbook(io.BytesIO(target.read_bytes()), read_only=True)
    named = {row[0] for row in book["Interpreters"].iter_rows(min_row=2, values_only=True)}
    seated = json.loads(made[1].read_text(encoding="utf-8"))["assignments"]
    assert named == {person for each in seated for booth in each["booths"] for person in booth["interpreters"]}


def test_publish_refuses_a_roster_of_people_who_are_not_there(
    hemicycle: Command, made: tuple[Path, Path], tmp_path: Path
) -> None:
    text = made[1].read_text(encoding="utf-8").replace('"AR-1"', '"NOBODY"')
    roster = tmp_path / "r.json"
    roster.write_text(text, encoding="utf-8")
    done = hemicycle("publish", BOOTHS, made[0], "--roster", roster, "--data", tmp_path / "data")
    assert done.returncode == 2
    assert "there is no interpreter “NOBODY”" in done.stderr


Plain = dict[str, Any]


def _everywhere(roster: Plain) -> None:
    """Put one person into every booth, alone."""
    for booth in (booth for each in roster["assignments"] for booth in each["booths"]):
        booth["interpreters"] = ["AR-1"]


def _none(roster: Plain) -> None:
    roster["why"] = "No roster was found in the time given."


def _without_an_assignment(roster: Plain) -> None:
    roster["assignments"].pop()


def _with_another(roster: Plain) -> None:
    roster["assignments"][0]["id"] = "2027-05-18 AM team FIVE"


def _with_fewer_seats(roster: Plain) -> None:
    roster["assignments"][0]["booths"][0]["seats"] = 1


@pytest.mark.parametrize(
    ("spoil", "what"),
    [
        (_everywhere, "nobody_alone_for_long: AR-1 is alone in the "),
        (_everywhere, "works_into_booth_language: AR-1 sits in the es booth"),
        (_none, "why: nobody is seated: No roster was found in the time given."),
        (_without_an_assignment, "the roster does not have this assignment; make the roster anew"),
        (_with_another, "assignments 2027-05-18 AM team FIVE: the timetable has no such assignment; make the roster"),
        (_with_fewer_seats, "it has 1 seats for ar, and 3 are needed; make the roster anew from this timetable"),
    ],
)
def test_publish_refuses_a_roster_that_cannot_be_kept(
    hemicycle: Command, made: tuple[Path, Path], tmp_path: Path, spoil: Callable[[Plain], None], what: str
) -> None:
    content = json.loads(made[1].read_text(encoding="utf-8"))
    spoil(content)
    roster, data = tmp_path / "r.json", tmp_path / "data"
    roster.write_text(json.dumps(content), encoding="utf-8")
    done = hemicycle("publish", BOOTHS, made[0], "--roster", roster, "--data", data)
    assert done.returncode == 2
    assert what in done.stderr
    assert hemicycle("publish", BOOTHS, made[0], "--roster", made[1], "--data", data).returncode == 0


def test_what_is_over_is_not_judged_when_a_roster_is_published(made: tuple[Path, Path]) -> None:
    conference, timetable, roster = read_conference(BOOTHS), read_timetable(made[0]), read_roster(made[1])
    first = roster.assignments[0]
    [booth, *others] = first.booths
    alone = booth.model_copy(update={"interpreters": booth.interpreters[:1]})
    then = first.model_copy(update={"booths": (alone, *others)})
    past = roster.model_copy(update={"assignments": (then, *roster.assignments[1:])})
    with pytest.raises(BadInput) as refused:
        expect_sound(conference, timetable, past, first.start)
    assert [fault.what.partition(":")[0] for fault in refused.value.faults] == ["nobody_alone_for_long"]
    expect_sound(conference, timetable, past, first.start + dt.timedelta(minutes=1))


def test_a_conference_without_teams_is_staffed_published_and_written(hemicycle: Command, tmp_path: Path) -> None:
    plain = read_conference(BOOTHS).model_dump(mode="json", exclude_unset=True)
    del plain["interpretation"]["teams"]
    described, timetable, roster = (tmp_path / name for name in ("c.json", "t.json", "r.json"))
    described.write_text(json.dumps(plain), encoding="utf-8")
    assert hemicycle("solve", described, "--steps", 3, "--workers", 1, "-o", timetable).returncode == 0
    done = hemicycle("roster", described, timetable, "--workers", 1, "-o", roster)
    assert done.returncode == 1, "no limit of teams has kept sessions apart, so that people are wanted twice at once"
    done = hemicycle("publish", described, timetable, "--roster", roster, "--data", tmp_path / "data")
    assert done.returncode == 0, done.stderr
    target = tmp_path / "booths.xlsx"
    done = hemicycle("export", described, timetable, "--roster", roster, "--format", "booths-xlsx", "-o", target)
    assert done.returncode == 0, done.stderr
    assert "Interpreters" in load_workbook(io.BytesIO(target.read_bytes()), read_only=True).sheetnames
