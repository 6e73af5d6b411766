"""The words in which rules speak to the search about who takes which seat.

Rules close seats, ask for limits and name costs; the words are kept as data with the rule that spoke them.
"""

from collections.abc import Iterable, Mapping, Sequence
from copy import copy

from solver.roster.demands import (
    AnyCost,
    AtMostSitting,
    AtMostTaken,
    EmptySeatCost,
    ExcessCost,
    LeavingCost,
    NobodyOr,
    RoomsCost,
    Said,
    Seat,
    SeatCost,
    UnreachedCost,
)
from solver.roster.problem import Problem
from solver.roster.values import Somebody
from solver.rule import Level


class Decisions:
    """What may still be decided, and what the rules ask for."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self._open: dict[tuple[str, str], set[str]] = {
            (assignment.id, booth.id): {interpreter.id for interpreter in problem.interpreters}
            for assignment in problem.assignments
            for booth in assignment.booths
        }
        self.kept: set[Seat] = set()
        self.demands: list[Said] = []
        self._by: tuple[str, Level, int] = ("", Level.HARD, 0)

    def up_to(self, level: Level) -> "Decisions":
        """Give the same, but of costs only those of this level and of levels that come before it."""
        binding = set(list(Level)[: list(Level).index(level) + 1])
        fewer = copy(self)
        fewer.demands = [demand for demand in self.demands if demand.level in binding]
        return fewer

    def speaking_for(self, rule: str, level: Level, weight: int) -> None:
        """Say which rule speaks from here on; `weight` is 0 for a hard rule."""
        self._by = (rule, level, weight)

    def _units(self, units: int) -> tuple[str, Level, int]:
        rule, level, weight = self._by
        return rule, level, weight * units

    # Filters: who may take which seat

    def open(self, assignment: str, booth: str) -> list[str]:
        """Give those who may still sit in a booth, in the order of their ids."""
        return sorted(self._open[assignment, booth])

    def is_open(self, interpreter: str, assignment: str, booth: str) -> bool:
        """Tell whether a seat of a booth that there is is open to an interpreter."""
        return interpreter in self._open.get((assignment, booth), ())

    def may_not_sit(self, interpreter: str, assignment: str, booth: str) -> None:
        """Close a seat of a booth to an interpreter."""
        self._open[assignment, booth].discard(interpreter)

    def only_these_sit(self, assignment: str, booth: str, interpreters: Iterable[str]) -> None:
        """Close a booth to everybody but these."""
        self._open[assignment, booth] &= set(interpreters)

    def keeps(self, interpreter: str, assignment: str, booth: str) -> None:
        """Ask that an interpreter sits in a booth."""
        self.kept.add((assignment, booth, interpreter))

    # Limits

    def at_most_taken(self, limit: int, interpreter: str, assignments: Iterable[str]) -> None:
        """Ask that an interpreter takes at most so many seats of the assignments.

        Seats that are kept from the frozen past count, and are never too many: they only leave fewer of the others.
        """
        self.demands.append(AtMostTaken(*self._by, limit, interpreter, tuple(sorted(set(assignments)))))

    def at_most_sit(self, limit: int, assignment: str, booth: str) -> None:
        """Ask that at most so many sit in a booth."""
        self.demands.append(AtMostSitting(*self._by, limit, assignment, booth))

    def nobody_or(self, least: int, assignment: str, booth: str) -> None:
        """Ask that nobody sits in a booth, or at least so many."""
        self.demands.append(NobodyOr(*self._by, least, assignment, booth))

    # Costs, in whole units of the speaking rule

    def empty_seat_cost(self, seats: int, assignment: str, booth: str) -> None:
        """Charge one unit for each of a booth's seats that stays empty."""
        self.demands.append(EmptySeatCost(*self._by, seats, assignment, booth))

    def seat_cost(self, interpreter: str, assignment: str, booth: str, units: int = 1) -> None:
        """Charge the units if an interpreter sits in a booth."""
        self.demands.append(SeatCost(*self._units(units), (assignment, booth, interpreter)))

    def leaving_cost(self, interpreter: str, assignment: str, booth: str, units: int = 1) -> None:
        """Charge the units if an interpreter does not sit in a booth."""
        self.demands.append(LeavingCost(*self._units(units), (assignment, booth, interpreter)))

    def any_cost(self, interpreter: str, assignments: Iterable[str], units: int = 1) -> None:
        """Charge the units once if an interpreter takes any seat of the assignments."""
        self.demands.append(AnyCost(*self._units(units), interpreter, tuple(sorted(set(assignments)))))

    def excess_cost(self, limit: int, interpreter: str, assignments: Iterable[str]) -> None:
        """Charge one unit for the first seat beyond the limit, two for the second, and so on."""
        self.demands.append(ExcessCost(*self._by, limit, interpreter, tuple(sorted(set(assignments)))))

    def rooms_cost(self, interpreter: str, rooms: Mapping[str, Iterable[str]]) -> None:
        """Charge one unit for each room beyond the first; `rooms` gives the assignments that use each."""
        used = tuple((room, tuple(sorted(set(assignments)))) for room, assignments in sorted(rooms.items()))
        self.demands.append(RoomsCost(*self._by, interpreter, used))

    def unreached_cost(self, assignment: str, booth: str, ways: Iterable[Sequence[Somebody]]) -> None:
        """Charge one unit if somebody sits in the booth and no way is open.

        A way names booths and people; it is open if at least one of these people sits in each of these booths.
        """
        each = tuple(tuple(way) for way in ways)
        self.demands.append(UnreachedCost(*self._by, assignment, booth, each))
