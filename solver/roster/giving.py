"""Give what crowds were counted for to their members, and mend the counts where that does not come out."""

from collections.abc import Collection, Iterable

from solver.allowance import Allowance
from solver.roster.crowds import Crowd
from solver.roster.decisions import Decisions
from solver.roster.engine import Outcome, run
from solver.roster.plan import Plan
from solver.roster.realising import member_model
from solver.roster.shifts import Shift, all_shifts
from solver.roster.variables import Counts
from solver.rule import Level
from solver.stop import Stop

EFFORT = 0.3  # deterministic seconds for a crowd; what takes longer is worth other counts

Given = tuple[Plan | None, int]


class Giving:
    """Small exact models, one for each crowd; what was found out of a crowd's counts is remembered."""

    def __init__(self, decide: Decisions, level: Level, allowance: Allowance, stop: Stop) -> None:
        self._decide, self._level, self._allowance, self._stop = decide, level, allowance, stop
        self._known: dict[tuple[Crowd, frozenset[tuple[Shift, int]]], Given] = {}

    def give(self, people: Iterable[Crowd], outcome: Outcome) -> tuple[Plan, set[Crowd]]:
        """Give all work that can be given; tell for which crowds it cannot, or costs more than was counted."""
        counts, paid = outcome.counts or {}, outcome.paid or {}
        seats: dict[str, dict[str, set[str]]] = {}
        failed: set[Crowd] = set()
        for crowd in people:
            plan, cost = self._given(crowd, counts)
            if plan is None or cost > paid.get(crowd[0], 0):
                failed.add(crowd)
            for assignment, booth, name in plan.taken() if plan is not None else ():
                seats.setdefault(assignment, {}).setdefault(booth, set()).add(name)
        return Plan.model_validate({"seats": seats}), failed

    def _given(self, crowd: Crowd, counts: Counts) -> Given:
        own = frozenset((shift, count) for (people, shift), count in counts.items() if people == crowd)
        if (crowd, own) not in self._known:
            variables = member_model(self._decide, crowd, counts, all_shifts(self._decide, [crowd]))
            budget = self._allowance.budget.with_one_worker().at_most(EFFORT)
            outcome = run(variables, self._level, budget, self._stop)
            self._allowance.use(outcome.effort)
            if outcome.plan is None and not outcome.infeasible:
                return None, 0
            self._known[crowd, own] = outcome.plan, sum((outcome.paid or {}).values())
        return self._known[crowd, own]


def one_by_one(people: Iterable[Crowd], these: Collection[Crowd]) -> list[Crowd]:
    """Give the crowds, the members of some of them as crowds of their own."""
    return [each for crowd in people for each in ([(one,) for one in crowd] if crowd in these else [crowd])]


def apart_from(people: Iterable[Crowd], these: Collection[Crowd], counts: Counts) -> list[Crowd]:
    """Give the crowds that sit in no booth in which any of these sits."""
    places: dict[Crowd, set[tuple[str, str]]] = {}
    for crowd, shift in counts:
        places.setdefault(crowd, set()).update(shift)
    taken = {place for crowd in these for place in places.get(crowd, ())}
    return [crowd for crowd in people if crowd not in these and taken.isdisjoint(places.get(crowd, ()))]
