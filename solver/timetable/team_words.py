"""The words in which rules speak of teams of interpreters, and of the assignments that a team works."""

from collections.abc import Iterable, Mapping

from solver.timetable.block_words import BlockWords
from solver.timetable.demands import Said
from solver.timetable.problem import Problem
from solver.timetable.team_demands import (
    TeamHurryCost,
    TeamMoves,
    TeamPause,
    TeamStretch,
    TeamUse,
    TeamUseCost,
    TeamUseInAll,
)
from solver.timetable.values import Span


class TeamWords(BlockWords):
    """What the rules ask of teams. Spans do not overlap; a session belongs to the span in which it starts."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self._interpreted = tuple(session.id for session in problem.sessions if self.teams(session.id))

    def team_moves(self, minutes: Mapping[str, Mapping[str, int]]) -> None:
        """Ask that no team is in two sessions at once, and has the minutes from room to room between them."""
        given = {room: dict(row) for room, row in sorted(minutes.items())}
        self._ask(TeamMoves(self._rule, 0, self._interpreted, given))

    def team_stretch(self, teams: Iterable[str], limit: int, spans: Iterable[Span]) -> None:
        """Ask that each team is done, in each of the spans, so many minutes after it began there."""
        self._ask(TeamStretch(self._rule, 0, self._interpreted, tuple(sorted(teams)), limit, tuple(spans)))

    def team_pause(self, gap: int, spans: Iterable[Span]) -> None:
        """Ask for so many minutes between sessions of a team that start in different spans."""
        self._ask(TeamPause(self._rule, 0, self._interpreted, gap, tuple(spans)))

    def team_use(self, teams: Iterable[str], limit: int, spans: Iterable[Span]) -> None:
        """Ask that each team has sessions in at most so many of the spans."""
        self._ask(TeamUse(self._rule, 0, self._interpreted, tuple(sorted(teams)), limit, tuple(spans)))

    def team_use_in_all(self, prices: Mapping[str, int], limit: int, spans: Iterable[Span]) -> None:
        """Ask that the spans in which teams have sessions, each at the price of its team, stay within a limit."""
        given = dict(sorted(prices.items()))
        self._ask(TeamUseInAll(self._rule, 0, self._interpreted, given, limit, tuple(spans)))

    def team_use_cost(self, prices: Mapping[str, int], spans: Iterable[Span]) -> None:
        """Charge for each team and each span in which it has sessions."""
        self._ask(
            TeamUseCost(self._rule, self._weight, self._interpreted, dict(sorted(prices.items())), tuple(spans))
        )

    def team_hurry_cost(self, gap: int, spans: Iterable[Span]) -> None:
        """Charge one unit if a team changes rooms within a span with less than `gap` minutes between."""
        self._ask(TeamHurryCost(self._rule, self._weight, self._interpreted, gap, tuple(spans)))

    def _ask(self, demand: Said) -> None:
        if self._interpreted:
            self.demands.append(demand)
