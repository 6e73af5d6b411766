"""No rotation? A set of demands that contradict each other, none of which can be left out.

U. Junker, QuickXplain (AAAI 2004): halves of the demands are tried against each other, so that few questions of
whether a rotation exists are asked where few demands contradict.
"""

from collections.abc import Callable, Sequence

from solver.engine import Answer
from solver.rotation.decisions import Decisions
from solver.rotation.demands import (
    Apart,
    AtMostOnce,
    ChannelsAtMost,
    Filter,
    MayNotSit,
    MovedAtMost,
    Said,
    SitOnce,
    Sits,
    Size,
    SizesAlike,
    Together,
)
from solver.rule import Level

Asked = Filter | Said
MOST_NAMED = 6


class Contradiction:
    """The search for it. `answer` tries to find a rotation for some of the demands."""

    def __init__(self, decide: Decisions, answer: Callable[[Decisions], Answer]) -> None:
        self._decide, self._answer = decide, answer

    def find(self) -> list[Asked]:
        """Give the demands; nothing if time runs out before all others are known to be innocent."""
        hard = [demand for demand in self._decide.demands if demand.level is Level.HARD]
        try:
            return self._among([], [], [*hard, *self._decide.filters])
        except Undecided:
            return []

    def words(self) -> str:
        """Say it as sentences, without a full stop; nothing if nothing was found."""
        return "; ".join(dict.fromkeys(said(demand, self._decide) for demand in self.find()))

    def _among(self, before: list[Asked], new: Sequence[Asked], rest: list[Asked]) -> list[Asked]:
        """Give which of the rest are needed for a contradiction, beside those before."""
        if new and self._contradict(before):
            return []
        if len(rest) == 1:
            return rest
        first, second = rest[: len(rest) // 2], rest[len(rest) // 2 :]
        later = self._among([*before, *first], first, second)
        sooner = self._among([*before, *later], later, first)
        return [*sooner, *later]

    def _contradict(self, demands: Sequence[Asked]) -> bool:
        answer = self._answer(self._decide.only(demands))
        if answer.values is None and not answer.infeasible:
            raise Undecided
        return answer.infeasible


class Undecided(Exception):
    """There was no time to find out whether some demands contradict."""


def said(demand: Asked, decide: Decisions) -> str:
    """Say what a demand asks for."""
    problem = decide.problem
    match demand:
        case MayNotSit():
            return f"{demand.person} does not sit in {_few(demand.groups)} ({demand.rule})"
        case Sits():
            return f"{demand.person} sits in {demand.group} ({demand.rule})"
        case SitOnce():
            number = problem.group[demand.groups[0]].round + 1 if demand.groups else 0
            of = f"the {len(demand.groups)} groups of round {number}"
            return f"each of {len(demand.people)} people sits in just one of {of}"
        case AtMostOnce(people=(person,)):
            return f"{person} sits in at most one of {_few(demand.groups)} ({demand.rule})"
        case AtMostOnce():
            themes = sorted({problem.group[group].theme for group in demand.groups})
            return f"nobody sits twice in {_few(themes)}"
        case Size():
            return f"in {demand.group} sit at least {demand.least} and at most {demand.most}"
        case SizesAlike():
            return f"the sizes of {_few(demand.groups)} differ by at most {demand.spread}"
        case Together():
            return f"{_few(demand.people)} are together"
        case Apart():
            return f"{_few(demand.people)} are apart"
        case ChannelsAtMost():
            return f"{_few(demand.groups)} have at most {demand.limit} languages beyond the first"
        case MovedAtMost():
            return f"at most {demand.limit} people move"
    return demand.rule


def _few(names: Sequence[str]) -> str:
    named = ", ".join(names[:MOST_NAMED])
    return named if len(names) <= MOST_NAMED else f"{named} and {len(names) - MOST_NAMED} more"
