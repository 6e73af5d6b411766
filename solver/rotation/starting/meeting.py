"""The rotation in which nobody meets anybody twice, as far as can be, where nobody minds where they sit."""

from collections.abc import Callable

import numpy as np

from solver.rotation.arrays import NOBODY, Arrays
from solver.rotation.decisions import Decisions
from solver.rotation.demands import RepeatCost, ThemeCost
from solver.rotation.golfers.schedule import schedule
from solver.rotation.plan import Plan
from solver.rotation.starting.keeping import keeps


def by_meeting(decide: Decisions, seed: int, steps: int, over: Callable[[], bool]) -> Plan | None:
    """Give a rotation with few repeats; nothing where seats are given, closed or wished, or the rest is not kept.

    It ends when no rotation can have fewer repeats, after so many `steps`, or when time is `over`.
    """
    arrays = Arrays(decide)
    if not _all_alike(decide, arrays):
        return None
    seats = schedule(len(arrays.people), len(arrays.groups_of[0]), len(arrays.groups_of), seed, steps, over)
    groups: dict[str, set[str]] = {}
    for own, taken in zip(arrays.groups_of, seats, strict=True):
        for person, number in zip(arrays.people, taken.tolist(), strict=True):
            groups.setdefault(arrays.groups[own[number]], set()).add(person)
    plan = Plan.model_validate({"groups": groups})
    return plan if keeps(decide, arrays, plan) else None


def _all_alike(decide: Decisions, arrays: Arrays) -> bool:
    """Tell whether everybody may sit everywhere at no price, in as many groups each round, and repeats cost."""
    said = decide.demands
    sizes = {len(groups) for groups in arrays.groups_of}
    return (
        any(isinstance(each, RepeatCost) and not each.earlier for each in said)
        and not any(isinstance(each, ThemeCost) for each in said)
        and not arrays.once
        and len(sizes) == 1
        and bool(arrays.people and max(sizes))
        and bool(arrays.must.all() and arrays.open.all() and np.all(arrays.given == NOBODY))
    )
