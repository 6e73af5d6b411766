"""Clashes that arithmetic shows, in milliseconds: each proposal is a few sessions that cannot all be placed.

A proposal is a suspicion. It is proven, and shrunk, by a model of those sessions alone.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations, permutations

from solver.timetable.decisions import Decisions
from solver.timetable.demands import AtMost, Before, NeverTogether, Said
from solver.timetable.explanation.demands import OneAtATime, Placed, decisions_of
from solver.timetable.problem import Problem

MOST_SPANS = 60
ROOMY = 2  # times the minutes needed are enough not to look closer


@dataclass(frozen=True)
class Tight:
    """What needs how many of the minutes there are; beyond 100 % it is a clash."""

    what: str  # "session" | "order" | "people" | "rooms" | "limit"
    sessions: tuple[str, ...]
    rooms: tuple[str, ...]
    start: int
    end: int
    needed: int
    usable: int

    @property
    def clashes(self) -> bool:
        """Whether more is needed than there is."""
        return self.needed > self.usable


class Counting:
    """Compares what the required sessions need with what there is."""

    def __init__(self, problem: Problem, demands: Sequence[Said]) -> None:
        self._problem, self._demands = problem, demands
        self._decide: Decisions = decisions_of(problem, demands)
        self._placed = sorted({demand.session for demand in demands if isinstance(demand, Placed)})

    def tight(self) -> list[Tight]:
        """Give every comparison, the tightest first."""
        found = [*self._sessions()]
        if not found:
            found = [*self._orders(), *self._people(), *self._rooms(), *self._limits()]
        return sorted(found, key=lambda tight: (-tight.needed / max(1, tight.usable), len(tight.sessions)))

    @cached_property
    def _hull(self) -> dict[str, tuple[int, int]]:
        """From the first start to the last end of each session, its order with others not yet counted."""
        return {
            session: (starts[0], starts[-1] + self._problem.session[session].duration)
            for session in self._placed
            if (starts := self._starts[session])
        }

    @cached_property
    def _starts(self) -> dict[str, list[int]]:
        starts = {}
        for session in self._placed:
            rooms, housed = self._decide.rooms(session), self._problem.session[session].needs_room
            starts[session] = [
                start
                for start in self._decide.starts(session)
                if not housed or any(self._decide.open(session, start, room) for room in rooms)
            ]
        return starts

    @cached_property
    def _own(self) -> dict[str, int]:
        """Give the minutes in which each session may run at all."""
        return {session: self._usable([session], *hull, 0) for session, hull in self._hull.items()}

    def _sessions(self) -> Iterator[Tight]:
        """Sessions without any start or room."""
        for session in self._placed:
            if not self._starts[session]:
                yield Tight("session", (session,), (), 0, 0, self._problem.session[session].duration, 0)

    def _orders(self) -> Iterator[Tight]:
        """Chains: the earliest starts and latest ends that the order leaves, until a session has no time."""
        orders = [demand for demand in self._demands if isinstance(demand, Before)]
        orders = [order for order in orders if order.first in self._hull and order.then in self._hull]
        early = {session: hull[0] for session, hull in self._hull.items()}
        because: dict[str, str] = {}
        late: set[str] = set()
        for _ in range(len(early)):
            changed = False
            for order in orders:
                if order.first in late or order.then in late:
                    continue
                ready = early[order.first] + self._problem.session[order.first].duration + order.min_gap
                if ready > early[order.then]:
                    early[order.then], because[order.then], changed = self._next(order.then, ready), order.first, True
                    if self._late(order.then, early):
                        late.add(order.then)
                        yield self._chain(order.then, because, early)
            if not changed:
                return

    def _next(self, session: str, ready: int) -> int:
        return next((start for start in self._starts[session] if start >= ready), ready)

    def _late(self, session: str, early: dict[str, int]) -> bool:
        return early[session] > self._starts[session][-1]

    def _chain(self, last: str, because: dict[str, str], early: dict[str, int]) -> Tight:
        chain = [last]
        while chain[-1] in because and because[chain[-1]] not in chain:
            chain.append(because[chain[-1]])
        start, end = early[chain[-1]], self._hull[last][1]
        needed = early[last] + self._problem.session[last].duration - start
        return Tight("order", tuple(reversed(chain)), (), start, end, needed, end - start)

    def _people(self) -> Iterator[Tight]:
        """Sessions of which no two may overlap, in the time that they share."""
        groups = {demand.sessions for demand in self._demands if isinstance(demand, NeverTogether)}
        for group in sorted(groups):
            members = [session for session in group if session in self._hull]
            if len(members) > 1:
                yield from self._crowded("people", members, 1, (), 0)

    def _rooms(self) -> Iterator[Tight]:
        """Sessions that only some rooms can hold; the sets of rooms that occur, and their unions by pairs."""
        if not any(isinstance(demand, OneAtATime) for demand in self._demands):
            return
        turnover = self._decide.turnover or {}
        sets = {
            session: frozenset(self._decide.rooms(session))
            for session in self._hull
            if self._problem.session[session].needs_room
        }
        distinct = set(sets.values())
        unions = distinct | {
            one | other for one, other in combinations(sorted(distinct, key=sorted), 2) if one & other
        }
        for rooms in sorted(unions, key=lambda each: (len(each), sorted(each))):
            members = [session for session, own in sets.items() if own <= rooms]
            if len(members) > len(rooms):
                pause = min(turnover.get(room, 0) for room in rooms)
                yield from self._crowded("rooms", members, len(rooms), tuple(sorted(rooms)), pause)

    def _limits(self) -> Iterator[Tight]:
        """Sessions of which only so many may run at once, with those beside which none of them may run."""
        for demand in self._demands:
            if isinstance(demand, AtMost) and demand.limit > 0:
                members = [session for session in demand.sessions if session in self._hull]
                for tight in self._crowded("limit", members, demand.limit, (), 0):
                    yield self._with_exclusive(tight, demand.limit)

    def _with_exclusive(self, tight: Tight, places: int) -> Tight:
        """Take off the time of sessions that exclude all these and must lie where these may run."""
        exclusive: list[str] = []
        for session in sorted(set.intersection(*(self._excludes.get(each, set()) for each in tight.sessions))):
            alone = all(session in self._excludes[other] for other in exclusive)
            own = self._usable([session], tight.start, tight.end, 0)
            union = self._usable([session, *tight.sessions], tight.start, tight.end, 0)
            inside = tight.start <= self._hull[session][0] and self._hull[session][1] <= tight.end
            if alone and own and inside and union * places == tight.usable:
                exclusive.append(session)
        taken = places * sum(self._problem.session[session].duration for session in exclusive)
        return replace(tight, sessions=(*tight.sessions, *exclusive), usable=tight.usable - taken)

    @cached_property
    def _excludes(self) -> dict[str, set[str]]:
        """Give for each session those that never overlap it."""
        excludes: dict[str, set[str]] = {}
        for demand in self._demands:
            if isinstance(demand, NeverTogether):
                for one, other in permutations([s for s in demand.sessions if s in self._hull], 2):
                    excludes.setdefault(one, set()).add(other)
        return excludes

    def _crowded(
        self, what: str, members: list[str], places: int, rooms: tuple[str, ...], pause: int
    ) -> Iterator[Tight]:
        """Compare within each span from some session's first start to some session's last end."""
        begins = sorted({self._hull[session][0] for session in members})[:MOST_SPANS]
        ends = sorted({self._hull[session][1] for session in members})[-MOST_SPANS:]
        worst: Tight | None = None
        for start in begins:
            for end in ends:
                inside = [s for s in members if start <= self._hull[s][0] and self._hull[s][1] <= end]
                if len(inside) <= places:
                    continue
                needed = sum(self._problem.session[session].duration + pause for session in inside)
                if ROOMY * needed < places * max(self._own[session] for session in inside):
                    continue
                usable = self._usable(inside, start, end, pause) * places
                found = Tight(what, tuple(inside), rooms, start, end, needed, usable)
                if worst is None or needed * worst.usable > worst.needed * usable:
                    worst = found
        if worst is not None:
            yield worst

    def _usable(self, sessions: list[str], start: int, end: int, pause: int) -> int:
        """Give the minutes between two moments in which some of the sessions may run at all."""
        spans = sorted(
            {(at, at + self._problem.session[s].duration + pause) for s in sessions for at in self._starts[s]}
        )
        total, reached = 0, start
        for begin, until in spans:
            total += max(0, until - max(begin, reached))
            reached = max(reached, until)
        return total
