"""The least that teams of interpreters cost: their sessions' minutes, against what a team can work on a day.

Prices are taken in layers: every session of which no team costs less than p is on a team-day that costs at least p,
so the minutes of these sessions bound the number of such team-days, and each layer adds what p is above the one
before. A team interprets one session at a time, in so many periods of a day, each for so long.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from ortools.sat.python import cp_model

from solver.timetable.bounds.cell import Cell
from solver.timetable.decisions import Decisions
from solver.timetable.problem import Problem
from solver.timetable.team_demands import TeamMoves, TeamStretch, TeamUse, TeamUseCost
from solver.timetable.values import Span


@dataclass(frozen=True)
class Layer:
    """Sessions that are on team-days of a price, and what that price is above the layer below."""

    price: int
    minutes: dict[str, int]
    days: tuple[Span, ...]


class Working:
    """How long a team can interpret, whichever team: None where nothing bounds it."""

    def __init__(self, problem: Problem, decide: Decisions) -> None:
        self._teams = [team.id for team in problem.teams]
        self._uses = [demand for demand in decide.demands if isinstance(demand, TeamUse)]
        self._stretches = [demand for demand in decide.demands if isinstance(demand, TeamStretch)]
        self._one_at_a_time = any(isinstance(demand, TeamMoves) for demand in decide.demands)

    def minutes(self, day: Span, within: Span) -> int | None:
        """Give the minutes that a team can interpret in sessions that start within a span of a day."""
        each = [self._minutes(team, day, within) for team in self._teams] if self._one_at_a_time else [None]
        known = [minutes for minutes in each if minutes is not None]
        return max(known, default=0) if len(known) == len(each) else None

    def _minutes(self, team: str, day: Span, within: Span) -> int | None:
        lengths = []
        for demand in self._stretches:
            periods = [span for span in demand.spans if span.start < within.end and within.start < span.end]
            whole = [span for span in demand.spans if span.start < day.end and day.start < span.end]
            if team in demand.teams and whole and whole[0].start <= day.start and whole[-1].end >= day.end:
                lengths.append(demand.limit * min(len(periods), self._most(team, whole)))
        return min(lengths, default=None)

    def _most(self, team: str, periods: list[Span]) -> int:
        """Give the number of some periods in which a team may work."""
        limits = [use.limit for use in self._uses if team in use.teams and set(periods) <= set(use.spans)]
        return min([len(periods), *limits])


def layers_of(problem: Problem, decide: Decisions) -> Iterator[Layer]:
    """Give the layers of each demand that charges for team-days, the cheapest first."""
    for demand in decide.demands:
        if not isinstance(demand, TeamUseCost):
            continue
        below = 0
        for price in sorted(set(demand.prices.values())):
            minutes = {
                session.id: session.duration
                for session in problem.sessions
                if session.id in decide.present and decide.teams(session.id)
                if min(demand.prices.get(team, 0) for team in decide.teams(session.id)) >= price
            }
            yield Layer((price - below) * demand.weight, minutes, demand.spans)
            below = price


def least_for_teams(problem: Problem, decide: Decisions) -> int:
    """Give the least that team-days cost, as if the sessions could lie anywhere."""
    working, total = Working(problem, decide), 0
    for layer in layers_of(problem, decide):
        days = [working.minutes(day, day) for day in layer.days]
        known = [minutes for minutes in days if minutes is not None]
        if len(known) == len(days) and any(known):
            total += layer.price * -(-sum(layer.minutes.values()) // max(known))
    return total


def price_teams(
    problem: Problem, decide: Decisions, model: cp_model.CpModel, cells: list[Cell]
) -> Iterator[tuple[cp_model.IntVar, int]]:
    """Give the number of team-days on each day, bound by the minutes in its cells, with their price."""
    working = Working(problem, decide)
    for number, layer in enumerate(layers_of(problem, decide)):
        for day in layer.days:
            own = [cell for cell in cells if day.start <= cell.start and cell.end <= day.end]
            days = model.new_int_var(0, len(problem.teams), f"team-days {number} on {day.start}")
            for together in [own, *([cell] for cell in own)] if own else []:
                span = Span(start=min(cell.start for cell in together), end=max(cell.end for cell in together))
                most = working.minutes(day, span)
                if most is not None:
                    model.add(_load(layer, together) <= most * days)
            yield days, layer.price


def _load(layer: Layer, cells: list[Cell]) -> cp_model.LinearExprT:
    """Add up the minutes of a layer's sessions in some cells."""
    inside = [(cell.inside[s], length) for cell in cells for s, length in layer.minutes.items() if s in cell.inside]
    return cp_model.LinearExpr.weighted_sum([literal for literal, _ in inside], [length for _, length in inside])
