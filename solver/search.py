"""Search any kind of problem: its `kind` names the package that knows how."""

from collections.abc import Callable
from importlib import import_module
from typing import Any

from solver.result import Event, Limits, Result
from solver.stop import Stop


def solve(
    problem: Any,
    limits: Limits,
    tell: Callable[[Event], None],
    stop: Stop,
    elapsed: Callable[[], float],
    start: Any = None,
) -> Result:
    """Search a problem within limits, telling events on the way; a plan that breaks a hard rule never comes back."""
    result: Result = import_module(f"solver.{problem.kind}.search").solve(problem, limits, tell, stop, elapsed, start)
    return result
