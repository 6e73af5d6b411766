"""What a roster costs, by person."""

from scheduler.roster import back
from scheduler.roster.costs import Sum, costs
from scheduler.roster.roster import Roster
from scheduler.roster.there import problem
from scheduler.timetable import Placement
from solver.result import Limits
from solver.roster.search import solve
from solver.stop import Stop
from tests.scheduler.rosters import conference, placed, timetable


def staffed(*placements: Placement, more: str = "") -> Roster:
    plan = timetable(*placements)
    asked = problem(conference(more), plan)
    return back.roster(
        conference(more), plan, asked, solve(asked, Limits(seconds=60), lambda event: None, Stop(), lambda: 0.0)
    )


def seated(roster: Roster, **people: str) -> Roster:
    """The same roster with people in its booths, by language."""
    assignments = []
    for each in roster.assignments:
        names = {booth: people.get("_".join(booth.languages), "").split() for booth in each.booths}
        booths = tuple(booth.model_copy(update={"interpreters": tuple(names[booth])}) for booth in each.booths)
        assignments.append(each.model_copy(update={"booths": booths}))
    return roster.model_copy(update={"assignments": tuple(assignments)})


def test_a_day_is_paid_once_whatever_somebody_does_on_it() -> None:
    both = staffed(placed("A", "2027-03-29 09:30", 90), placed("B", "2027-03-29 14:30", 90))
    paid = costs(conference(), seated(both, ar="AR-1 AR-2", en="EN-1"))
    assert paid.currency == "CHF"
    assert paid.total == Sum(days=3, money=600 + 400 + 600)
    assert paid.by_interpreter == {"AR-1": Sum(1, 600), "AR-2": Sum(1, 400), "EN-1": Sum(1, 600)}


def test_two_days_are_paid_twice() -> None:
    both = staffed(placed("A", "2027-03-28 09:30", 90), placed("B", "2027-03-29 09:30", 90))
    paid = costs(conference(), seated(both, fr="FR-1"))
    assert paid.by_interpreter == {"FR-1": Sum(2, 800)}
    assert paid.total == Sum(2, 800)


def test_a_restricted_team_is_paid_more_from_the_ninety_first_minute_on() -> None:
    usual = staffed(placed("A", "2027-03-29 09:30", 90, "en fr"))
    longer = staffed(placed("A", "2027-03-29 09:30", 91, "en fr"))
    assert costs(conference(), seated(usual, en_fr="EN-1 FR-1")).total == Sum(2, 600 + 400)
    assert costs(conference(), seated(longer, en_fr="EN-1 FR-1")).total == Sum(2, 960 + 640)


def test_sessions_of_a_restricted_team_are_not_added_up() -> None:
    both = (placed("A", "2027-03-29 09:30", 50, "en fr"), placed("B", "2027-03-29 10:30", 50, "en fr"))
    assert costs(conference(), seated(staffed(*both), en_fr="EN-1 FR-1")).total == Sum(2, 600 + 400)


def test_what_a_restricted_team_costs_can_be_set_with_the_rule() -> None:
    more = "  rules: {interpreter_days: {restricted_after: 120}}\n"
    longer = staffed(placed("A", "2027-03-29 09:30", 91, "en fr"), more=more)
    assert costs(conference(more), seated(longer, en_fr="EN-1 FR-1")).total == Sum(2, 1000)


def test_the_sum_is_what_the_solver_has_counted() -> None:
    roster = staffed(
        placed("A", "2027-03-28 09:30", 90, "en fr"),
        placed("B", "2027-03-28 14:30", 120, "en fr"),
        placed("C", "2027-03-29 09:30", 60, "ar en fr"),
    )
    assert costs(conference(), roster).total.money == roster.terms["interpreter_days"].amount > 0


def test_whom_the_conference_does_not_know_is_not_paid() -> None:
    one = staffed(placed("A", "2027-03-29 09:30", 90))
    assert costs(conference(), seated(one, en="NOBODY EN-1")).total == Sum(1, 600)
