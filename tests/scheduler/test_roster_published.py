"""A roster that is published with its timetable: in the version, in the booth plan, in the workbook."""

import datetime as dt
import io
import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from scheduler.errors import BadInput
from scheduler.formats.conference_file import read_conference
from scheduler.formats.roster_file import read_roster
from scheduler.formats.timetable_file import read_timetable
from scheduler.roster.seating import seats_of
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
    seats = seats_of(version.roster) or {}
    taken = sum(len(people) for booths in seats.values() for people in booths.values())
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
