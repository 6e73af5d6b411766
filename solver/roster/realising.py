"""From how many of a crowd do what to who does it: a small exact model for each crowd."""

from solver.roster.crowds import Crowd
from solver.roster.decisions import Decisions
from solver.roster.demands import AtMostSitting, EmptySeatCost, NobodyOr, UnreachedCost
from solver.roster.posting import post
from solver.roster.shifts import Shifts
from solver.roster.variables import Counts, Variables

OF_BOOTHS = (AtMostSitting, NobodyOr, EmptySeatCost, UnreachedCost)


def member_model(decide: Decisions, crowd: Crowd, counts: Counts, shifts: Shifts) -> Variables:
    """Build the model that gives what a crowd does to its members; what concerns booths is settled by the counts."""
    own = {shift: count for (people, shift), count in counts.items() if people == crowd}
    day = {assignment.id: assignment.day for assignment in decide.problem.assignments}
    used: Shifts = {}
    for name, that_day in shifts:
        if name == crowd[0]:
            for member in crowd:
                used[member, that_day] = [shift for shift in own if day[shift[0][0]] == that_day]
    variables = Variables(decide, [(member,) for member in crowd], used)
    for demand in decide.demands:
        if not isinstance(demand, OF_BOOTHS):
            post(demand, variables)
    variables.as_many_as(own)
    return variables
