"""Which sessions to set free next: a neighbourhood is a file, found by itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import import_module
from pkgutil import iter_modules
from random import Random
from typing import Protocol

from solver.timetable.plan import Plan
from solver.timetable.problem import Problem


@dataclass(frozen=True)
class Situation:
    """Where the search stands: the problem, its best plan, and what each session costs there, if anything."""

    problem: Problem
    plan: Plan
    blame: Mapping[str, int] = field(default_factory=dict)


class Neighbourhood(Protocol):
    """Choose about `size` sessions of a plan to set free; a pure function of its arguments."""

    def __call__(self, situation: Situation, random: Random, size: int) -> set[str]:
        """Give the ids of the sessions to set free."""


def neighbourhoods() -> dict[str, Neighbourhood]:
    """Find all neighbourhoods by name: each module of this package has one function `choose`."""
    names = sorted(module.name for module in iter_modules(__path__))
    return {name: import_module(f"{__name__}.{name}").choose for name in names}
