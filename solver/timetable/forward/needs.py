"""What the rules ask for, in tables that are quick to look up: sessions and rooms are numbers, times are bits."""

from collections.abc import Iterator
from functools import cached_property
from itertools import combinations
from math import inf

import numpy as np
from numpy.typing import NDArray

from solver.timetable.decisions import Decisions
from solver.timetable.demands import Apart, AtMost, Before, NeverTogether, SameStart, TimeToMove
from solver.timetable.problem import Problem
from solver.timetable.team_demands import TeamMoves, TeamPause, TeamStretch, TeamUse, TeamUseInAll

OF_TEAMS = (TeamMoves, TeamStretch, TeamPause, TeamUse, TeamUseInAll)
KNOWN = (NeverTogether, AtMost, Before, Apart, SameStart, TimeToMove, *OF_TEAMS)
Ways = dict[str, dict[str, int]]


class Needs:
    """The words that forward search knows. A plan may still break demands in other words: these `are_left`."""

    def __init__(self, problem: Problem, decide: Decisions) -> None:
        self.decide = decide
        self.names = [session.id for session in problem.sessions]
        self.number = {name: number for number, name in enumerate(self.names)}
        self.rooms = [room.id for room in problem.rooms]
        self.length = [session.duration for session in problem.sessions]
        self.required = [name in decide.present for name in self.names]
        self.step = problem.step
        self.starts = [decide.starts(name) for name in self.names]
        self.housed = [session.needs_room for session in problem.sessions]
        place = {room: number for number, room in enumerate(self.rooms)}
        self.open_rooms = [[place[room] for room in decide.rooms(name)] for name in self.names]
        self.pause = [(decide.turnover or {}).get(room, 0) for room in self.rooms]
        self.points_of = [-(-length // problem.step) for length in self.length]
        lasts = [self.point(starts[-1]) for starts in self.starts if starts]
        self.points = max(lasts, default=0) + max(self.points_of, default=0) + 1
        self.shared_rooms = decide.turnover is None
        self._tabulate_pairs()
        self._tabulate_groups()
        self.are_left = [demand for demand in decide.demands if not demand.weight and not isinstance(demand, KNOWN)]

    def bits(self, start: int, end: int) -> int:
        """Give the grid points from a start up to an end, a bit each."""
        first, last = -(-start // self.step), -(-end // self.step)
        return ((1 << (last - first)) - 1) << first

    def point(self, moment: int) -> int:
        """Give the number of the first grid point that is not before a moment."""
        return -(-moment // self.step)

    @cached_property
    def masks(self) -> list[list[int]]:
        """For each session: the grid points of each of its starts."""
        return [
            [self.bits(start, start + length) for start in starts]
            for starts, length in zip(self.starts, self.length, strict=True)
        ]

    @cached_property
    def first_points(self) -> list[NDArray[np.int64]]:
        """For each session: the first grid point of each of its starts."""
        return [np.array([self.point(start) for start in starts], dtype=np.int64) for starts in self.starts]

    def price(self, session: int, start: int) -> int:
        """Give what a session costs by itself with a start."""
        return sum(self.decide.start_costs.get(self.names[session], {}).get(start, {}).values())

    def price_of_room(self, session: int, room: int) -> int:
        """Give what a session costs by itself in a room."""
        return sum(self.decide.room_costs.get(self.names[session], {}).get(self.rooms[room], {}).values())

    def _tabulate_pairs(self) -> None:
        count = len(self.names)
        clashing: list[set[int]] = [set() for _ in range(count)]
        self.apart: list[list[tuple[int, int]]] = [[] for _ in range(count)]
        self.order: list[list[tuple[int, float, float]]] = [[] for _ in range(count)]
        self.ways: list[list[tuple[int, int, Ways]]] = [[] for _ in range(count)]
        for demand in self.decide.demands:
            if isinstance(demand, NeverTogether):
                for one, other in self._pairs(demand.sessions):
                    clashing[one].add(other)
            elif isinstance(demand, Apart):
                for one, other in self._pairs(demand.sessions):
                    self.apart[one].append((other, demand.gap))
            elif isinstance(demand, Before):
                self._tabulate_order(demand)
            elif isinstance(demand, TimeToMove):
                for one, other in self._pairs((demand.one, demand.other)):
                    self.ways[one].append((other, demand.longest, demand.minutes))
        self.clashing = [sorted(others) for others in clashing]

    def _pairs(self, sessions: tuple[str, ...]) -> Iterator[tuple[int, int]]:
        """Give every pair in both directions."""
        for one, other in combinations(sessions, 2):
            yield self.number[one], self.number[other]
            yield self.number[other], self.number[one]

    def _tabulate_order(self, demand: Before) -> None:
        """Note how many minutes after the other's start each of the two may start, at least and at most."""
        first, then = self.number[demand.first], self.number[demand.then]
        if first == then:  # nothing ends before it starts
            self.starts[first] = []
        least = self.length[first] + demand.min_gap
        most = inf if demand.max_gap is None else self.length[first] + demand.max_gap
        self.order[then].append((first, least, most))
        self.order[first].append((then, -most, -least))

    def _tabulate_groups(self) -> None:
        self.limits: list[int] = []
        self.groups: list[list[int]] = [[] for _ in self.names]
        self.members: list[list[int]] = []
        self.simultaneous: list[list[int]] = [[] for _ in self.names]
        for demand in self.decide.demands:
            if isinstance(demand, AtMost):
                self.members.append([self.number[session] for session in demand.sessions])
                for session in self.members[-1]:
                    self.groups[session].append(len(self.limits))
                self.limits.append(demand.limit)
            elif isinstance(demand, SameStart):
                for one, other in self._pairs(demand.sessions):
                    self.simultaneous[one].append(other)
