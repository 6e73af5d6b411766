"""The booth plan: what teams do, when and where, with which booths, and who sits in them."""

import datetime as dt
from zoneinfo import ZoneInfo

from scheduler.booth_plan import Assignment, booth_plan
from scheduler.roster.roster import Roster
from tests.scheduler.booths import DAY, NETS, OPENING, conference, roster, timetable

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


def test_sessions_without_a_team_stand_together_by_room_and_are_said_to() -> None:
    plan = booth_plan(conference(), timetable(teams={"FOUR": None, "THREE": "STRANGERS"}))
    assert [each.team for each in plan.assignments] == [None] * 6
    assert plan.without_team == plan.assignments
    assert [[session.id for session in each.sessions] for each in plan.assignments][:2] == [
        ["OPEN", "PL-2"],
        ["NETS"],
    ]
    assert [day for day, _ in plan.days()] == [DAY, DAY + dt.timedelta(days=1)]


def test_interpreters_sit_in_their_booths_and_empty_seats_are_counted() -> None:
    plan = booth_plan(conference(), timetable(), roster())
    opening, nets = plan.assignments[:2]
    assert [[person.id for person in booth.interpreters or ()] for booth in opening.booths] == [
        ["AR-1", "AR-2", "AR-3"],
        [],
        [],
        ["FR-4"],
    ]
    assert [booth.empty for booth in opening.booths] == [0, 2, 2, 1]
    assert [person.id for person in nets.booths[0].interpreters or ()] == ["EN-1", "FR-4"]


def test_without_a_roster_nobody_knows_who_sits_there_and_no_seat_is_empty() -> None:
    booths = [booth for each in booth_plan(conference(), timetable()).assignments for booth in each.booths]
    assert {(booth.interpreters, booth.empty) for booth in booths} == {(None, 0)}
    none = roster().model_copy(update={"why": "No roster was found in the time given."})
    assert booth_plan(conference(), timetable(), none) == booth_plan(conference(), timetable())


def test_what_a_roster_of_another_timetable_does_not_have_is_not_known() -> None:
    assignments = [each for each in roster().assignments if each.id != NETS]
    partial: Roster = roster().model_copy(update={"assignments": tuple(assignments)})
    known = {
        each.id: each.booths[0].interpreters for each in booth_plan(conference(), timetable(), partial).assignments
    }
    assert known[NETS] is None
    assert known[OPENING] is not None


def test_assignments_and_booths_are_those_of_the_roster() -> None:
    others: list[dict[str, str | None] | None] = [None, {"FOUR": None}, {"FOUR": None, "THREE": None}]
    for teams in others:
        plan = timetable(teams=teams)
        made = roster({}, plan=plan)
        assert [
            (each.id, sorted("+".join(sorted(b.languages)) for b in each.booths)) for each in made.assignments
        ] == [
            (each.id, sorted("+".join(sorted(b.languages)) for b in each.booths))
            for each in booth_plan(conference(), plan).assignments
        ]


def test_each_interpreter_has_own_days() -> None:
    duties = booth_plan(conference(), timetable(), roster()).duties()
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


def test_the_same_placements_in_any_order_give_the_same_plan() -> None:
    given = timetable()
    turned = given.model_copy(update={"placements": given.placements[::-1]})
    assert booth_plan(conference(), turned) == booth_plan(conference(), given)
