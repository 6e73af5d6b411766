"""Booths of one seat: who sits there is alone, and nobody may be for long."""

from collections.abc import Iterator

from scheduler.conference import Conference
from scheduler.conference.consistency.finding import Finding
from scheduler.conference.consistency.teams import names_are_missing
from scheduler.interpretation import granted
from scheduler.interpretation.booths import with_languages
from solver.roster.rules.nobody_alone_for_long import NobodyAloneForLong


def findings(conference: Conference) -> Iterator[Finding]:
    """Find numbers of seats with which a booth can never be staffed, where the conference has interpreters at all."""
    described = conference.interpretation
    settings = described.rules.get(NobodyAloneForLong.name(), {})
    longest = settings.get("solo_max", NobodyAloneForLong().solo_max)
    narrow = 1 in (described.seats, described.both_ways_seats)
    on = settings.get("enabled", True) and isinstance(longest, int)
    if not (described.interpreters and narrow and on) or names_are_missing(conference):
        return
    found: dict[str, Finding] = {}
    grants = granted(conference)
    for session in sorted(conference.sessions, key=lambda session: session.id):
        for languages, seats in with_languages(grants[session.id].languages, described):
            if seats == 1 and session.minutes > longest:
                both_ways = len(languages) == 1 and languages[0] in described.both_ways
                field = "both_ways_seats" if both_ways else "seats"
                what = f"one seat, and nobody is alone in a booth for more than {longest} minutes, so that nobody can"
                ways = "give 2 at least, or set the rule nobody_alone_for_long"
                what = f"{what} interpret {conference.title(session)} ({session.id}) of {session.minutes}; {ways}"
                found.setdefault(field, Finding(("interpretation", field), what))
    yield from found.values()
