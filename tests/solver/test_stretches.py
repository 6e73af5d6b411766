"""Costs of stretches, where random worlds seldom lead: nothing is placed, or very much is."""

from solver.check import check
from solver.timetable.model import whole_optimum
from solver.timetable.plan import Placement, Plan
from solver.timetable.problem import Problem
from solver.timetable.rules.group_wishes import GroupWishes


def test_a_group_that_is_left_out_lacks_no_days() -> None:
    problem = Problem.model_validate(
        {
            "days": [{"id": "mon", "kind": "work", "start": 0, "end": 60}],
            "sessions": [{"id": name, "kind": "workshop", "duration": 30, "needs_room": False} for name in "ab"],
            "groups": [{"id": "g", "rule": "enough-days", "limit": 2, "sessions": ["a", "b"], "weight": 5}],
        }
    )
    assert whole_optimum(problem, [GroupWishes()]) == ("OPTIMAL", 0)


def test_a_long_day_with_many_ways_to_count_a_row_is_judged() -> None:
    """Each of sixty sessions may follow each earlier one: more rows than anybody could go through."""
    names = [f"s{number:02}" for number in range(60)]
    problem = Problem.model_validate(
        {
            "days": [{"id": "mon", "kind": "work", "start": 0, "end": 900}],
            "sessions": [{"id": name, "kind": "workshop", "duration": 15, "needs_room": False} for name in names],
            "interests": [{"sessions": names}],
            "rules": {"few_sessions_in_a_row": {"enabled": True, "gap": 900}},
        }
    )
    plan = Plan(placements={name: Placement(start=15 * at) for at, name in enumerate(names)})
    told = [each.amount for each in check(problem, plan).violations if each.rule == "few_sessions_in_a_row"]
    assert told == [58]
