"""What interpretation costs in a timetable, and what each language of a session that need not have it adds.

A team comes as a whole: its day costs a day of each of its interpreters, whichever of its languages are needed.
"""

from collections import Counter
from dataclasses import dataclass

from scheduler import translation
from scheduler.conference import Conference
from scheduler.timetable import Timetable
from solver.timetable.assignments import Assignment, assignments
from solver.timetable.problem import Problem


@dataclass(frozen=True)
class Marginal:
    """What is saved if a session goes without a language, everything else staying as it is."""

    session: str
    language: str
    team_days: int
    interpreter_days: int
    money: int


@dataclass(frozen=True)
class Costs:
    """What the teams work, what it costs, and the marginal costs of languages."""

    assignments: int
    team_days: int
    interpreter_days: int
    money: int
    currency: str
    marginal: tuple[Marginal, ...]


def costs(conference: Conference, timetable: Timetable, problem: Problem) -> Costs:
    """Add up the days of teams; money is at the rate of the first group, in whole units of the currency.

    `problem` is the conference's own. The marginal costs are what the totals would be less.
    """
    worked = assignments(problem, translation.plan(conference, timetable))
    days = {(each.team, each.day) for each in worked}
    interpreter_days = sum(problem.team[team].people for team, _ in days)
    rates = conference.interpretation.rates
    return Costs(
        assignments=len(worked),
        team_days=len(days),
        interpreter_days=interpreter_days,
        money=interpreter_days * rates.group_1,
        currency=rates.currency,
        marginal=tuple(_marginals(conference, timetable, problem, worked)),
    )


def _marginals(
    conference: Conference, timetable: Timetable, problem: Problem, worked: list[Assignment]
) -> list[Marginal]:
    """Price each language but the default one of each session that is not statutory."""
    placed, rate = timetable.placed(), conference.interpretation.rates.group_1
    sessions = Counter[tuple[str, int]]()
    for each in worked:
        sessions[each.team, each.day] += len(each.sessions)
    found = []
    for each in worked:
        for session in each.sessions:
            languages = placed[session].interpretation
            saved = sessions[each.team, each.day] == 1 and len(languages) == 2  # nothing is left to interpret
            days = problem.team[each.team].people if saved else 0
            if not problem.session[session].statutory:
                own = [language for language in languages if language != conference.languages.default]
                found += [Marginal(session, language, int(saved), days, days * rate) for language in own]
    return sorted(found, key=lambda each: (each.session, each.language))
