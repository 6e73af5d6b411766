"""The booth plan: what teams do, when and where, with which booths, and who sits in them."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from scheduler.booth_plan import Assignment, Seats, booth_plan
from scheduler.errors import BadInput
from tests.scheduler.booths import DAY, conference, timetable

TUNIS = ZoneInfo("Africa/Tunis")


def told(assignment: Assignment) -> tuple[str | None, str, str, list[str], list[str]]:
    return (
        assignment.team.id if assignment.team else None,
        f"{assignment.start:%d %H:%M}–{assignment.end:%H:%M}",
        str(assignment.part and assignment.part.inn("en")),
        [session.id for session in assignment.sessions],
        [f"{'+'.join(booth.languages)} {booth.seats}" for booth in assignment.booths],
    )


def test_a_day_is_told_in_the_order_of_time_with_parts_sessions_and_booths() -> None:
    six = ["ar 3", "en 2", "es 2", "fr 2"]
    assert [told(each) for each in booth_plan(conference(), timetable()).assignments] == [
        ("FOUR", "18 09:30–12:15", "Morning", ["OPEN", "PL-2"], six),
        ("THREE", "18 13:30–14:30", "Lunch", ["NETS"], ["en+fr 2"]),
        ("FOUR", "18 14:30–17:30", "Afternoon", ["PL-1", "FISH-2"], six),
        ("THREE", "18 16:00–17:00", "Afternoon", ["COAST-2"], ["en 2", "es 2", "fr 2"]),
        ("FOUR", "19 10:00–12:30", "Morning", ["COAST-1"], ["en 2", "es 2", "fr 2"]),
        ("FOUR", "19 15:00–17:30", "Afternoon", ["FISH-1"], six),
    ]


def test_times_are_the_conference_s_and_rooms_are_named_once() -> None:
    first = booth_plan(conference(), timetable()).assignments[0]
    assert first.start == dt.datetime(2027, 5, 18, 8, 30, tzinfo=dt.UTC)
    assert first.start.tzinfo == TUNIS
    assert [room.inn("fr") for room in first.rooms] == ["Grande salle"]
    assert first.seats == 9


def test_sessions_of_different_languages_share_the_booths_of_all_of_them() -> None:
    places = timetable(PL_2=("en", "fr"))
    first = booth_plan(conference(), places).assignments[0]
    assert [session.languages for session in first.sessions] == [("ar", "en", "es", "fr"), ("en", "fr")]
    assert [booth.languages for booth in first.booths] == [("ar",), ("en",), ("es",), ("fr",)]


def test_each_team_has_its_assignments_and_a_team_without_work_is_there_too() -> None:
    idle = {"id": "IDLE", "name": "Reserve", "languages": ["en", "fr"]}
    plan = booth_plan(conference(idle), timetable())
    assert {team.name: [each.sessions[0].id for each in plan.of_team(team.id)] for team in plan.teams} == {
        "FOUR": ["OPEN", "PL-1", "COAST-1", "FISH-1"],
        "THREE": ["NETS", "COAST-2"],
        "Reserve": [],
    }


def test_sessions_without_a_team_stand_alone_and_are_said_to() -> None:
    plan = booth_plan(conference(), timetable(teams={"FOUR": None, "THREE": "STRANGERS"}))
    assert [each.team for each in plan.assignments] == [None] * 8
    assert plan.without_team == plan.assignments
    assert [[session.id for session in each.sessions] for each in plan.assignments][:2] == [["OPEN"], ["PL-2"]]
    assert [day for day, _ in plan.days()] == [DAY, DAY + dt.timedelta(days=1)]


SEATS: Seats = {
    ("THREE", DAY, "NETS"): {("fr", "en"): ("FR-4", "EN-1")},
    ("FOUR", DAY, "OPEN"): {("fr",): ("FR-4",), ("ar",): ("AR-1", "AR-2", "AR-3")},
}


def test_interpreters_sit_in_their_booths_and_empty_seats_are_counted() -> None:
    plan = booth_plan(conference(), timetable(), SEATS)
    opening, nets = plan.assignments[:2]
    assert [[person.id for person in booth.interpreters] for booth in opening.booths] == [
        ["AR-1", "AR-2", "AR-3"],
        [],
        [],
        ["FR-4"],
    ]
    assert [booth.empty for booth in opening.booths] == [0, 2, 2, 1]
    assert [person.id for person in nets.booths[0].interpreters] == ["FR-4", "EN-1"]


def test_each_interpreter_has_own_days() -> None:
    duties = booth_plan(conference(), timetable(), SEATS).duties()
    assert {
        duty.interpreter.id: [(a.sessions[0].id, booth.languages) for a, booth in duty.work] for duty in duties
    } == {
        "AR-1": [("OPEN", ("ar",))],
        "AR-2": [("OPEN", ("ar",))],
        "AR-3": [("OPEN", ("ar",))],
        "EN-1": [("NETS", ("en", "fr"))],
        "FR-4": [("OPEN", ("fr",)), ("NETS", ("en", "fr"))],
    }
    assert [duty.interpreter.id for duty in duties] == sorted(duty.interpreter.id for duty in duties)


def test_seats_of_another_timetable_are_refused_all_at_once() -> None:
    wrong: Seats = {
        ("FOUR", DAY, "PL-2"): {("ar",): ("AR-1",)},
        ("THREE", DAY, "NETS"): {("es",): ("ES-1",), ("en", "fr"): ("XX-1",)},
    }
    with pytest.raises(BadInput) as error:
        booth_plan(conference(), timetable(), wrong)
    assert [str(fault) for fault in error.value.faults] == [
        "FOUR › 2027-05-18 › PL-2: the timetable has no such assignment; make the roster anew from this timetable",
        "THREE › 2027-05-18 › NETS: there is no booth for es; make the roster anew",
        "THREE › 2027-05-18 › NETS: there is no interpreter “XX-1”",
    ]


def test_the_same_placements_in_any_order_give_the_same_plan() -> None:
    given = timetable()
    turned = given.model_copy(update={"placements": given.placements[::-1]})
    assert booth_plan(conference(), turned) == booth_plan(conference(), given)
