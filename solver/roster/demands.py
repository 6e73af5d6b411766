"""What rules ask for, as data: each demand knows the rule that spoke it. Costs have a level and a weight."""

from dataclasses import dataclass

from solver.roster.values import Somebody
from solver.rule import Level

Seat = tuple[str, str, str]  # assignment, booth, interpreter


@dataclass(frozen=True)
class Demand:
    """What every demand has: the rule, its level, and the price of one unit, 0 for a hard rule."""

    rule: str
    level: Level
    weight: int


@dataclass(frozen=True)
class AtMostTaken(Demand):
    """An interpreter takes at most so many seats of the assignments."""

    limit: int
    interpreter: str
    assignments: tuple[str, ...]


@dataclass(frozen=True)
class AtMostSitting(Demand):
    """At most so many sit in a booth."""

    limit: int
    assignment: str
    booth: str


@dataclass(frozen=True)
class NobodyOr(Demand):
    """Nobody sits in a booth, or at least so many."""

    least: int
    assignment: str
    booth: str


@dataclass(frozen=True)
class EmptySeatCost(Demand):
    """Each seat of a booth that stays empty costs."""

    seats: int
    assignment: str
    booth: str


@dataclass(frozen=True)
class SeatCost(Demand):
    """To take a seat costs."""

    seat: Seat


@dataclass(frozen=True)
class LeavingCost(Demand):
    """Not to take a seat costs."""

    seat: Seat


@dataclass(frozen=True)
class AnyCost(Demand):
    """To take any seat of the assignments costs, once."""

    interpreter: str
    assignments: tuple[str, ...]


@dataclass(frozen=True)
class ExcessCost(Demand):
    """The first seat beyond the limit costs one unit, the second two, and so on."""

    limit: int
    interpreter: str
    assignments: tuple[str, ...]


@dataclass(frozen=True)
class RoomsCost(Demand):
    """Each room beyond the first in which an interpreter works costs; `rooms` gives the assignments of each."""

    interpreter: str
    rooms: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True)
class UnreachedCost(Demand):
    """Costs if somebody sits in a booth and none of the ways is open; on a way, somebody sits at every step."""

    assignment: str
    booth: str
    ways: tuple[tuple[Somebody, ...], ...]


Limit = AtMostTaken | AtMostSitting | NobodyOr
Cost = EmptySeatCost | SeatCost | LeavingCost | AnyCost | ExcessCost | RoomsCost | UnreachedCost
Said = Limit | Cost
