"""The loop of annealing: one session after another takes a place by chance, the colder the more often a cheap one."""

from collections.abc import Callable
from math import exp, inf
from typing import Protocol

import numpy as np

from solver.chance import chance
from solver.timetable.annealing.crowding import Crowding, Prices
from solver.timetable.annealing.guards import GUARDED, Where, holds
from solver.timetable.annealing.order import Order
from solver.timetable.annealing.overload import Overload
from solver.timetable.annealing.pairs import Pairs
from solver.timetable.annealing.pauses import Pauses
from solver.timetable.annealing.rooms import Rooms
from solver.timetable.annealing.scattered import Scattered
from solver.timetable.annealing.stretches import Stretches
from solver.timetable.annealing.teams import Teams
from solver.timetable.costs import ImbalanceCost
from solver.timetable.decisions import Decisions
from solver.timetable.demands import Said, texts_in
from solver.timetable.forward.needs import KNOWN, Needs
from solver.timetable.forward.occupancy import Occupancy, Place
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem

TIMED = (Crowding, Order, Pairs, Overload, Pauses, Stretches, Scattered)
PRICED = tuple(word for tally in (*TIMED, Rooms, Teams) for word in tally.words)
COLDEST = 0.1  # of a unit of cost: at the end hardly any step up is taken
BEYOND = 100_000  # a rise of so much is a change to what was published: no heat is meant to pay it
LOOKS = 4  # starts that are tried for a room before the session stays where it was
PATIENCE = 256  # moves between two looks at the clock


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
        best, change = self._occupancy.places(), 0.0
        lowest = 0.0
        for move in range(moves):
            if move % PATIENCE == 0 and not self._goes_on():
                break
            heat = hottest * (COLDEST / hottest) ** (move / moves)
            change += self._move(self.movable[int(self._random.random() * len(self.movable))], heat)
            if change < lowest - 1e-6:
                lowest, best = change, self._occupancy.places()
        return self._occupancy.plan_of(best), lowest

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
        start, room, team = occupancy.start[session], occupancy.room[session], occupancy.teams.team[session]
        if start is None:
            return self._place_absent(session, heat)
        self._take_out(session)
        prices = self._start_prices(session)
        here = self._needs.starts[session].index(start)
        paid = self._price_of_place(session, (start, room, team))
        free = occupancy.free_starts(session)
        found = self._draw(session, free, prices, heat, paid)
        if found is None:
            self._put(session, (start, room, team))
            return 0.0
        number, place, price = found
        self._put(session, place)
        if not self._is_kept(session):
            self._take_out(session)
            self._put(session, (start, room, team))
            return 0.0
        return float(prices[number] + price - prices[here] - paid)

    def _is_kept(self, session: int) -> bool:
        """Tell whether all that cannot be seen before a move holds after it."""
        return all(holds(demand, self._where) for demand in self._guards.get(session, ()))

    def _place_absent(self, session: int, heat: float) -> float:
        prices = self._start_prices(session)
        found = self._draw(session, self._occupancy.free_starts(session), prices, heat, inf)
        if found is None or prices[found[0]] + found[2] > self._absence[session]:
            return 0.0
        number, place, price = found
        self._put(session, place)
        if not self._is_kept(session):
            self._take_out(session)
            return 0.0
        return float(prices[number] + price - self._absence[session])

    def _draw(
        self, session: int, free: list[int], prices: Prices, heat: float, paid: float
    ) -> tuple[int, Place, float] | None:
        """Draw a start by its price, a room and a team; None if the session should stay where it was.

        `paid` is what room and team have cost so far; with the place comes what they cost there.
        """
        if not free:
            return None
        chances = prices[free]
        chances = np.cumsum(np.exp((chances.min() - chances) / heat))
        for _ in range(LOOKS):
            place = int(np.searchsorted(chances, self._random.random() * chances[-1], side="right"))
            number = free[min(place, len(free) - 1)]
            found = self._house(session, self._needs.starts[session][number])
            if found is not None:
                rise = found[1] - paid
                dear = rise > 0 and self._random.random() >= exp(-rise / heat)
                return None if dear else (number, *found)
        return None

    def _house(self, session: int, start: int) -> tuple[Place, float] | None:
        """Give a start the cheapest free room, and then the cheapest team that is free for it."""
        room, price = None, 0
        if self._needs.housed[session]:
            rooms = self._occupancy.free_rooms(session, start, self._needs.open_rooms[session])
            priced = self._rooms.prices(session, start, rooms)
            if not priced:
                return None
            room, price = self._cheapest(priced)
        occupied = self._occupancy.teams
        if not occupied.able[session]:
            return (start, room, None), float(price)
        teams = self._teams.prices(session, start, room, occupied.free_teams(session, start, room))
        if not teams:
            return None
        team, price_of_team = self._cheapest(teams)
        return (start, room, team), float(price + price_of_team)

    def _cheapest(self, priced: dict[int, int]) -> tuple[int, int]:
        """Give one of the cheapest by chance, and its price."""
        cheapest = min(priced.values())
        return self._random.choice([each for each, price in priced.items() if price == cheapest]), cheapest

    # Prices and places

    def _begin(self, plan: Plan) -> None:
        demands = self._needs.decide.demands
        self._occupancy = Occupancy(self._needs)
        self._rooms = Rooms(self._needs, demands)
        self._teams = Teams(self._needs, self._occupancy.teams.names, demands)
        self._where = Where(self._occupancy)
        self._timed = tuple(kind(self._needs, demands) for kind in TIMED)
        self._tallies: tuple[Tally, ...] = (*self._timed, self._rooms)
        rooms = {room: number for number, room in enumerate(self._needs.rooms)}
        teams = {team: number for number, team in enumerate(self._occupancy.teams.names)}
        for name, placement in sorted(plan.placements.items()):
            room = None if placement.room is None else rooms[placement.room]
            team = None if placement.team is None else teams[placement.team]
            self._put(self._needs.number[name], (placement.start, room, team))

    def _start_prices(self, session: int) -> Prices:
        prices = self._alone[session].copy()
        for tally in self._timed:
            tally.add_prices(session, prices)
        return prices

    def _price_of_place(self, session: int, place: Place) -> float:
        """Give what the room and the team of a place cost."""
        start, room, team = place
        price = 0 if room is None else self._rooms.prices(session, start, (room,))[room]
        return float(price + (0 if team is None else self._teams.prices(session, start, room, (team,))[team]))

    def _put(self, session: int, place: Place) -> None:
        start, room, _ = place
        self._occupancy.put(session, *place)
        self._teams.put(session, *place)
        for tally in self._tallies:
            tally.put(session, start, room)

    def _take_out(self, session: int) -> None:
        start, room = self._occupancy.start[session] or 0, self._occupancy.room[session]
        self._teams.take_out(session, start, room, self._occupancy.teams.team[session])
        self._occupancy.take_out(session)
        for tally in self._tallies:
            tally.take_out(session, start, room)
