"""Costs of stretches, where random worlds seldom lead: groups of which nothing is placed."""

from solver.timetable.model import whole_optimum
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
