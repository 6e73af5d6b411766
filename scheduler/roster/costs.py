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
    """The cost of a roster: all of it, by interpreter, by the language of the booth they belong to, and by day."""

    currency: str
    total: Sum
    by_interpreter: dict[str, Sum]
    by_language: dict[str, Sum]
    by_day: dict[dt.date, Sum]


def costs(conference: Conference, roster: Roster) -> Costs:
    """Add up what interpreters whom the conference knows are paid."""
    rates, rule = conference.interpretation.rates, _rule(conference.interpretation)
    known = {each.id: each for each in conference.interpretation.interpreters}
    by_interpreter: dict[str, Sum] = defaultdict(Sum)
    by_language: dict[str, Sum] = defaultdict(Sum)
    by_day: dict[dt.date, Sum] = defaultdict(Sum)
    for (name, day), restricted in sorted(_days(roster, rule).items()):
        if name in known:
            person = known[name]
            rate = rates.group_1 if person.group == 1 else rates.group_2
            more = rate * (rule.restricted_percent - 100) // 100 if restricted else 0
            paid = Sum(1, rate + more)
            by_interpreter[name] += paid
            by_language[person.booth or next(iter([*person.native, *person.active]), "")] += paid
            by_day[day] += paid
    total = sum(by_interpreter.values(), Sum())
    by_date = dict(sorted(by_day.items()))
    return Costs(rates.currency, total, dict(by_interpreter), dict(sorted(by_language.items())), by_date)


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
    """Tell whether two people interpret a bilingual meeting from one booth for longer than is usual."""
    shape = [(len(booth.languages), booth.seats) for booth in assignment.booths]
    return shape == [(2, 2)] and sum(session.minutes for session in assignment.sessions) > rule.restricted_after
