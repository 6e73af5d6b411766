"""The plan that costs nothing: every wish made a demand, and the model asked whether there is one.

Where wishes are about pairs of sessions, starts and rooms alone, a plan that keeps all of them is often found
sooner as a question of yes or no than by improving: a bound on a sum of many small prices moves slowly, while a
clash that is forbidden cuts at once. The answer no is worth a bound of one.
"""

from collections.abc import Callable

from solver.engine import Budget
from solver.stop import Stop
from solver.timetable.cliques import merged
from solver.timetable.construction import Construction
from solver.timetable.costs import TogetherCost
from solver.timetable.decisions import Decisions
from solver.timetable.demands import NeverTogether
from solver.timetable.engine import Outcome
from solver.timetable.model import decisions
from solver.timetable.problem import Problem


def can_be_ideal(problem: Problem, decide: Decisions) -> bool:
    """Tell whether every wish can be made a demand, and nothing is published.

    Next to something published, what costs nothing may change too much.
    """
    priced = [demand for demand in decide.demands if demand.weight]
    return not problem.published and all(isinstance(demand, TogetherCost) for demand in priced)


def ideal_plan(problem: Problem, stop: Stop, budget: Callable[[float | None], Budget]) -> Outcome:
    """Look for a plan that costs nothing, or the proof that there is none, where all wishes can be made demands."""
    return Construction(problem, wishes_as_demands(problem), stop, budget).first_plan()


def wishes_as_demands(problem: Problem) -> Decisions:
    """Give the rule book with each wish as a demand. A request has to be placed if leaving it out is charged."""
    decide = decisions(problem)
    priced = [demand for demand in decide.demands if demand.weight]
    kept = [demand for demand in decide.demands if not demand.weight]
    apart = [NeverTogether(pair.rule, 0, (pair.one, pair.other)) for pair in priced if isinstance(pair, TogetherCost)]
    decide.demands = merged([*kept, *apart])
    for session in problem.sessions:
        starts, rooms = decide.start_costs.get(session.id, {}), decide.room_costs.get(session.id, {})
        decide.only_starts(session.id, [s for s in decide.starts(session.id) if not sum(starts.get(s, {}).values())])
        decide.only_rooms(session.id, [r for r in decide.rooms(session.id) if not sum(rooms.get(r, {}).values())])
        if sum(decide.absence_costs.get(session.id, {}).values()):
            decide.present.setdefault(session.id, "")
    return decide
