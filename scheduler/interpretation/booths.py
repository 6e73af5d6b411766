"""The booths that languages need, and what their interpreters cost."""

from collections.abc import Collection

from scheduler.conference.interpretation import Interpretation
from scheduler.conference.languages import Regime
from scheduler.conference.sessions import Session

UNITS = 200  # in one unit of the currency: costs are whole numbers, also of half a day at a percent


def booths(languages: Collection[str], interpretation: Interpretation) -> tuple[int, ...]:
    """Give the interpreters in each booth that the languages need."""
    return tuple(seats for _, seats in with_languages(languages, interpretation))


def with_languages(
    languages: Collection[str], interpretation: Interpretation
) -> tuple[tuple[tuple[str, ...], int], ...]:
    """Give the languages and seats of each booth: no booth for one language, one for two, else one for each."""
    if len(languages) < 2:
        return ()
    if len(languages) == 2:
        return ((tuple(languages), interpretation.seats),)
    return tuple(((language,), places(language, interpretation)) for language in languages)


def places(language: str, interpretation: Interpretation) -> int:
    """Give the interpreters in a booth of its own for a language."""
    return interpretation.both_ways_seats if language in interpretation.both_ways else interpretation.seats


def stated_or_worked_out(
    languages: Collection[str], regime: Regime | None, interpretation: Interpretation, described: bool
) -> tuple[int, ...]:
    """Give the booths that a regime states, as long as nothing of it was taken away; else work them out.

    What is worked out for a part of a regime is never more than the regime states for all of it, booth by booth.
    Where the conference does not describe its interpretation, a regime without booths needs none in its rooms.
    """
    whole = regime is not None and not regime.on_request and set(regime.languages) <= set(languages)
    if regime is not None and whole and (regime.booths or not described):
        return regime.booths
    needed = booths(languages, interpretation)
    return needed if regime is None or not regime.booths else _within(needed, regime.booths)


def _within(needed: tuple[int, ...], stated: tuple[int, ...]) -> tuple[int, ...]:
    """Give each booth no more interpreters than the stated one of its rank has; the largest have the first rank."""
    by_size = sorted(range(len(needed)), key=lambda place: -needed[place])
    most = dict(zip(by_size, sorted(stated, reverse=True), strict=False))
    fewer = (min(people, most.get(place, 0)) for place, people in enumerate(needed))
    return tuple(people for people in fewer if people)


def cost(session: Session, seats: tuple[int, ...], interpretation: Interpretation) -> int:
    """Give what the interpreters of a session cost, in UNITS, at the rate of the first group.

    A session counts as half a day: interpreters have at most two a day. Two people who interpret a session from one
    booth for longer than is usual are paid the restricted team's percent.
    """
    rates = interpretation.rates
    restricted = seats == (2,) and session.minutes > rates.restricted_after
    return sum(seats) * rates.group_1 * (rates.restricted_percent if restricted else 100)
