"""What the budget does not bear: whole languages of whole sessions are taken away until it bears the rest."""

from collections.abc import Sequence

from scheduler.conference import Conference
from scheduler.conference.sessions import Session
from scheduler.interpretation import words
from scheduler.interpretation.booths import UNITS, cost, stated_or_worked_out
from scheduler.interpretation.claims import Claim
from scheduler.interpretation.cutting import Rank, cutting_order
from scheduler.interpretation.description import is_described

Due = dict[str, dict[str, Claim]]  # session, language
Taken = dict[str, dict[str, str]]  # session, language: the sentence that says why it was taken away


def taken_away(conference: Conference, due: Due, rank: Rank) -> Taken:
    """Give what is taken away from the statutory sessions, and from all others, each within their own budget.

    The default language always stays, and so does the last language that a session has. Sessions for which there
    may be no place in the timetable count as well: nobody knows yet.
    """
    budget, taken = conference.interpretation.budget, Taken()
    for statutory, limit in ((True, budget.statutory_money), (False, budget.money)):
        if limit is not None:
            sessions = [each for each in conference.sessions if conference.is_statutory(each) == statutory]
            purpose = " for statutory sessions" if statutory else ""
            taken |= _Purse(conference, sessions, due).spend(limit, purpose, rank)
    return taken


class _Purse:
    """The sessions that one budget pays, the languages that they still have, and what these cost."""

    def __init__(self, conference: Conference, sessions: Sequence[Session], due: Due) -> None:
        self._conference, self._described = conference, is_described(conference)
        self._session = {session.id: session for session in sessions}
        self._regime = {session.id: conference.regime_of(session) for session in sessions}
        self._left = {session: dict(due[session]) for session in self._session}
        self._costs = {session: self._cost(session) for session in self._session}

    def spend(self, limit: int, purpose: str, rank: Rank) -> Taken:
        """Take languages away, one after another, until the rest costs no more than the limit."""
        money = words.money(limit, self._conference.interpretation.rates.currency) + purpose
        total, taken, said_when = sum(self._costs.values()), Taken(), dict[str, str]()
        for session, claim in self._order(rank):
            if total <= limit * UNITS:
                break
            for each in self._given_up(session, claim):
                if each.language not in said_when:
                    said_when[each.language] = _when(list(said_when))
                del self._left[session][each.language]
                taken.setdefault(session, {})[each.language] = _sentence(each, money, said_when[each.language])
            before, self._costs[session] = self._costs[session], self._cost(session)
            total += self._costs[session] - before
        return taken

    def _order(self, rank: Rank) -> list[tuple[str, Claim]]:
        claims = [(session, claim) for session, left in self._left.items() for claim in left.values()]
        default, granting = self._conference.languages.default, self._conference.interpretation.granting
        return cutting_order([each for each in claims if each[1].language != default], granting, rank)

    def _given_up(self, session: str, claim: Claim) -> list[Claim]:
        left = self._left[session]
        if claim.language not in left or len(left) == 1:
            return []
        default = self._conference.languages.default
        return [each for each in left.values() if each.language != default] if claim.together else [claim]

    def _cost(self, session: str) -> int:
        languages, interpretation = self._left[session], self._conference.interpretation
        booths = stated_or_worked_out(languages, self._regime[session], interpretation, self._described)
        return cost(self._session[session], booths, interpretation)


def _when(before: Sequence[str]) -> str:
    return f"it was taken away after {words.named(before)}" if before else "it was the first to be taken away"


def _sentence(claim: Claim, money: str, when: str) -> str:
    text = f"{words.name(claim.language)}: {claim.ground}, but the budget of {money} does not bear"
    return f"{text} them; they were taken away together." if claim.together else f"{text} it; {when}."
