"""Which sessions to set free next: a neighbourhood is a file, found by itself."""

from importlib import import_module
from pkgutil import iter_modules
from random import Random
from typing import Protocol

from solver.timetable.plan import Plan
from solver.timetable.problem import Problem


class Neighbourhood(Protocol):
    """Choose about `size` sessions of a plan to set free; a pure function of its arguments."""

    def __call__(self, problem: Problem, plan: Plan, random: Random, size: int) -> set[str]:
        """Give the ids of the sessions to set free."""


def neighbourhoods() -> dict[str, Neighbourhood]:
    """Find all neighbourhoods by name: each module of this package has one function `choose`."""
    names = sorted(module.name for module in iter_modules(__path__))
    return {name: import_module(f"{__name__}.{name}").choose for name in names}
