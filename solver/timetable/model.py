"""From a problem and its rule book to a CP-SAT model over a scope."""

from collections.abc import Iterable, Sequence

from ortools.sat.python import cp_model

from solver.check import rules_of
from solver.rule import Level, Rule
from solver.stop import Stop
from solver.timetable.cliques import merged
from solver.timetable.decisions import Decisions
from solver.timetable.plan import Plan
from solver.timetable.posting_costs import price, price_single_choices
from solver.timetable.posting_demands import post
from solver.timetable.posting_rooms import post_rooms
from solver.timetable.problem import Problem
from solver.timetable.rule import TimetableRule
from solver.timetable.team_pools import pooled
from solver.timetable.variables import Variables

NOTHING = Plan()


CHANGE_PRICE = 1_000_000  # no preferences of a real conference add up to the price of one change
PRICES = {Level.HARD: 0, Level.STABILITY: CHANGE_PRICE, Level.PREFERENCE: 1}
EVEN_PRICES = PRICES | {Level.STABILITY: 1}
ONLY_PREFERENCES = PRICES | {Level.STABILITY: 0}
ONLY_CHANGES = PRICES | {Level.STABILITY: 1, Level.PREFERENCE: 0}


def decisions(problem: Problem, rules: Sequence[Rule] | None = None, prices: dict[Level, int] = PRICES) -> Decisions:
    """Let every rule say what it asks for; weights are applied here and nowhere else in the search."""
    decide = Decisions(problem)
    for rule in rules_of(problem) if rules is None else rules:
        if isinstance(rule, TimetableRule):
            decide.speaking_for(rule.name(), prices[rule.level] * rule.weight)
            rule.post(problem, decide)
    decide.demands = merged([*decide.demands, *pooled(decide)])
    return decide


def build(
    problem: Problem,
    decide: Decisions,
    *,
    rooms: bool = True,
    costs: bool = True,
    free: Iterable[str] | None = None,
    background: Plan = NOTHING,
    times: Plan | None = None,
    optional: bool = False,
    careful: bool = False,
    teams: bool = True,
    stop: Stop | None = None,
) -> Variables:
    """Build the model of the free sessions (all of them if none are named) before a background of placed ones.

    `rooms` false only counts rooms, a relaxation; `costs` false leaves the preferences out; `times` keeps the
    starts of a plan and decides rooms alone; `optional` lets any session be left out; `careful` makes the count of
    rooms stricter than need be, so that it is no relaxation any more; `teams` false leaves teams of interpreters
    open. With `stop`, the model is abandoned when somebody asks: to run it is then no answer.
    """
    every = [session.id for session in problem.sessions]
    scope = every if free is None else free
    variables = Variables(
        problem,
        decide,
        rooms=rooms,
        free=scope,
        background=background,
        times=times,
        optional=optional,
        careful=careful,
        teams=teams,
    )
    variables.narrow()
    variables.build()
    for demand in decide.demands:
        if stop is not None and stop.asked:
            break
        post(demand, variables)
    post_rooms(variables)
    if costs:
        price_single_choices(variables)
        for demand in decide.demands:
            if stop is not None and stop.asked:
                break
            if demand.weight:
                price(demand, variables)
        literals = [literal for literal, _ in variables.costs]
        weights = [weight for _, weight in variables.costs]
        total = cp_model.LinearExpr.weighted_sum(literals, weights)
        variables.model.minimize(total + variables.constant_cost)
    variables.abandoned = stop is not None and stop.asked
    return variables


def whole_optimum(problem: Problem, rules: Sequence[Rule]) -> tuple[str, int | None]:
    """Solve a small problem to the end: ("OPTIMAL", changes and cost) or ("INFEASIBLE", None)."""
    return _settle(build(problem, decisions(problem, rules, EVEN_PRICES)))


def fixed_objective(problem: Problem, rules: Sequence[Rule], plan: Plan) -> int | None:
    """Give the changes and the cost that the posted rules see in one plan, None if they refuse it."""
    decide = decisions(problem, rules, EVEN_PRICES)
    for session in problem.sessions:
        placement = plan.placements.get(session.id)
        served = placement is not None and bool(decide.teams(session.id)) == (placement.team is not None)
        housed = placement is not None and session.needs_room == (placement.room is not None)
        decide.only_starts(session.id, [placement.start] if placement is not None and housed and served else [])
        if placement is not None:
            decide.must_be_placed(session.id)
            decide.only_rooms(session.id, [] if placement.room is None else [placement.room])
            decide.only_teams(session.id, [] if placement.team is None else [placement.team])
    return _settle(build(problem, decide))[1]


def _settle(variables: Variables) -> tuple[str, int | None]:
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    status = solver.solve(variables.model)
    if status == cp_model.OPTIMAL:
        return "OPTIMAL", round(solver.objective_value)
    return solver.status_name(status), None
