"""Teams of interpreters: sessions that none of them can interpret, and bounds on their work below one team."""

from collections.abc import Iterator, Mapping

from scheduler.conference import Conference
from scheduler.conference.consistency.finding import Finding
from scheduler.conference.sessions import is_required
from scheduler.interpretation import Grant, granted, words
from scheduler.interpretation.booths import booths


def findings(conference: Conference) -> Iterator[Finding]:
    """Find what is wrong with sessions and bounds, where the conference has teams at all."""
    if conference.interpretation.teams and not names_are_missing(conference):
        grants = granted(conference)
        yield from _without_team(conference, grants)
        yield from _bounds(conference, grants)


def _without_team(conference: Conference, grants: Mapping[str, Grant]) -> Iterator[Finding]:
    teams = [set(team.languages) for team in conference.interpretation.teams]
    for position, session in enumerate(conference.sessions):
        languages = grants[session.id].languages
        if len(languages) > 1 and not any(team.issuperset(languages) for team in teams):
            what = f"it is interpreted between {', '.join(languages)}, and no team has all of these languages"
            yield Finding(("sessions", position), f"{what}; add such a team, or ask for fewer languages")


def _bounds(conference: Conference, grants: Mapping[str, Grant]) -> Iterator[Finding]:
    """Find bounds that leave no timetable: a session that must be placed needs a team for a day, once at least."""
    budget, needs = conference.interpretation.budget, _smallest_teams(conference, grants)
    if not needs:
        return
    people, session = max(needs.items(), key=lambda each: each[0])
    must = f"{session} must be placed, and the smallest team for it has {words.number(people)} people"
    if budget.assignments == 0 and _is_on(conference, "assignments_are_limited"):
        at = ("interpretation", "budget", "assignments")
        yield Finding(at, f"no assignment is allowed, but {must}; allow 1 at least, or leave it out")
    days = budget.interpreter_days
    if days is not None and days < people and _is_on(conference, "interpreter_days_are_limited"):
        at = ("interpretation", "budget", "interpreter_days")
        yield Finding(at, f"{days} is less than a day of one team: {must}; allow {people} at least, or leave it out")


def _smallest_teams(conference: Conference, grants: Mapping[str, Grant]) -> dict[int, str]:
    """Give how many people are in the smallest team for each session that must have one; by number, one session."""
    described = conference.interpretation
    teams = [(sum(booths(team.languages, described)), set(team.languages)) for team in described.teams]
    found = dict[int, str]()
    for session in sorted(conference.sessions, key=lambda session: session.id):
        languages = grants[session.id].languages
        able = [people for people, known in teams if known.issuperset(languages)]
        if able and len(languages) > 1 and is_required(session):
            found.setdefault(min(able), f"{conference.title(session)} ({session.id})")
    return found


def _is_on(conference: Conference, rule: str) -> bool:
    return bool(conference.rules.get(rule, {}).get("enabled", True))


def names_are_missing(conference: Conference) -> bool:
    """Tell whether a regime or a body is named that there is not: what is granted is unknown then."""
    bodies, regimes = conference.body.keys(), {regime.id for regime in conference.languages.regimes}
    named = {session.languages for session in conference.sessions} | {body.languages for body in conference.bodies}
    placed = {session.body for session in conference.sessions}
    return not (regimes | {None}).issuperset(named) or not (bodies | {None}).issuperset(placed)
