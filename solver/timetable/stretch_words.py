"""The words in which rules speak of the days of whoever attends several sessions: how they lie in a span of time.

What counts are stretches: the hours, start and end, of those of the sessions that start in the span. Sessions at the
same hours are one stretch, since nobody is in two of them.
"""

from collections.abc import Iterable

from solver.timetable.costs import FewSpansCost, IsolatedCost, LonelyCost, LongRunsCost
from solver.timetable.demands import EnoughSpans, NoneIsolated
from solver.timetable.team_words import TeamWords
from solver.timetable.values import Span


class StretchWords(TeamWords):
    """What the rules ask of the stretches of a span, and charge for them, in whole units of the speaking rule."""

    def enough_spans(self, sessions: Iterable[str], spans: Iterable[Span], least: int) -> None:
        """Ask that, if any, at least so many of the spans have one of the sessions that starts in them."""
        if least > 1:
            self.demands.append(EnoughSpans(self._rule, 0, tuple(sorted(set(sessions))), tuple(spans), least))

    def none_isolated(self, sessions: Iterable[str], span: Span, gap: int) -> None:
        """Ask that each stretch has another of the span next to it, at most `gap` minutes away."""
        self.demands.append(NoneIsolated(self._rule, 0, tuple(sorted(set(sessions))), span, gap))

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
        if least > 1:
            self.demands.append(FewSpansCost(self._rule, self._weight * units, members, tuple(spans), least))
