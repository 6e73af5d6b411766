"""A stretch of time, and who may lie in it."""

from dataclasses import dataclass, field

from ortools.sat.python import cp_model


@dataclass
class Cell:
    """A stretch of time; `points` counts its grid points, `inside` the literals of the sessions that lie in it.

    `crowding` sums up to what meetings at the same moment cost in it.
    """

    start: int
    end: int
    points: int
    inside: dict[str, cp_model.IntVar] = field(default_factory=dict)
    crowding: list[cp_model.LinearExprT] = field(default_factory=list)
