"""The loop of forward search: take the most difficult session that waits, put it where the least is in the way."""

from collections.abc import Callable, Iterable
from heapq import heappop, heappush

from solver.chance import chance
from solver.timetable.decisions import Decisions
from solver.timetable.forward.needs import Needs
from solver.timetable.forward.occupancy import Occupancy, Place
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem

MOST_STEPS, MOST_VAIN_STEPS = 20, 3  # times the number of sessions; in vain: without another one placed
MOST_STARTS, MOST_ROOMS = 40, 12  # looked at where somebody is in the way everywhere


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
        fewest, since = len(sessions) + 1, 0
        for step in range(MOST_STEPS * len(sessions)):
            if len(self._waiting) < fewest:
                fewest, since = len(self._waiting), step
            if not self._waiting or not self._goes_on() or step - since > MOST_VAIN_STEPS * len(sessions):
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
        """Give the cheapest start with a free room and a free team, the least wanted room first."""
        starts = [self.needs.starts[session][number] for number in self._occupancy.free_starts(session)]
        self._random.shuffle(starts)
        for start in sorted(starts, key=lambda start: self.needs.price(session, start)):
            for room in self._free_rooms(session, start):
                if not self._occupancy.teams.able[session]:
                    return start, room, None
                team = next(self._occupancy.teams.free_teams(session, start, room), None)
                if team is not None:
                    return start, room, team
        return None

    def _free_rooms(self, session: int, start: int) -> Iterable[int | None]:
        if not self.needs.housed[session]:
            return [None]
        return self._occupancy.free_rooms(session, start, self._rooms[session])

    def _cheapest_place(self, session: int) -> tuple[set[int], Place | None]:
        """Give the place where those in the way weigh the least, and who they are."""
        best: tuple[float, set[int], Place | None] = (float("inf"), set(), None)
        starts = self.needs.starts[session]
        for start in self._random.sample(starts, min(MOST_STARTS, len(starts))):
            others = self._occupancy.in_the_way(session, start)
            weight = self._weigh(session, others)
            if weight >= best[0]:
                continue
            team, others = self._least_busy(session, start, others)
            if team is None and self._occupancy.teams.able[session]:
                continue
            for room in self._sample(session):
                if room is not None and not self._occupancy.is_open(session, start, room):
                    continue
                pushed = others | self._occupancy.in_the_room_or_team(session, start, room, team)
                total = self._weigh(session, pushed)
                if total < best[0]:
                    best = (total, pushed, (start, room, team))
        return best[1], best[2]

    def _least_busy(self, session: int, start: int, others: set[int]) -> tuple[int | None, set[int]]:
        """Give the team for which the least is in the way, with all that is, its room left out of account."""
        occupied = self._occupancy.teams
        teams = occupied.serving(session, start)
        pushed = [others | occupied.in_the_way(session, start, None, team) for team in teams]
        if not teams:
            return None, others
        best = min(range(len(teams)), key=lambda place: (self._weigh(session, pushed[place]), teams[place]))
        return teams[best], pushed[best]

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
