"""What a roster costs: a rate for each day on which somebody works, more for a restricted team."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass

from scheduler.conference import Conference
from scheduler.conference.interpretation import Interpretation
from scheduler.roster.roster import Assignment, Roster
from scheduler.roster.there import rule_settings
from solver.roster.rules.interpreter_days import InterpreterDays


@dataclass(frozen=True)
class Sum:
    """Days of interpreters, and what they cost in whole units of the currency."""

    days: int = 0
    money: int = 0

    def __add__(self, other: "Sum") -> "Sum":
        return Sum(self.days + other.days, self.money + other.money)


@dataclass(frozen=True)
class Costs:
    """The cost of a roster: all of it, and by interpreter."""

    currency: str
    total: Sum
    by_interpreter: dict[str, Sum]


def costs(conference: Conference, roster: Roster) -> Costs:
    """Add up what interpreters whom the conference knows are paid."""
    rates, rule = conference.interpretation.rates, _rule(conference.interpretation)
    group = {each.id: each.group for each in conference.interpretation.interpreters}
    by_interpreter: dict[str, Sum] = defaultdict(Sum)
    for (name, _), restricted in sorted(_days(roster, rule).items()):
        if name in group:
            rate = rates.of_group(group[name])
            more = rate * (rule.restricted_percent - 100) // 100 if restricted else 0
            by_interpreter[name] += Sum(1, rate + more)
    return Costs(rates.currency, sum(by_interpreter.values(), Sum()), dict(by_interpreter))


def _rule(described: Interpretation) -> InterpreterDays:
    return InterpreterDays.model_validate(rule_settings(described)[InterpreterDays.name()])


def _days(roster: Roster, rule: InterpreterDays) -> dict[tuple[str, dt.date], bool]:
    """Give the days on which each interpreter works, and whether a restricted team is among the work."""
    days: dict[tuple[str, dt.date], bool] = {}
    for assignment in roster.assignments:
        restricted = _is_restricted(assignment, rule)
        for booth in assignment.booths:
            for name in booth.interpreters:
                days[name, assignment.day] = days.get((name, assignment.day), False) or restricted
    return days


def _is_restricted(assignment: Assignment, rule: InterpreterDays) -> bool:
    """Tell whether two people interpret a bilingual session from one booth for longer than is usual."""
    shape = [(len(booth.languages), booth.seats) for booth in assignment.booths]
    return shape == [(2, 2)] and any(session.minutes > rule.restricted_after for session in assignment.sessions)
