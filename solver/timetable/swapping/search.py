"""The compiled search as Python calls it: plans in, plans out."""

from collections.abc import Callable

import numpy as np

from solver.compiled import Ints
from solver.timetable.decisions import Decisions
from solver.timetable.forward.needs import Needs
from solver.timetable.plan import Placement, Plan
from solver.timetable.problem import Problem
from solver.timetable.swapping.ejection import let_wait, place_all
from solver.timetable.swapping.grid import Grid
from solver.timetable.swapping.kernel import anneal, look, settle_all
from solver.timetable.swapping.layout import BEST_ROOM, BEST_SLOT, IN_ROOM, ROOM, SLOT, TALLY, USED_ROOMS
from solver.timetable.swapping.places import own_rooms
from solver.timetable.swapping.schedule import Schedule
from solver.timetable.swapping.world import world_of

PATIENCE = 50_000  # moves between two looks at the clock
STEPS = 2_000  # ejections between two looks
STALE = 3_000  # ejections for each session without fewer that wait, until another way is to be tried
LOOKS = 2_000  # moves that are looked at to find the heat


class Swapping:
    """A compiled search of one problem; it `fits` if all is said in words that have tables here."""

    def __init__(self, problem: Problem, decide: Decisions, seed: int, goes_on: Callable[[], bool]) -> None:
        self._goes_on = goes_on
        self._needs = Needs(problem, decide)
        self._grid = Grid(self._needs)
        self._world = world_of(self._needs, self._grid)
        self._chance = np.random.default_rng(seed)
        self._rooms, _ = own_rooms(self._needs)
        self._schedule: Schedule | None = None

    @property
    def fits(self) -> bool:
        """Whether the problem is one that is searched here."""
        return self._world is not None

    def first_plan(self) -> Plan | None:
        """Look for a plan in which all that must be placed is; None if none was found with reasonable patience."""
        if self._world is None:
            return None
        let_wait(self._world)
        fewest, steps, best = len(self._needs.names), 0, 0
        while fewest and self._goes_on() and steps - best <= STALE * len(self._needs.names):
            waiting = place_all(self._world.array, self._chance, STEPS)
            steps += STEPS
            if waiting < fewest:
                fewest, best = waiting, steps
        placed = self._world[SLOT] >= 0
        return self._plan(self._world[SLOT], self._world[ROOM]) if placed[self._needs.required].all() else None

    def run(self, plan: Plan, moves: int, *, anew: bool) -> tuple[Plan, int]:
        """Give the best plan of one cooling and what it costs more than the given one; below 0 it is better.

        Begin `anew` at a heat at which all is forgotten, or else half way down.
        """
        if self._world is None:
            return plan, 0
        self._take(plan)
        if self._schedule is None:
            self._schedule = Schedule(self._usual_rise(self._world.array))
        for band, share in self._schedule.bands(0 if anew else self._schedule.middle):
            self._hold_at(band, round(moves * share))
        return self._plan(self._world[BEST_SLOT], self._world[BEST_ROOM]), int(self._world[TALLY][1])

    def _usual_rise(self, array: Ints) -> float:
        """Give the median of what a session that goes to another slot makes dearer, of those that do."""
        rises = np.zeros(LOOKS, dtype=np.int64)
        noted = look(array, self._chance, rises)
        return float(np.median(rises[:noted])) if noted else 1.0

    def _hold_at(self, band: int, moves: int) -> None:
        """Make moves at one heat, and note how much the cost varies there."""
        world, schedule = self._world, self._schedule
        for done in range(0, moves, PATIENCE):
            if not self._goes_on() or world is None or schedule is None:
                break
            few = min(PATIENCE, moves - done)
            schedule.note(band, few, *anneal(world.array, self._chance, few, schedule.heat[band]))

    def _take(self, plan: Plan) -> None:
        """Place everybody as in a plan."""
        needs, grid = self._needs, self._grid
        slots, rooms = np.full((2, len(needs.names)), -1, dtype=np.int64)
        number = {room: at for at, room in enumerate(needs.rooms)}
        for name, placement in plan.placements.items():
            session = needs.number[name]
            slots[session] = grid.number[placement.start, needs.length[session]]
            rooms[session] = self._rooms[session][0] if placement.room is None else number[placement.room]
        if self._world is not None:
            settle_all(self._world.array, np.full_like(slots, -1), rooms)
            for table in (IN_ROOM, USED_ROOMS):  # ejections let people change rooms without counting it
                self._world[table][...] = 0
            settle_all(self._world.array, slots, rooms)

    def _plan(self, slots: Ints, rooms: Ints) -> Plan:
        """Give the plan in which sessions, by number, are in these slots and rooms."""
        needs = self._needs
        return Plan(
            placements={
                name: Placement(
                    start=self._grid.slots[slots[session]][0],
                    room=needs.rooms[rooms[session]] if needs.housed[session] else None,
                )
                for session, name in enumerate(needs.names)
                if slots[session] >= 0
            }
        )
