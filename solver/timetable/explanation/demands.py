"""Every hard demand by itself: what each rule asks for, before anything is merged or narrowed."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import singledispatch

from solver.check import rules_of
from solver.rule import Level
from solver.timetable.cliques import merged
from solver.timetable.decisions import Decisions
from solver.timetable.demands import Presiding, Said
from solver.timetable.problem import Problem
from solver.timetable.rule import TimetableRule
from solver.timetable.team_pools import pooled
from solver.timetable.values import Span


@dataclass(frozen=True)
class Placed(Said):
    """The session is placed."""

    session: str


@dataclass(frozen=True)
class OnlyStarts(Said):
    """The session starts at one of these."""

    session: str
    starts: frozenset[int]


@dataclass(frozen=True)
class OnlyWithin(Said):
    """The session lies whole inside one of the spans."""

    session: str
    spans: tuple[Span, ...]


@dataclass(frozen=True)
class OnlyRooms(Said):
    """The session is in one of these rooms."""

    session: str
    rooms: frozenset[str]


@dataclass(frozen=True)
class NotAt(Said):
    """The session is not at certain starts in certain rooms."""

    session: str
    refuse: Callable[[int, str], bool]


@dataclass(frozen=True)
class OnlyTeams(Said):
    """The session has one of these teams of interpreters; some team in any case."""

    session: str
    teams: frozenset[str]


@dataclass(frozen=True)
class NotBy(Said):
    """The session does not have certain teams at certain starts."""

    session: str
    refuse: Callable[[int, str], bool]


@dataclass(frozen=True)
class OneAtATime(Said):
    """A room holds one session at a time, and is empty for its turnover in between."""

    turnover: dict[str, int] = field(hash=False)


@dataclass(frozen=True)
class Presided(Said):
    """One of those who may preside over the session does; `all` is what the rule asks for all sessions."""

    session: str
    all: Presiding


class Recording(Decisions):
    """Keeps the words that narrow a session down as demands, instead of narrowing; every start stays open."""

    def must_be_placed(self, session: str) -> None:
        """Keep the demand."""
        self.demands.append(Placed(self._rule, 0, session))

    def only_starts(self, session: str, allowed: Iterable[int]) -> None:
        """Keep the demand, unless it allows everything."""
        starts = frozenset(allowed).intersection(self.starts(session))
        if len(starts) < len(self.starts(session)):
            self.demands.append(OnlyStarts(self._rule, 0, session, starts))

    def only_within(self, session: str, spans: Iterable[Span]) -> None:
        """Keep the demand."""
        self.demands.append(OnlyWithin(self._rule, 0, session, tuple(spans)))

    def only_rooms(self, session: str, allowed: Iterable[str]) -> None:
        """Keep the demand, unless it allows everything."""
        rooms = frozenset(allowed).intersection(self.rooms(session))
        if len(rooms) < len(self.rooms(session)):
            self.demands.append(OnlyRooms(self._rule, 0, session, rooms))

    def not_at(self, session: str, refuse: Callable[[int, str], bool]) -> None:
        """Keep the demand."""
        self.demands.append(NotAt(self._rule, 0, session, refuse))

    def only_teams(self, session: str, allowed: Iterable[str]) -> None:
        """Keep the demand, unless it allows everything."""
        teams = frozenset(allowed).intersection(self.teams(session))
        if len(teams) < len(self.teams(session)):
            self.demands.append(OnlyTeams(self._rule, 0, session, teams))

    def not_by(self, session: str, refuse: Callable[[int, str], bool]) -> None:
        """Keep the demand, if it can refuse anything."""
        if any(refuse(start, team) for team in self.teams(session) for start in self.starts(session)):
            self.demands.append(NotBy(self._rule, 0, session, refuse))

    def one_at_a_time_in_rooms(self, turnover: dict[str, int]) -> None:
        """Keep the demand."""
        self.demands.append(OneAtATime(self._rule, 0, turnover))


def recorded(problem: Problem) -> list[Said]:
    """Give every hard demand of the rule book; each rule speaks as if it were alone."""
    demands: list[Said] = []
    for rule in rules_of(problem):
        if isinstance(rule, TimetableRule) and rule.level is Level.HARD:
            recording = Recording(problem)
            recording.speaking_for(rule.name(), 0)
            rule.post(problem, recording)
            demands += (single for demand in recording.demands for single in _singly(demand))
    return demands


def _singly(demand: Said) -> Iterator[Said]:
    """Take apart what is said of all presided sessions at once: it is asked for each of them."""
    if isinstance(demand, Presiding):
        for session in demand.candidates:
            yield Presided(demand.rule, demand.weight, session, demand)
    else:
        yield demand


def decisions_of(problem: Problem, demands: Sequence[Said]) -> Decisions:
    """Say some recorded demands again, and nothing else."""
    decide = Decisions(problem)
    for demand in demands:
        decide.speaking_for(demand.rule, demand.weight)
        say(demand, decide)
    decide.demands = merged([*decide.demands, *pooled(decide)])
    return decide


@singledispatch
def say(demand: Said, decide: Decisions) -> None:
    """Say one demand again."""
    decide.demands.append(demand)


@say.register
def _placed(demand: Placed, decide: Decisions) -> None:
    decide.must_be_placed(demand.session)


@say.register
def _only_starts(demand: OnlyStarts, decide: Decisions) -> None:
    decide.only_starts(demand.session, demand.starts)


@say.register
def _only_within(demand: OnlyWithin, decide: Decisions) -> None:
    decide.only_within(demand.session, demand.spans)


@say.register
def _only_rooms(demand: OnlyRooms, decide: Decisions) -> None:
    decide.only_rooms(demand.session, demand.rooms)


@say.register
def _not_at(demand: NotAt, decide: Decisions) -> None:
    decide.not_at(demand.session, demand.refuse)


@say.register
def _only_teams(demand: OnlyTeams, decide: Decisions) -> None:
    decide.only_teams(demand.session, demand.teams)


@say.register
def _not_by(demand: NotBy, decide: Decisions) -> None:
    decide.not_by(demand.session, demand.refuse)


@say.register
def _one_at_a_time(demand: OneAtATime, decide: Decisions) -> None:
    decide.one_at_a_time_in_rooms(demand.turnover)


@say.register
def _presided(demand: Presided, decide: Decisions) -> None:
    """Join what is asked for each session: sessions at the same time share those who may preside."""
    said: dict[str, tuple[str, ...]] = {}
    for earlier in [each for each in decide.demands if isinstance(each, Presiding) and each.rule == demand.rule]:
        said |= earlier.candidates
        decide.demands.remove(earlier)
    said[demand.session] = demand.all.candidates[demand.session]
    decide.demands.append(replace(demand.all, candidates=said))
