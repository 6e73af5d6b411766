"""The loop of annealing: one session after another takes a place by chance, the colder the more often a cheap one."""

from collections.abc import Callable
from math import exp, inf
from typing import Protocol

import numpy as np

from solver.chance import chance
from solver.timetable.annealing.crowding import Crowding, Prices
from solver.timetable.annealing.guards import GUARDED, Where, holds
from solver.timetable.annealing.overload import Overload
from solver.timetable.annealing.pairs import Pairs
from solver.timetable.annealing.pauses import Pauses
from solver.timetable.annealing.rooms import Rooms
from solver.timetable.decisions import Decisions
from solver.timetable.demands import ImbalanceCost, Said, texts_in
from solver.timetable.forward.needs import KNOWN, Needs
from solver.timetable.forward.occupancy import Occupancy
from solver.timetable.plan import Placement, Plan
from solver.timetable.problem import Problem

TIMED = (Crowding, Pairs, Overload, Pauses)
PRICED = tuple(word for tally in (*TIMED, Rooms) for word in tally.words)
COLDEST = 0.1  # of a unit of cost: at the end hardly any step up is taken
BEYOND = 100_000  # a rise of so much is a change to what was published: no heat is meant to pay it
LOOKS = 4  # starts that are tried for a room before the session stays where it was
PATIENCE = 256  # moves between two looks at the clock

Place = tuple[int, int | None]


class Tally(Protocol):
    """Keeps what some of the prices depend on."""

    def put(self, session: int, start: int, room: int | None) -> None:
        """Count a session that is placed."""

    def take_out(self, session: int, start: int, room: int | None) -> None:
        """Count a session no more."""


class Annealing:
    """Moves sessions whose every demand and price is known here; the others stay where they are."""

    def __init__(self, problem: Problem, decide: Decisions, seed: int, goes_on: Callable[[], bool]) -> None:
        self._needs = Needs(problem, decide)
        self._goes_on = goes_on
        self._random = chance(seed)
        fixed = set[str]()
        for demand in decide.demands:
            if isinstance(demand, ImbalanceCost):  # it asks who is placed, not when
                fixed |= set(texts_in(demand)) - set(decide.present)
            elif not isinstance(demand, KNOWN + PRICED + GUARDED):
                fixed |= set(texts_in(demand))
        self.movable = [
            session
            for session, name in enumerate(self._needs.names)
            if name not in fixed and max(len(self._needs.starts[session]), len(self._needs.open_rooms[session])) > 1
        ]
        self._guards: dict[int, list[Said]] = {}
        for demand in decide.demands:
            for name in self._needs.number.keys() & texts_in(demand) if isinstance(demand, GUARDED) else ():
                self._guards.setdefault(self._needs.number[name], []).append(demand)
        self._absence = [sum(decide.absence_costs.get(name, {}).values()) for name in self._needs.names]
        self._alone = [
            np.array([self._needs.price(session, start) for start in starts], dtype=np.float64)
            for session, starts in enumerate(self._needs.starts)
        ]

    def run(self, plan: Plan, moves: int, hottest: float) -> tuple[Plan, float]:
        """Give the best plan on the way and what it costs more than the given one; below 0 it is better."""
        self._begin(plan)
        placed = [(start, room) for start, room in self._places()]
        best, change = placed, 0.0
        lowest = 0.0
        for move in range(moves):
            if move % PATIENCE == 0 and not self._goes_on():
                break
            heat = hottest * (COLDEST / hottest) ** (move / moves)
            change += self._move(self.movable[int(self._random.random() * len(self.movable))], heat)
            if change < lowest - 1e-6:
                lowest, best = change, list(self._places())
        return self._plan(best), lowest

    def heat(self, plan: Plan) -> float:
        """Give the heat at which a usual move is taken about every third time: the mean rise to another start."""
        self._begin(plan)
        rises = []
        for session in self._random.sample(self.movable, min(200, len(self.movable))):
            if self._occupancy.start[session] is not None:
                self._take_out(session)
                prices = self._start_prices(session)
                prices = prices[prices < prices.min() + BEYOND]
                rises.append(float(prices.mean() - prices.min()))
        return max(1.0, float(np.mean(rises))) if rises else 1.0

    # One move

    def _move(self, session: int, heat: float) -> float:
        """Place a session anew; give by how much the cost rises."""
        occupancy = self._occupancy
        start, room = occupancy.start[session], occupancy.room[session]
        if start is None:
            return self._place_absent(session, heat)
        self._take_out(session)
        prices = self._start_prices(session)
        here = self._needs.starts[session].index(start)
        paid = prices[here] + self._room_price(session, start, room)
        free = occupancy.free_starts(session)
        found = self._draw(session, free, prices, heat, paid - prices[here])
        if found is None:
            self._put(session, start, room)
            return 0.0
        number, other_room, room_price = found
        self._put(session, self._needs.starts[session][number], other_room)
        if not self._is_kept(session):
            self._take_out(session)
            self._put(session, start, room)
            return 0.0
        return float(prices[number] + room_price - paid)

    def _is_kept(self, session: int) -> bool:
        """Tell whether all that cannot be seen before a move holds after it."""
        return all(holds(demand, self._where) for demand in self._guards.get(session, ()))

    def _place_absent(self, session: int, heat: float) -> float:
        prices = self._start_prices(session)
        found = self._draw(session, self._occupancy.free_starts(session), prices, heat, inf)
        if found is None or prices[found[0]] + found[2] > self._absence[session]:
            return 0.0
        number, room, room_price = found
        self._put(session, self._needs.starts[session][number], room)
        if not self._is_kept(session):
            self._take_out(session)
            return 0.0
        return float(prices[number] + room_price - self._absence[session])

    def _draw(
        self, session: int, free: list[int], prices: Prices, heat: float, room_paid: float
    ) -> tuple[int, int | None, float] | None:
        """Draw a start by its price, and a room; None if the session should stay where it was."""
        if not free:
            return None
        chances = prices[free]
        chances = np.cumsum(np.exp((chances.min() - chances) / heat))
        for _ in range(LOOKS):
            place = int(np.searchsorted(chances, self._random.random() * chances[-1], side="right"))
            number = free[min(place, len(free) - 1)]
            start = self._needs.starts[session][number]
            if not self._needs.housed[session]:
                return number, None, 0.0
            rooms = list(self._occupancy.free_rooms(session, start, self._needs.open_rooms[session]))
            if rooms:
                return self._take_room(session, number, rooms, heat, room_paid)
        return None

    def _take_room(
        self, session: int, number: int, rooms: list[int], heat: float, room_paid: float
    ) -> tuple[int, int | None, float] | None:
        priced = self._rooms.prices(session, self._needs.starts[session][number], rooms)
        cheapest = min(priced.values())
        room = self._random.choice([room for room, price in priced.items() if price == cheapest])
        rise = cheapest - room_paid
        if rise > 0 and self._random.random() >= exp(-rise / heat):
            return None
        return number, room, float(cheapest)

    # Prices and places

    def _begin(self, plan: Plan) -> None:
        demands = self._needs.decide.demands
        self._occupancy = Occupancy(self._needs)
        self._rooms = Rooms(self._needs, demands)
        self._where = Where(self._occupancy)
        self._timed = tuple(kind(self._needs, demands) for kind in TIMED)
        self._tallies: tuple[Tally, ...] = (*self._timed, self._rooms)
        rooms = {room: number for number, room in enumerate(self._needs.rooms)}
        for name, placement in sorted(plan.placements.items()):
            room = None if placement.room is None else rooms[placement.room]
            self._put(self._needs.number[name], placement.start, room)

    def _start_prices(self, session: int) -> Prices:
        prices = self._alone[session].copy()
        for tally in self._timed:
            tally.add_prices(session, prices)
        return prices

    def _room_price(self, session: int, start: int, room: int | None) -> float:
        return 0.0 if room is None else float(self._rooms.prices(session, start, (room,))[room])

    def _put(self, session: int, start: int, room: int | None) -> None:
        self._occupancy.put(session, start, room)
        for tally in self._tallies:
            tally.put(session, start, room)

    def _take_out(self, session: int) -> None:
        start, room = self._occupancy.start[session], self._occupancy.room[session]
        self._occupancy.take_out(session)
        for tally in self._tallies:
            tally.take_out(session, start or 0, room)

    def _places(self) -> list[tuple[int | None, int | None]]:
        return list(zip(self._occupancy.start, self._occupancy.room, strict=True))

    def _plan(self, places: list[tuple[int | None, int | None]]) -> Plan:
        names, rooms = self._needs.names, self._needs.rooms
        return Plan(
            placements={
                names[session]: Placement(start=start, room=None if room is None else rooms[room])
                for session, (start, room) in enumerate(places)
                if start is not None
            }
        )
