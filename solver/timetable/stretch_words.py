"""The words in which rules price the days of whoever attends several sessions: how they lie in a span of time.

What counts are stretches: the hours, start and end, of those of the sessions that start in the span. Sessions at the
same hours are one stretch, since nobody is in two of them.
"""

from collections.abc import Iterable

from solver.timetable.costs import FewSpansCost, IsolatedCost, LonelyCost, LongRunsCost
from solver.timetable.team_words import TeamWords
from solver.timetable.values import Span


class StretchWords(TeamWords):
    """What the rules charge for the stretches of a span, in whole units of the speaking rule."""

    def long_runs_cost(self, sessions: Iterable[str], span: Span, most: int, gap: int, units: int = 1) -> None:
        """Charge the units for each stretch that is one too many in a row, with at most `gap` minutes between."""
        members = tuple(sorted(set(sessions)))
        if len(members) > most:
            self.demands.append(LongRunsCost(self._rule, self._weight * units, members, span, most, gap))

    def lonely_cost(self, sessions: Iterable[str], span: Span, units: int = 1) -> None:
        """Charge the units if exactly one stretch starts in the span."""
        self.demands.append(LonelyCost(self._rule, self._weight * units, tuple(sorted(set(sessions))), span))

    def isolated_cost(self, sessions: Iterable[str], span: Span, gap: int, units: int = 1) -> None:
        """Charge the units for each stretch with no other of the span next to it, at most `gap` minutes away."""
        members = tuple(sorted(set(sessions)))
        self.demands.append(IsolatedCost(self._rule, self._weight * units, members, span, gap))

    def few_spans_cost(self, sessions: Iterable[str], spans: Iterable[Span], least: int, units: int = 1) -> None:
        """Charge the units for each span, short of `least`, in which any of the sessions starts, unless none does."""
        members = tuple(sorted(set(sessions)))
        self.demands.append(FewSpansCost(self._rule, self._weight * units, members, tuple(spans), least))
