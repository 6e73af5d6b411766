"""The loop of forward search: take the most difficult session that waits, put it where the least is in the way."""

from collections.abc import Callable
from heapq import heappop, heappush

from solver.chance import chance
from solver.timetable.decisions import Decisions
from solver.timetable.forward.needs import Needs
from solver.timetable.forward.occupancy import Occupancy
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem

MOST_STEPS = 20  # times the number of sessions
MOST_STARTS, MOST_ROOMS = 40, 12  # looked at where somebody is in the way everywhere

Place = tuple[int, int | None]


class Forward:
    """Places required sessions first, then requests, which never push out a required one.

    A session that was pushed out before weighs more the next time, so that the same few do not push each other
    out for ever. The same problem and seed give the same plan.
    """

    def __init__(self, problem: Problem, decide: Decisions, seed: int, goes_on: Callable[[], bool]) -> None:
        self.needs = Needs(problem, decide)
        self._problem, self._goes_on = problem, goes_on
        self._random = chance(seed)
        self._occupancy = Occupancy(self.needs)
        self._weight = [1.0] * len(self.needs.names)
        self._waiting: list[tuple[float, int]] = []
        self._demand = self._demand_for_rooms()
        self._rooms = [self._in_order(session) for session in range(len(self.needs.names))]

    def search(self) -> Plan:
        """Give a plan of as many sessions as found a place."""
        required = [session for session, needed in enumerate(self.needs.required) if needed]
        requests = [session for session, needed in enumerate(self.needs.required) if not needed]
        self._place(required)
        best = self._occupancy.plan()
        self._place(requests)
        plan = self._occupancy.plan()
        return max(best, plan, key=lambda each: len(each.placements))

    def _place(self, sessions: list[int]) -> None:
        self._waiting = []
        for session in sessions:
            self._wait(session)
        for _ in range(MOST_STEPS * len(sessions)):
            if not self._waiting or not self._goes_on():
                return
            _, session = heappop(self._waiting)
            self._put(session)

    def _wait(self, session: int) -> None:
        choices = len(self.needs.starts[session]) * (len(self.needs.open_rooms[session]) or 1)
        heappush(self._waiting, (choices / self.needs.length[session] / self._weight[session], session))

    def _put(self, session: int) -> None:
        place = self._free_place(session)
        if place is not None:
            self._occupancy.put(session, *place)
            return
        pushed, place = self._cheapest_place(session)
        if place is None:
            return
        for other in sorted(pushed):
            self._occupancy.take_out(other)
            self._weight[other] += 1
            self._wait(other)
        self._occupancy.put(session, *place)

    def _free_place(self, session: int) -> Place | None:
        """Give the cheapest start with a free room, the least wanted room first."""
        starts = [self.needs.starts[session][number] for number in self._occupancy.free_starts(session)]
        self._random.shuffle(starts)
        for start in sorted(starts, key=lambda start: self.needs.price(session, start)):
            if not self.needs.housed[session]:
                return start, None
            room = next(self._occupancy.free_rooms(session, start, self._rooms[session]), None)
            if room is not None:
                return start, room
        return None

    def _cheapest_place(self, session: int) -> tuple[set[int], Place | None]:
        """Give the place where those in the way weigh the least, and who they are."""
        best: tuple[float, set[int], Place | None] = (float("inf"), set(), None)
        starts = self.needs.starts[session]
        for start in self._random.sample(starts, min(MOST_STARTS, len(starts))):
            others = self._occupancy.in_the_way(session, start)
            weight = self._weigh(session, others)
            if weight >= best[0]:
                continue
            for room in self._sample(session):
                if room is not None and not self._occupancy.is_open(session, start, room):
                    continue
                more = set() if room is None else self._occupancy.in_the_room(session, start, room) - others
                total = weight + self._weigh(session, more)
                if total < best[0]:
                    best = (total, others | more, (start, room))
        return best[1], best[2]

    def _sample(self, session: int) -> list[int | None]:
        if not self.needs.housed[session]:
            return [None]
        rooms = self._rooms[session]
        return list(self._random.sample(rooms, min(MOST_ROOMS, len(rooms))))

    def _weigh(self, session: int, others: set[int]) -> float:
        """Give how much it matters to push them out; a request pushes out no required session."""
        if not self.needs.required[session] and any(self.needs.required[other] for other in others):
            return float("inf")
        return sum(self._weight[other] for other in others)

    def _demand_for_rooms(self) -> list[float]:
        """Give for each room the minutes of those that may be in it, each shared among its rooms."""
        demand = [0.0] * len(self.needs.rooms)
        for session, rooms in enumerate(self.needs.open_rooms):
            for room in rooms:
                demand[room] += self.needs.length[session] / len(rooms)
        return demand

    def _in_order(self, session: int) -> list[int]:
        """Give the rooms of a session, the least wanted first, then the cheapest."""
        needs = self.needs
        return sorted(
            needs.open_rooms[session],
            key=lambda room: (needs.price_of_room(session, room), self._demand[room], room),
        )
