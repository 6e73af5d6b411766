"""The order in which languages are taken away from sessions where a budget does not bear them."""

from collections import Counter
from collections.abc import Callable, Iterable

from scheduler.conference.interpretation import Granting
from scheduler.interpretation.claims import Claim

Rank = Callable[[str], tuple[int, str]]


def cutting_order(claims: Iterable[tuple[str, Claim]], granting: Granting, rank: Rank) -> list[tuple[str, Claim]]:
    """Put what sessions have a claim to into the order in which they give it up.

    First the languages that the conference names, in its order; then those with the fewest requests, of as many the
    later one in the list of official languages. Of one language, the session with the fewest requests for it comes
    first, then the ids decide. Nothing of this depends on the budget: more money never takes a language away.
    """
    known, asked = list(claims), Counter[str]()
    for _, claim in known:
        asked[claim.language] += claim.requests
    named = {language: -number for number, language in enumerate(reversed(granting.cut_first), 1)}
    languages = sorted(asked, key=rank, reverse=True)
    languages.sort(key=lambda language: (named.get(language, 0), asked[language]))
    order = {language: number for number, language in enumerate(languages)}
    return sorted(known, key=lambda each: (order[each[1].language], each[1].requests, each[0]))
