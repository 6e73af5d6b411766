"""Teams of interpreters: sessions that none of them can interpret."""

from collections.abc import Iterator

from scheduler.conference import Conference
from scheduler.conference.consistency.finding import Finding
from scheduler.interpretation import granted


def findings(conference: Conference) -> Iterator[Finding]:
    """Find sessions whose languages no team has, where the conference has teams at all."""
    teams = [set(team.languages) for team in conference.interpretation.teams]
    if not teams or _names_are_missing(conference):
        return
    grants = granted(conference)
    for position, session in enumerate(conference.sessions):
        languages = grants[session.id].languages
        if len(languages) > 1 and not any(team.issuperset(languages) for team in teams):
            what = f"it is interpreted between {', '.join(languages)}, and no team has all of these languages"
            yield Finding(("sessions", position), f"{what}; add such a team, or ask for fewer languages")


def _names_are_missing(conference: Conference) -> bool:
    """Tell whether a regime or a body is named that there is not: what is granted is unknown then."""
    bodies, regimes = conference.body.keys(), {regime.id for regime in conference.languages.regimes}
    named = {session.languages for session in conference.sessions} | {body.languages for body in conference.bodies}
    placed = {session.body for session in conference.sessions}
    return not (regimes | {None}).issuperset(named) or not (bodies | {None}).issuperset(placed)
