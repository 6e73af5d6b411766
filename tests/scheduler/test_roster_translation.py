"""From a conference and its timetable to the roster's problem: assignments, booths, people, what is earlier."""

import datetime as dt
from typing import Any

from scheduler.conference import Conference
from scheduler.roster import back
from scheduler.roster.grouping import Group, groups
from scheduler.roster.there import problem
from scheduler.timetable import Placement
from scheduler.translation.clock import ConferenceClock
from solver.result import Limits
from solver.roster.problem import Problem
from solver.roster.search import solve
from solver.roster.values import Held
from solver.stop import Stop
from solver.values import Span
from tests.scheduler.rosters import conference, placed, timetable

DAY = "2027-03-29"
MORNING, LATE = f"{DAY} 09:30", f"{DAY} 11:15"


def grouped(*placements: Placement, more: str = "") -> list[Group]:
    return groups(conference(more), timetable(*placements))


def told(found: list[Group]) -> list[tuple[str, list[str]]]:
    return [(group.id, [placement.session for placement in group.sessions]) for group in found]


def test_sessions_of_a_team_in_a_part_of_a_day_are_one_assignment() -> None:
    found = grouped(
        placed("A", MORNING, 90, team="HERE"),
        placed("B", LATE, 60, team="HERE", room="BLUE"),
        placed("C", f"{DAY} 14:30", 60, team="HERE"),
        placed("D", LATE, 60, team="AFAR"),
    )
    assert told(found) == [
        (f"{DAY} AM team HERE", ["A", "B"]),
        (f"{DAY} AM team AFAR", ["D"]),
        (f"{DAY} PM team HERE", ["C"]),
    ]


def test_without_teams_the_room_takes_their_place_and_without_a_room_the_session() -> None:
    found = grouped(placed("A", MORNING, 60), placed("B", LATE, 60), placed("C", MORNING, 60, room=None))
    assert told(found) == [(f"{DAY} AM room RED", ["A", "B"]), (f"{DAY} AM session C", ["C"])]


def test_what_is_not_interpreted_is_no_assignment() -> None:
    assert grouped(placed("A", MORNING, 60, ""), placed("B", LATE, 60, "en")) == []


def test_a_session_before_the_first_part_of_a_day_counts_into_it() -> None:
    early, later = placed("A", f"{DAY} 08:00", 60, team="HERE"), placed("B", MORNING, 60, team="HERE")
    assert told(grouped(early, later)) == [(f"{DAY} AM team HERE", ["A", "B"])]
    alone = (placed("A", f"{DAY} 08:00", 60), placed("B", MORNING, 60))
    assert told(grouped(*alone)) == [(f"{DAY} AM room RED", ["A", "B"])]


def test_a_team_and_a_room_of_one_name_are_two() -> None:
    plain = conference().model_dump(mode="json", exclude_unset=True)
    plain["interpretation"]["teams"][0]["id"] = "RED"
    both = timetable(placed("A", MORNING, 60, team="RED", room="BLUE"), placed("B", MORNING, 60, room="RED"))
    found = groups(Conference.model_validate(plain), both)
    assert told(found) == [(f"{DAY} AM room RED", ["B"]), (f"{DAY} AM team RED", ["A"])]


def test_a_team_s_assignment_is_not_split_and_seats_that_nobody_may_take_stay_empty() -> None:
    longer = (
        placed("A", f"{DAY} 14:30", 90, team="HERE"),
        placed("B", f"{DAY} 16:30", 61, team="HERE"),
    )
    assert told(grouped(*longer)) == [(f"{DAY} PM team HERE", ["A", "B"])]
    plan = timetable(*longer)
    asked = problem(conference(), plan)
    result = solve(asked, Limits(seconds=60), lambda event: None, Stop(), lambda: 0.0)
    made = back.roster(conference(), plan, asked, result)
    french = next(each for each in made.uncovered if each.languages == ("fr",))
    assert (french.seats, made.proof.status) == (2, "OPTIMAL")
    assert "FR-1 and FR-2 may not work that long" in french.why


def test_a_group_that_is_too_long_is_split_where_three_hours_are_over() -> None:
    exact = (placed("A", MORNING, 90), placed("B", f"{DAY} 11:30", 60))
    assert told(grouped(*exact)) == [(f"{DAY} AM room RED", ["A", "B"])]
    longer = (placed("A", f"{DAY} 14:30", 90), placed("B", f"{DAY} 16:30", 61), placed("C", f"{DAY} 17:31", 10))
    assert told(grouped(*longer)) == [(f"{DAY} PM room RED", ["A"]), (f"{DAY} PM room RED 2", ["B", "C"])]
    for setting in ("on_site: 240", "enabled: false"):
        allowed = f"  rules: {{length_of_assignment: {{{setting}}}}}\n"
        assert told(grouped(*longer, more=allowed)) == [(f"{DAY} PM room RED", ["A", "B", "C"])]


def test_from_afar_two_hours_are_the_limit() -> None:
    both = (placed("A", f"{DAY} 14:30", 60, room="ZOOM"), placed("B", f"{DAY} 15:31", 60, room="ZOOM"))
    assert told(grouped(*both)) == [(f"{DAY} PM room ZOOM", ["A"]), (f"{DAY} PM room ZOOM 2", ["B"])]
    assert [group.remote for group in grouped(*both)] == [True, True]
    assert [group.remote for group in grouped(placed("A", MORNING, 60, team="AFAR"))] == [True]
    assert [group.remote for group in grouped(placed("A", MORNING, 60, team="HERE", room="ZOOM"))] == [False]


def test_three_hours_are_three_hours_when_the_clocks_go_forward() -> None:
    night = (placed("A", "2027-03-28 01:00", 60), placed("B", "2027-03-28 03:00", 120))
    assert told(grouped(*night)) == [("2027-03-28 AM room RED", ["A", "B"])]


def made(*placements: Placement, **options: Any) -> Problem:
    return problem(conference(), timetable(*placements), **options)


def test_booths_come_from_the_languages_of_all_sessions_of_an_assignment() -> None:
    both = made(placed("A", MORNING, 60, "en fr"), placed("B", LATE, 60, "ar en")).assignments[0]
    assert [(b.languages, b.seats, b.both_ways) for b in both.booths] == [
        (("ar",), 3, True),
        (("en",), 2, False),
        (("fr",), 2, False),
    ]
    shared = made(placed("A", MORNING, 60, "fr en")).assignments[0]
    assert [(b.languages, b.seats) for b in shared.booths] == [(("en", "fr"), 2)]


def test_minutes_count_from_the_first_midnight_and_days_by_the_calendar() -> None:
    found = made(placed("A", MORNING, 90))
    assignment, clock = found.assignments[0], ConferenceClock(conference())
    assert assignment.start == clock.minutes_of(MORNING) == 23 * 60 + 9 * 60 + 30
    assert assignment.end - assignment.start == 90
    assert [day.number for day in found.days] == [dt.date(2027, 3, 28).toordinal(), dt.date(2027, 3, 29).toordinal()]


def test_people_have_their_languages_rates_and_stays() -> None:
    people = made(placed("A", MORNING, 90)).interpreter
    assert (people["AR-2"].booth, people["AR-2"].rate) == ("ar", 400)
    assert (people["EN-2"].remote, people["EN-1"].rate) == (True, 600)
    assert people["AR-3"].available == (Span(start=7 * 60, end=17 * 60),)  # an hour is missing on that day
    assert people["AR-1"].available is None


def test_who_is_there_until_ten_and_from_ten_on_is_there_all_morning() -> None:
    plain = conference().model_dump(mode="json", exclude_unset=True)
    parts = [("10:00", "12:00"), ("00:00", "10:00"), ("14:00", "16:00")]
    spans = [{"start": f"{DAY} {start}", "end": f"{DAY} {end}"} for start, end in parts]
    plain["interpretation"]["interpreters"][0]["available"] = spans
    found = problem(Conference.model_validate(plain), timetable(placed("A", MORNING, 90))).interpreter["AR-1"]
    day = 23 * 60
    assert found.available == (Span(start=day, end=day + 12 * 60), Span(start=day + 14 * 60, end=day + 16 * 60))


def test_who_is_away_on_a_day_is_there_on_the_others_and_until_what_has_begun() -> None:
    away = {"AR-1": frozenset({dt.date(2027, 3, 29)}), "AR-3": frozenset({dt.date(2027, 3, 28)})}
    people = made(placed("A", MORNING, 90), absences=away).interpreter
    before, after = people["AR-1"].available or ()
    assert before.start <= 0
    assert (before.end, after.start) == (23 * 60, 47 * 60)
    assert people["AR-3"].available == ()
    noon = dt.datetime.fromisoformat(f"{DAY} 12:00").replace(tzinfo=conference().zone)
    late = made(placed("A", MORNING, 90), absences=away, frozen_until=noon)
    before, after = late.interpreter["AR-1"].available or ()
    assert (before.end, after.start) == (23 * 60 + 12 * 60, 47 * 60)
    assert late.frozen_until == 23 * 60 + 12 * 60


def test_a_restricted_team_is_paid_by_the_rates_unless_the_rule_says_otherwise() -> None:
    assert made().rules["interpreter_days"] == {"restricted_after": 90, "restricted_percent": 160}
    more = "  rules: {interpreter_days: {restricted_percent: 200}}\n"
    settings = problem(conference(more), timetable()).rules["interpreter_days"]
    assert settings == {"restricted_after": 90, "restricted_percent": 200}


def test_a_roster_there_and_back_is_what_was_published() -> None:
    plan = timetable(placed("A", MORNING, 90))
    asked = problem(conference(), plan)
    result = solve(asked, Limits(seconds=60), lambda event: None, Stop(), lambda: 0.0)
    made = back.roster(conference(), plan, asked, result)
    assert back.plan(made).dump() == result.plan
    assert set(problem(conference(), plan, made).published) == {
        Held(assignment=f"{DAY} AM room RED", booth=booth, interpreters=frozenset(people))
        for booth, people in (result.plan or {})[f"{DAY} AM room RED"].items()
    }


def test_every_empty_seat_is_said_with_the_day_and_the_reason() -> None:
    plan = timetable(placed("A", MORNING, 90))
    asked = problem(conference(), plan)
    result = solve(asked, Limits(seconds=60), lambda event: None, Stop(), lambda: 0.0)
    made = back.roster(conference(), plan, asked, result)
    when = "stay empty on 29 March 2027, morning"
    english = "AR-1 sits in another booth then; AR-3 is away; EN-1 would be alone; EN-2 works from afar"
    assert [(each.languages, each.seats, each.why) for each in made.uncovered] == [
        (("ar",), 1, f"seats for Arabic {when}: AR-3 is away"),
        (("en",), 2, f"seats for English {when}: {english}"),
    ]
