"""What interpretation costs in a timetable, and what each language of a session that need not have it adds."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass

from scheduler import translation
from scheduler.conference import Conference
from scheduler.interpretation.booths import places
from scheduler.timetable import Placement, Timetable
from solver.timetable.assignments import assignments

Day = tuple[str, dt.date]  # a team, and a day on which it works


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


def costs(conference: Conference, timetable: Timetable) -> Costs:
    """Add up the days of teams; money is at the rate of the first group, in whole units of the currency."""
    people = {team.id: team.people for team in translation.problem(conference).teams}
    days = _days(conference, timetable)
    interpreter_days = sum(people[team] for team, _ in days)
    rates = conference.interpretation.rates
    return Costs(
        assignments=len(assignments(translation.problem(conference), translation.plan(conference, timetable))),
        team_days=len(days),
        interpreter_days=interpreter_days,
        money=interpreter_days * rates.group_1,
        currency=rates.currency,
        marginal=tuple(_marginals(conference, timetable, days, people)),
    )


def _days(conference: Conference, timetable: Timetable) -> dict[Day, list[Placement]]:
    found: dict[Day, list[Placement]] = defaultdict(list)
    known = {team.id for team in conference.interpretation.teams}
    for placement in timetable.placements:
        if placement.team in known:
            found[str(placement.team), placement.start.astimezone(conference.zone).date()].append(placement)
    return dict(found)


def _marginals(
    conference: Conference, timetable: Timetable, days: dict[Day, list[Placement]], people: dict[str, int]
) -> list[Marginal]:
    found = []
    for (team, _), placements in sorted(days.items()):
        for placement in placements:
            if conference.is_statutory(conference.session[placement.session]):
                continue
            others = [other for other in placements if other is not placement]
            for language in placement.interpretation:
                if language != conference.languages.default:
                    found.append(_marginal(conference, placement, language, others, people[team]))
    return sorted(found, key=lambda each: (each.session, each.language))


def _marginal(
    conference: Conference, placement: Placement, language: str, others: list[Placement], people: int
) -> Marginal:
    """Leave the booth away for the day if nobody else needs it, the team if nothing is left to interpret."""
    team_days = int(not others and len(placement.interpretation) == 2)
    booth = (
        0
        if any(language in other.interpretation for other in others)
        else places(language, conference.interpretation)
    )
    days = people if team_days else booth
    money = days * conference.interpretation.rates.group_1
    return Marginal(placement.session, language, team_days, days, money)
