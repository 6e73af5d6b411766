"""What rules ask of teams of interpreters, and charge, as data: one class for each word of `team_words.py`."""

from dataclasses import dataclass, field

from solver.timetable.demands import Said
from solver.timetable.values import Span


@dataclass(frozen=True)
class TeamMoves(Said):
    """No team is in two of these sessions at once, and it has time to go from one room to another: `minutes`."""

    sessions: tuple[str, ...]
    minutes: dict[str, dict[str, int]] = field(hash=False)


@dataclass(frozen=True)
class TeamStretch(Said):
    """From the first start to the last end of those sessions of a team that start in one of the spans: `limit`."""

    sessions: tuple[str, ...]
    teams: tuple[str, ...]
    limit: int
    spans: tuple[Span, ...]


@dataclass(frozen=True)
class TeamPause(Said):
    """Between two sessions of a team that start in different ones of the spans there are `gap` minutes."""

    sessions: tuple[str, ...]
    gap: int
    spans: tuple[Span, ...]


@dataclass(frozen=True)
class TeamUse(Said):
    """Each of the teams has sessions that start in at most `limit` of the spans."""

    sessions: tuple[str, ...]
    teams: tuple[str, ...]
    limit: int
    spans: tuple[Span, ...]


@dataclass(frozen=True)
class TeamUseInAll(Said):
    """Each span in which a team has sessions that start then counts `prices[team]`; all teams together: `limit`."""

    sessions: tuple[str, ...]
    prices: dict[str, int] = field(hash=False)
    limit: int
    spans: tuple[Span, ...]


@dataclass(frozen=True)
class TeamUseCost(Said):
    """`prices[team]` units for each team and span in which it has sessions that start then."""

    sessions: tuple[str, ...]
    prices: dict[str, int] = field(hash=False)
    spans: tuple[Span, ...]


@dataclass(frozen=True)
class TeamHurryCost(Said):
    """One unit for two sessions of a team that start in one span, in two rooms, less than `gap` minutes apart."""

    sessions: tuple[str, ...]
    gap: int
    spans: tuple[Span, ...]
