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
    """Sessions that are on team-days of a price, what that price is above the layer below, and how long days are."""

    price: int
    minutes: dict[str, int]
    days: tuple[Span, ...]
    periods: tuple[Span, ...]
    stretch: int
    most_periods: int

    def capacity(self, span: Span) -> int:
        """Give the minutes that a team can interpret inside a span of one day."""
        periods = sum(period.start < span.end and span.start < period.end for period in self.periods)
        return self.stretch * min(periods, self.most_periods)


def layers_of(problem: Problem, decide: Decisions) -> Iterator[Layer]:
    """Give the layers, the cheapest first; none if something that bounds a team's day is not asked for."""
    stretches = [demand for demand in decide.demands if isinstance(demand, TeamStretch)]
    if not stretches or not any(isinstance(demand, TeamMoves) for demand in decide.demands):
        return
    stretch = max(demand.limit for demand in stretches)
    for demand in decide.demands:
        if not isinstance(demand, TeamUseCost):
            continue
        most = max((_most_periods(day, decide) for day in demand.spans), default=0)
        below = 0
        for price in sorted(set(demand.prices.values())):
            minutes = {
                session.id: session.duration
                for session in problem.sessions
                if session.id in decide.present and decide.teams(session.id)
                if min(demand.prices.get(team, 0) for team in decide.teams(session.id)) >= price
            }
            layer_price = (price - below) * demand.weight
            yield Layer(layer_price, minutes, demand.spans, stretches[0].spans, stretch, most)
            below = price


def _most_periods(day: Span, decide: Decisions) -> int:
    """Give the number of periods of a day in which a team may work, whichever team."""
    limits = [
        demand.limit
        for demand in decide.demands
        if isinstance(demand, TeamUse) and all(day.start <= s.start and s.end <= day.end for s in demand.spans)
    ]
    everywhere = [demand for demand in decide.demands if isinstance(demand, TeamStretch)]
    periods = max(sum(day.start <= span.start < day.end for span in demand.spans) for demand in everywhere)
    return max(limits, default=periods)


def least_for_teams(problem: Problem, decide: Decisions) -> int:
    """Give the least that team-days cost, as if the sessions could lie anywhere."""
    total = 0
    for layer in layers_of(problem, decide):
        most = layer.stretch * layer.most_periods
        total += layer.price * -(-sum(layer.minutes.values()) // most) if most else 0
    return total


def price_teams(
    problem: Problem, decide: Decisions, model: cp_model.CpModel, cells: list[Cell]
) -> Iterator[tuple[cp_model.IntVar, int]]:
    """Give the number of team-days on each day, bound by the minutes in its cells, with their price."""
    for number, layer in enumerate(layers_of(problem, decide)):
        for day in layer.days:
            own = [cell for cell in cells if day.start <= cell.start and cell.end <= day.end]
            days = model.new_int_var(0, len(problem.teams), f"team-days {number} on {day.start}")
            for together in [own, *([cell] for cell in own)] if own else []:
                minutes = [
                    (cell.inside[session], length)
                    for cell in together
                    for session, length in layer.minutes.items()
                    if session in cell.inside
                ]
                span = Span(start=min(cell.start for cell in together), end=max(cell.end for cell in together))
                load = cp_model.LinearExpr.weighted_sum([x for x, _ in minutes], [length for _, length in minutes])
                model.add(load <= layer.capacity(span) * days)
            yield days, layer.price
