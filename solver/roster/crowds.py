"""Interpreters for whom all rules ask the same: which of them takes a seat makes no difference."""

from dataclasses import fields
from typing import Any

from solver.roster.decisions import Decisions
from solver.roster.demands import Said, UnreachedCost

Crowd = tuple[str, ...]


def crowds(decide: Decisions) -> list[Crowd]:
    """Put interpreters together who may take the same seats at the same price under the same limits.

    Nobody need know what a rule is about: whoever is interchangeable in everything that was said, is.
    """
    said: dict[str, list[Any]] = {interpreter.id: [] for interpreter in decide.problem.interpreters}
    for assignment in decide.problem.assignments:
        for booth in assignment.booths:
            for name in decide.open(assignment.id, booth.id):
                said[name].append((assignment.id, booth.id))
    for place, booth_id, name in sorted(decide.kept):
        said[name].append(("kept", place, booth_id))
    for number, demand in enumerate(decide.demands):
        for name, what in _about(number, demand):
            if name in said:
                said[name].append(what)
    alike: dict[str, list[str]] = {}
    for name, each in sorted(said.items()):
        alike.setdefault(repr(each), []).append(name)
    return [tuple(names) for names in alike.values()]


def _about(number: int, demand: Said) -> list[tuple[str, Any]]:
    """Give each person whom a demand names, with what it says about them."""
    if isinstance(demand, UnreachedCost):
        steps = [(way, step, people) for way, each in enumerate(demand.ways) for step, (_, people) in enumerate(each)]
        return [(name, (number, way, step)) for way, step, people in steps for name in people]
    rest = [getattr(demand, field.name) for field in fields(demand) if field.name not in ("interpreter", "seat")]
    if hasattr(demand, "interpreter"):
        return [(demand.interpreter, (type(demand).__name__, *rest))]
    if hasattr(demand, "seat"):
        place, booth, name = demand.seat
        return [(name, (type(demand).__name__, place, booth, *rest))]
    return []
