"""Attendance: what was seen at the doors, and what the next rotation makes of it."""

import json
from pathlib import Path
from typing import Any

import pytest

from scheduler.attendance import Arrival, Attendance
from scheduler.attendance.applying import as_held, with_attendance
from scheduler.attendance.telling import told_attendance, without_facilitator
from scheduler.conference import Conference
from scheduler.conference.breakouts import Breakout, Participant
from scheduler.errors import BadInput
from scheduler.formats.attendance_file import parse_attendance, write_attendance
from scheduler.rotation.rotation import Rotation
from tests.scheduler.breakouts import text
from tests.scheduler.rotations import conference, plain, rotation
from tests.scheduler.test_rotate_command import SHORT, TWELVE, rotate, written
from tests.scheduler.test_rotate_command import plain as read
from tests.scheduler.test_rotate_command import said as said_by_rotate

LEADS = [
    {"person": "ANA", "theme": "TIDES"},
    {"person": "DINA", "theme": "KELP"},
    {"person": "EVE", "theme": "KELP", "rounds": [1], "role": "rapporteur"},
]


def shore() -> Conference:
    """The conference of the rotation, with its leads."""
    [block] = plain()["breakouts"]
    return conference(breakouts=[block | {"leads": LEADS}])


def seen(*marks: tuple[Any, ...], late: dict[str, int] | None = None, **fields: Any) -> Attendance:
    told = [dict(zip(("person", "round", "state", "session"), mark, strict=False)) for mark in marks]
    arrivals = tuple(Arrival(participant=Participant(id=name), round=first) for name, first in (late or {}).items())
    said = {"conference": "shore", "breakout": "coast", "marks": told, "arrivals": arrivals}
    return Attendance.model_validate(said | fields)


def applied(found: Attendance) -> Breakout:
    known = shore()
    return with_attendance(known, known.breakouts[0], found, "a.json").breakouts[0]


def faults(found: Attendance) -> list[str]:
    with pytest.raises(BadInput) as raised:
        applied(found)
    return list(map(str, raised.value.faults))


def people(of: Rotation) -> dict[str, tuple[str, ...]]:
    return {group.session: group.people for each in of.rounds for group in each.groups}


def test_who_is_missing_misses_a_round_and_who_left_all_that_follow() -> None:
    found = seen(("BEN", 2, "missing"), ("CHEN", 1, "left"), ("EVE", 1, "came"), ("FAISAL", 1, "left"))
    back_again = seen(*((m.person, m.round, m.state) for m in found.marks), ("FAISAL", 2, "came"))
    absent = {person.id: person.absent for person in applied(back_again).participants if person.absent}
    assert absent == {"BEN": (2,), "CHEN": (1, 2), "FAISAL": (1,)}
    assert {p.id: p.absent for p in applied(found).participants}["FAISAL"] == (1, 2)


def test_who_comes_late_takes_part_from_then_on_and_is_not_added_twice() -> None:
    block = applied(seen(late={"GUS": 2, "BEN": 2}))
    assert [(p.id, p.absent) for p in block.participants if p.id in ("GUS", "BEN")] == [
        ("BEN", (2 - 1,)),
        ("GUS", (1,)),
    ]


def test_who_is_not_there_does_not_lead() -> None:
    left = applied(seen(("ANA", 2, "left"), ("EVE", 1, "missing")))
    assert [(lead.person, lead.rounds) for lead in left.leads] == [("ANA", (1,)), ("DINA", None)]
    lines = without_facilitator(shore().model_copy(update={"breakouts": (left,)}), left, past=1)
    assert list(lines) == ["nobody facilitates TIDES-2 in round 2; name somebody under leads"]


def test_a_round_that_is_over_is_kept_as_it_took_place() -> None:
    found = seen(("BEN", 1, "missing"), ("CHEN", 1, "came", "KELP-1"), ("DINA", 1, "left"), ("EVE", 2, "missing"))
    held = as_held(rotation(), found, past=1)
    assert people(held) == {
        "TIDES-1": ("ANA",),
        "KELP-1": ("CHEN", "EVE", "FAISAL"),
        "TIDES-2": ("ANA", "FAISAL"),
        "KELP-2": ("BEN", "CHEN", "DINA", "EVE"),
    }
    kelp = held.rounds[0].groups[1]
    assert (kelp.facilitators, [(lead.person, lead.role) for lead in kelp.leads]) == ((), [("EVE", "rapporteur")])
    assert kelp.participants == ("CHEN", "FAISAL")


def test_nothing_seen_leaves_a_rotation_and_a_breakout_as_they_are() -> None:
    assert as_held(rotation(), seen(), past=2) == rotation()
    assert applied(seen()) == shore().breakouts[0]


def test_marks_of_people_rounds_and_groups_that_there_are_not_are_told_all_at_once() -> None:
    assert faults(seen(("BENN", 1, "came"), ("BEN", 3, "missing"), ("CHEN", 1, "came", "KELP-2"))) == [
        "marks[0] BENN › person: there is no participant “BENN”; did you mean “BEN”?",
        "marks[1] BEN › round: there is no round 3; there are 2",
        "marks[2] CHEN › session: there is no group session “KELP-2”; did you mean “KELP-1”?",
    ]
    assert faults(seen(breakout="dunes")) == ["breakout: it is of “dunes” of “shore”, not of “coast” of “shore”"]
    stranger = Participant(id="GUS", region="ATL")
    [fault] = faults(seen(arrivals=(Arrival(participant=stranger, round=1),)))
    assert "GUS" in fault and "ATL" in fault


def test_a_file_is_read_as_it_was_written_and_told_with_its_lines() -> None:
    found = seen(("BEN", 1, "missing"), ("CHEN", 1, "came", "KELP-1"), late={"GUS": 2})
    assert parse_attendance(write_attendance(found).encode(), "a.json") == found
    twice = json.dumps(
        json.loads(write_attendance(found)) | {"arrivals": [], "marks": [m.model_dump() for m in found.marks] * 2}
    )
    with pytest.raises(BadInput) as raised:
        parse_attendance(twice.encode(), "a.json")
    assert [fault.what for fault in raised.value.faults] == [
        "“BEN” is marked twice in round 1; leave one out",
        "“CHEN” is marked twice in round 1; leave one out",
    ]


def test_attendance_is_told_round_by_round() -> None:
    found = seen(("BEN", 1, "missing"), ("CHEN", 1, "came", "TIDES-1"), ("EVE", 2, "left"), late={"GUS": 2})
    assert list(told_attendance(found, rotation())) == [
        "round 1: 1 person came, 4 not marked",
        "  missing: BEN",
        "round 2: 0 people came, 5 not marked",
        "  left: EVE",
        "late, from round 2: GUS",
    ]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Twelve people, of whom P1 leads the group on air in both rounds, and their rotation."""
    found = tmp_path_factory.mktemp("attendance")
    known = written(found, text("leads: [{person: P1, theme: air}, {person: P2, theme: bees}]", TWELVE))
    assert rotate(known, *SHORT, "-o", found / "r.json").return_value == 0
    return found


def test_after_a_round_the_rest_is_formed_of_those_who_are_there(folder: Path) -> None:
    first = {g["session"]: g["participants"] for g in read(folder / "r.json")["rounds"][0]["groups"]}
    missing = first["A1"][0]
    found = seen((missing, 1, "missing"), ("P1", 2, "left"), late={"NEW": 2}, conference="sound", breakout="talk")
    written(folder, write_attendance(found), "a.json")
    options = ("--from", folder / "r.json", "--over", 1, "--attendance", folder / "a.json")
    done = rotate(folder / "c.yaml", *SHORT, *options, "-o", folder / "2.json")
    assert done.return_value == 0, done.stderr
    before, after = (
        [{g["session"]: g for g in each["groups"]} for each in read(folder / name)["rounds"]]
        for name in ("r.json", "2.json")
    )
    for session, group in after[0].items():
        assert group["participants"] == [name for name in before[0][session]["participants"] if name != missing]
        assert group["leads"] == before[0][session]["leads"]
    ahead = {name for group in after[1].values() for name in (*group["participants"], *group["facilitators"])}
    assert ahead == {"NEW", *(f"P{number}" for number in range(2, 13))}
    assert "nobody facilitates A2 in round 2; name somebody under leads" in done.stderr.splitlines()
    changes = {
        (c["person"], c["round"], c["before"] is None, c["after"] is None) for c in read(folder / "2.json")["changes"]
    }
    assert {("NEW", 2, True, False), ("P1", 2, False, True)} <= changes


def test_attendance_of_another_breakout_is_refused(folder: Path) -> None:
    written(folder, write_attendance(seen()), "other.json")
    assert said_by_rotate(folder / "c.yaml", *SHORT, "--attendance", folder / "other.json") == [
        f"{folder / 'other.json'}: 1 error",
        "breakout: it is of “coast” of “shore”, not of “talk” of “sound”",
    ]
