"""A rotation that is published with its timetable: judged first, kept until another takes its place."""

import datetime as dt
from pathlib import Path

import pytest

from scheduler.errors import BadInput
from scheduler.formats.rotation_file import write_rotation
from scheduler.formats.timetable_file import write_timetable
from scheduler.publishing import publish, revert
from scheduler.rotation.published import Rotations
from scheduler.rotation.rotation import Rotation
from scheduler.storage import Store
from tests.conftest import Command
from tests.scheduler import rotations
from tests.scheduler.shore import NOW, conference, moving, timetable, without

LATER = NOW + dt.timedelta(days=1)
SHORE = conference()


def seats(rotation: Rotation, session: str) -> tuple[str, ...]:
    return next(g.people for r in rotation.rounds for g in r.groups if g.session == session)


async def test_a_version_keeps_its_rotation_and_the_next_one_too_until_another_comes(database: str) -> None:
    made = rotations.rotation()
    first = await publish(database, SHORE, timetable(), NOW, rotations=Rotations((made,)))
    second = await publish(database, SHORE, timetable(), LATER)
    changed = Rotations((moving(made, "BEN", "KELP-2", "TIDES-2"),))
    other = await publish(database, SHORE, timetable(), LATER, rotations=changed)
    none = await publish(database, SHORE, timetable(), LATER, rotations=Rotations(keep=False))
    back = await revert(database, "shore", 2, LATER)
    versions = (first, second, other, none, back)
    found = [[seats(rotation, "TIDES-2") for rotation in each.rotations] for each in versions]
    assert found == [[("ANA", "FAISAL")], [("ANA", "FAISAL")], [("ANA", "BEN", "FAISAL")], [], [("ANA", "FAISAL")]]


async def test_times_and_rooms_are_those_of_the_timetable(database: str) -> None:
    hours = (("10:00", "10:50"), ("11:15", "12:05"))
    moved = timetable({"TIDES-2": "ROCK", "KELP-2": "SAND"}, hours)
    sessions = [{k: v for k, v in s.items() if k != "room"} for s in rotations.plain()["sessions"]]
    changed = conference(sessions=sessions)
    [kept] = (await publish(database, changed, moved, NOW, rotations=Rotations((rotations.rotation(),)))).rotations
    assert {group.session: group.room for group in kept.rounds[1].groups} == {"TIDES-2": "ROCK", "KELP-2": "SAND"}
    assert kept.rounds[1].start == dt.datetime(2027, 5, 18, 7, 15, tzinfo=dt.UTC)


async def test_a_rotation_that_does_not_fit_is_refused_and_nothing_is_kept(database: str) -> None:
    made = rotations.rotation()
    with pytest.raises(BadInput) as stranger:
        await publish(database, without(SHORE, "FAISAL"), timetable(), NOW, rotations=Rotations((made,)))
    told = [fault.what.partition(";")[0] for fault in stranger.value.faults]
    assert told == ["there is no participant “FAISAL”"] * 2
    with pytest.raises(BadInput) as twice:
        await publish(database, SHORE, timetable(), NOW, rotations=Rotations((made, made)))
    assert [fault.what for fault in twice.value.faults] == ["there are two of “coast”; give one"]
    with pytest.raises(BadInput) as broken:
        crowd = moving(moving(made, "BEN", "KELP-2", "TIDES-2"), "CHEN", "KELP-2", "TIDES-2")
        await publish(
            database, SHORE, timetable(), NOW, rotations=Rotations((moving(crowd, "EVE", "KELP-2", "TIDES-2"),))
        )
    assert "group_size" in str(broken.value.faults[0])
    async with Store(database) as store:
        assert await store.conferences() == []


async def test_a_rotation_that_no_longer_fits_is_not_kept_in_silence(database: str) -> None:
    await publish(database, SHORE, timetable(), NOW, rotations=Rotations((rotations.rotation(),)))
    with pytest.raises(BadInput) as refused:
        await publish(database, without(SHORE, "FAISAL"), timetable(), LATER)
    assert "--no-rotation" in str(refused.value)
    async with Store(database) as store:
        assert (await store.current("shore")).number == 1


def test_the_command_publishes_a_rotation(hemicycle: Command, tmp_path: Path) -> None:
    described, plan, made = (tmp_path / name for name in ("c.json", "t.json", "r.json"))
    described.write_text(SHORE.model_dump_json(), encoding="utf-8")
    plan.write_text(write_timetable(timetable()), encoding="utf-8")
    made.write_text(write_rotation(rotations.rotation()), encoding="utf-8")
    done = hemicycle("publish", described, plan, "--rotation", made, "--rotation", made, "--data", tmp_path)
    assert (done.returncode, "there are two of “coast”" in done.stderr) == (2, True)
    done = hemicycle("publish", described, plan, "--rotation", made, "--data", tmp_path)
    assert (done.returncode, done.stdout) == (0, "shore: version 1 is published, 4 sessions.\n"), done.stderr
