"""Find a curve: a rotation for each of a few prices that wishes may pay for mixing, between both exact ends."""

import asyncio
from collections.abc import Callable
from functools import cache

from scheduler.rotation import there
from scheduler.rotation.curve.curve import Curve, Point
from scheduler.rotation.planning import solved
from scheduler.rotation.task import Task
from solver.result import Event, Limits, Result, Standing
from solver.rotation.problem import Problem
from solver.rotation.rules.people_meet_new_people import PeopleMeetNewPeople
from solver.rotation.rules.wishes_are_met import WishesAreMet
from solver.rotation.values import Aim
from solver.rule import Level, load

POINTS = 6  # both ends included
_WISHES, _REPEATS = WishesAreMet.name(), PeopleMeetNewPeople.name()


async def curve(
    task: Task, limits: Limits, tell: Callable[[Event], None], stop: asyncio.Event | None = None
) -> Curve | None:
    """Find the points; each takes as long as the limits say. None if there is no rotation, or none was found.

    Once `stop` is set, nothing more is asked: the points found so far are the curve.
    """
    asked = _Asked(there.problem(task), limits, tell, stop)
    first = await asked.answer(Aim(rules=(_WISHES,)), Aim(rules=(_REPEATS,)))
    last = await asked.answer(Aim(rules=(_REPEATS,)), Aim(rules=(_WISHES,)))
    if first is None or last is None:
        return None
    wishes, repeats = first
    end = Point(last[1].cost, last[1].cost, last[0].cost, last[0].floor)
    points = [Point(wishes.cost, wishes.cost, repeats.cost, repeats.bound)]
    for slack in _slacks(end.wishes - wishes.cost):
        if (between := await asked.answer(Aim(rules=(_WISHES,), slack=slack), Aim(rules=(_REPEATS,)))) is not None:
            points.append(Point(wishes.cost + slack, between[0].cost, between[1].cost, between[1].bound))
    return Curve((*points, end), wishes.floor, last[0].floor).best()


def _slacks(most: int) -> list[int]:
    """Give what wishes may cost above the least, at equal distances between both ends."""
    return sorted({most * step // (POINTS - 1) for step in range(1, POINTS - 1)} - {0, most}) if most > 0 else []


class _Asked:
    def __init__(
        self, problem: Problem, limits: Limits, tell: Callable[[Event], None], stop: asyncio.Event | None
    ) -> None:
        self._problem, self._limits, self._tell, self._stop = problem, limits, tell, stop

    async def answer(self, *aims: Aim) -> tuple[Standing, Standing] | None:
        """Ask for a rotation by two aims, and give how far each is met; None if it is not asked, or there is none."""
        if self._stop is not None and self._stop.is_set():
            return None
        result = await solved(question(self._problem, aims), self._limits, self._tell, stop=self._stop)
        return _standings(result, aims)


def _standings(result: Result, aims: tuple[Aim, ...]) -> tuple[Standing, Standing] | None:
    found = {each.rules: each for each in result.aims}
    if result.plan is None:
        return None
    first, second = (found[aim.rules] for aim in aims)
    return first, second


def question(problem: Problem, aims: tuple[Aim, ...]) -> Problem:
    """Ask for wishes and mixing only: other preferences are off, and a unit of either costs one."""
    both = {name: {**problem.rules.get(name, {}), "enabled": True, "weight": 1} for name in (_WISHES, _REPEATS)}
    off = {name: {"enabled": False} for name in _preferences() - both.keys()}
    return problem.model_copy(update={"aims": aims, "rules": {**problem.rules, **off, **both}})


@cache
def _preferences() -> frozenset[str]:
    rules = load("solver.rotation.rules")
    return frozenset(name for name, rule in rules.items() if rule.level is Level.PREFERENCE)
