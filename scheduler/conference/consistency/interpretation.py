"""Interpretation: interpreters without a mother tongue, languages that nobody knows, budgets that pay nobody."""

from collections.abc import Iterator, Sequence

from scheduler.conference import Conference
from scheduler.conference.consistency.finding import Finding
from scheduler.conference.interpretation import Interpreter
from scheduler.interpretation import words
from scheduler.interpretation.team import cheapest_team
from scheduler.locations import Location
from scheduler.suggestions import Directory

_CLASSES = ("native", "active", "passive")


def findings(conference: Conference) -> Iterator[Finding]:
    """Find what is wrong with interpreters, with the languages that are named, and with the budget."""
    for position, interpreter in enumerate(conference.interpretation.interpreters):
        yield from _interpreter(("interpretation", "interpreters", position), interpreter)
    for location, languages in _lists(conference):
        yield from _twice(location, languages)
    yield from _unknown(conference)
    yield from _of_no_use(conference)
    yield from _budgets(conference)


def _interpreter(at: Location, interpreter: Interpreter) -> Iterator[Finding]:
    if not interpreter.native:
        yield Finding(at, "there is no mother tongue (A language); name at least one in “native”")
    into = (*interpreter.native, *interpreter.active)
    if interpreter.booth is not None and interpreter.native and interpreter.booth not in into:
        what = f"“{interpreter.booth}” is neither among the native nor among the active languages; name it there"
        yield Finding((*at, "booth"), f"{what}, or take a booth of one that is")
    classes = dict[str, str]()
    for field in _CLASSES:
        for position, language in enumerate(getattr(interpreter, field)):
            if classes.setdefault(language, field) != field:
                what = f"“{language}” is already among the {classes[language]} languages; a language has one class"
                yield Finding((*at, field, position), what)


def _lists(conference: Conference) -> Iterator[tuple[Location, Sequence[str]]]:
    """Give every list of languages in the interpretation of a conference."""
    at, described = "interpretation", conference.interpretation
    yield (at, "both_ways"), described.both_ways
    yield (at, "pivots"), described.pivots
    yield (at, "granting", "cut_first"), described.granting.cut_first
    for position, team in enumerate(described.teams):
        yield (at, "teams", position, "languages"), team.languages
    for position, interpreter in enumerate(described.interpreters):
        for field in _CLASSES:
            yield (at, "interpreters", position, field), getattr(interpreter, field)


def _twice(location: Location, languages: Sequence[str]) -> Iterator[Finding]:
    for position, language in enumerate(languages):
        if language in languages[:position]:
            yield Finding((*location, position), f"“{language}” stands in this list twice; leave one out")


def _unknown(conference: Conference) -> Iterator[Finding]:
    """Find tags that name no language, unless the conference itself works in it."""
    own = _own(conference)
    directory = Directory("language", own)
    for location, language in _tags(conference):
        if language not in own and not words.is_known(language):
            yield Finding(location, directory.unknown(language))


def _tags(conference: Conference) -> Iterator[tuple[Location, str]]:
    """Give every language of requests, teams and interpreters, and of the lists."""
    for location, languages in _lists(conference):
        yield from (((*location, position), language) for position, language in enumerate(languages))
    for position, request in enumerate(conference.interpretation.requests):
        yield ("interpretation", "requests", position, "language"), request.language
    for position, interpreter in enumerate(conference.interpretation.interpreters):
        if interpreter.booth is not None:
            yield ("interpretation", "interpreters", position, "booth"), interpreter.booth
    for position, session in enumerate(conference.sessions):
        for language in session.language_requests or ():
            yield ("sessions", position, "language_requests", language), language


def _own(conference: Conference) -> set[str]:
    languages = conference.languages
    return {languages.default, *languages.official, *(tag for each in languages.regimes for tag in each.languages)}


def _of_no_use(conference: Conference) -> Iterator[Finding]:
    """Find languages in lists that can be the language of no session."""
    described, cut_first = conference.interpretation, ("granting", "cut_first")
    possible = _own(conference) | {request.language for request in described.requests}
    possible |= {language for session in conference.sessions for language in session.language_requests or ()}
    lists: dict[tuple[str, ...], Sequence[str]] = {
        ("both_ways",): described.both_ways,
        ("pivots",): described.pivots,
        cut_first: described.granting.cut_first,
    }
    for field, languages in lists.items():
        for position, language in enumerate(languages):
            at: Location = ("interpretation", *field, position)
            if language not in possible and words.is_known(language):
                what = f"“{language}” is not official, in no regime, and nobody asks for it; leave it out, or mend it"
                yield Finding(at, what)
            elif language == conference.languages.default and field == cut_first:
                yield Finding(at, f"“{language}” is the default language, which is never taken away; leave it out")


def _budgets(conference: Conference) -> Iterator[Finding]:
    """Find budgets of money where nobody says what an interpreter costs, or which pay no team at all."""
    budget, rates = conference.interpretation.budget, conference.interpretation.rates
    for field, limit, statutory in (
        ("money", budget.money, False),
        ("statutory_money", budget.statutory_money, True),
    ):
        if limit is None:
            continue
        at = ("interpretation", "budget", field)
        if not rates.group_1:
            yield Finding(at, "a budget of money needs the rate of an interpreter’s day; give it in rates › group_1")
        elif limit and (team := cheapest_team(conference, statutory=statutory)) is not None and limit < team[1]:
            one = team[0] == 1
            people = f"{words.number(team[0])} {'interpreter' if one else 'interpreters'} for half a day"
            price = f"{'costs' if one else 'cost'} {words.money(team[1], rates.currency)}"
            what = f"a budget of {words.money(limit, rates.currency)} does not pay one team ({people} {price})"
            yield Finding(at, f"{what}; leave it out, or set 0 for none")
