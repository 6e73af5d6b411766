"""What languages a session has a claim to, before anybody looks at the budget, and on what ground."""

import datetime as dt
from collections.abc import Callable
from typing import NamedTuple

from scheduler.conference import Conference
from scheduler.conference.languages import Regime
from scheduler.conference.sessions import Session
from scheduler.interpretation import words
from scheduler.interpretation.description import is_described
from scheduler.interpretation.requests import Requests, Tally

_NONE = Tally()
_NO_REGIME = "the session has no regime of languages, so that it is held in"
_UNDESCRIBED = "the conference names no teams, requests or budget for interpretation, so that the session is held in"


class Claim(NamedTuple):
    """A language in a session: whether it is due, on what ground, and the sentence if the budget bears it.

    `together` marks the languages of a session that has all official languages or none but the default one.
    """

    language: str
    due: bool
    ground: str
    text: str
    requests: int = 0
    together: bool = False


def has_official_languages(conference: Conference) -> bool:
    """Tell whether a conference has several official languages, which its statutory sessions then have."""
    return len(set(conference.languages.official)) > 1


class Claims:
    """Works out the claims of sessions; those of one body for which nobody asked apart have theirs in common."""

    def __init__(self, conference: Conference) -> None:
        self._conference = conference
        self._default, self._granting = conference.languages.default, conference.interpretation.granting
        self._requests = Requests(conference)
        self._described = is_described(conference)
        self._official = {tag: number for number, tag in enumerate(dict.fromkeys(conference.languages.official))}
        self._said: dict[dt.date, words.Counted] = {}
        self._shared: dict[tuple[str | None, str | None, bool], tuple[Claim, ...]] = {}

    def rank(self, language: str) -> tuple[int, str]:
        """Give the rank of a language: as the official list has it, the others after it by their tags."""
        return self._official.get(language, len(self._official)), language

    def of(self, session: Session) -> tuple[Claim, ...]:
        """Give the claims to every language that is official, asked for, or in the session's regime."""
        if not self._requests.only_for_body(session):
            return self._made(session)
        key = (session.body, session.languages, self._conference.is_statutory(session))
        if key not in self._shared:
            self._shared[key] = self._made(session)
        return self._shared[key]

    def _made(self, session: Session) -> tuple[Claim, ...]:
        regime, tallies = self._conference.regime_of(session), self._requests.of(session)
        claim = self._rule(session, regime, tallies)
        listed = {*self._official, self._default, *tallies, *(regime.languages if regime else ())}
        return tuple(claim(language) for language in sorted(listed, key=self.rank))

    def _rule(self, session: Session, regime: Regime | None, tallies: dict[str, Tally]) -> Callable[[str], Claim]:
        if regime is not None and not regime.on_request:
            return lambda language: self._fixed(language, regime)
        if self._conference.is_statutory(session) and has_official_languages(self._conference):
            return self._statutory if self._described else lambda language: self._alone(language, _UNDESCRIBED)
        if regime is None:
            return lambda language: self._alone(language, _NO_REGIME)
        if self._granting.six_or_default:
            return self._all_or_default(session, tallies)
        said = self._counted(session)
        return lambda language: self._on_request(language, tallies.get(language, _NONE), said)

    def _fixed(self, language: str, regime: Regime) -> Claim:
        if language in regime.languages:
            return self._due(language, f"by the regime {regime.id} of this session")
        if language == self._default and not regime.languages:
            return self._always()
        return self._refused(language, f"not in the regime {regime.id}, which fixes the languages of this session")

    def _statutory(self, language: str) -> Claim:
        if language == self._default:
            return self._always()
        if language in self._official:
            return self._due(language, "an official language, and the session is statutory")
        return self._refused(language, "not an official language; a statutory session has the official ones")

    def _counted(self, session: Session) -> words.Counted:
        last = self._requests.last_day(session)
        if last not in self._said:
            self._said[last] = words.Counted(self._granting, last)
        return self._said[last]

    def _on_request(self, language: str, tally: Tally, said: words.Counted) -> Claim:
        if language == self._default:
            return self._always()
        if tally.in_time < self._granting.minimum:
            return self._refused(language, said.too_few(tally))
        text = f"{words.name(language)}: {said.enough(tally)}."
        ground = f"{words.requests(tally.in_time)} came in time"
        return Claim(language, True, ground, text, tally.in_time)

    def _all_or_default(self, session: Session, tallies: dict[str, Tally]) -> Callable[[str], Claim]:
        """Grant all official languages if one of them has enough requests (L-04)."""
        others = [language for language in self._official if language != self._default]
        first = max(sorted(others, key=self.rank), key=lambda each: tallies.get(each, _NONE).in_time, default="")
        number, said = tallies.get(first, _NONE), self._counted(session)
        reached = number.in_time >= self._granting.minimum
        alone = f"a meeting has all official languages, or {words.name(self._default)} alone"

        def claim(language: str) -> Claim:
            tally = tallies.get(language, _NONE)
            if language == self._default:
                return self._always()
            if language not in self._official:
                return self._refused(language, f"not an official language; {alone}")
            if not reached:
                return self._refused(language, f"{said.too_few(tally)}; {alone}")
            why = f"{words.name(first)} has {said.enough(number)}"
            ground = f"all official languages were due, {words.requests(number.in_time)} for {words.name(first)}"
            text = f"{words.name(language)}: all official languages are granted, for {why}."
            return Claim(language, True, ground, text, number.in_time, together=True)

        return claim

    def _alone(self, language: str, why: str) -> Claim:
        if language == self._default:
            return self._always()
        return self._refused(language, f"{why} {words.name(self._default)}")

    def _always(self) -> Claim:
        return self._due(self._default, "always granted, as the default language of the conference")

    def _due(self, language: str, ground: str) -> Claim:
        return Claim(language, True, ground, f"{words.name(language)}: {ground}.")

    def _refused(self, language: str, why: str) -> Claim:
        return Claim(language, False, "", f"{words.name(language)}: {why}.")
