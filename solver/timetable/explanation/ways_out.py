"""Ways out: the cheapest things to give up with which there is a timetable, each of them solved."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from heapq import heappop, heappush
from itertools import count

from solver.stop import Stop
from solver.timetable.construction import Construction
from solver.timetable.demands import Said
from solver.timetable.engine import Budget, Outcome
from solver.timetable.explanation.account import Change, WayOut
from solver.timetable.explanation.changes import changed
from solver.timetable.explanation.demands import recorded
from solver.timetable.explanation.finding import Finding, Found
from solver.timetable.explanation.offers import offers, price
from solver.timetable.explanation.possible import Possible
from solver.timetable.explanation.scope import sessions_of
from solver.timetable.model import decisions
from solver.timetable.problem import Problem

ENOUGH = 5
DEEPEST = 4
WORSE = 20  # than the cheapest way out: nobody would take it
SHARE_OF_ONE = 0.25  # of the seconds that are left


class WaysOut:
    """Searches sets of changes from the cheapest on: each clash that a set leaves is met with one change more.

    So no cheaper set is passed over, as far as the offers go and as far as every step was answered in time.
    """

    def __init__(
        self,
        problem: Problem,
        stop: Stop,
        small: Callable[[float | None], Budget],
        whole: Callable[[float | None], Budget],
        tell: Callable[[WayOut], object],
    ) -> None:
        self._problem, self._stop, self._small, self._whole = problem, stop, small, whole
        self._tell = tell
        self._waiting: list[tuple[int, int, tuple[Change, ...]]] = []
        self._order = count()
        self._seen: set[frozenset[Change]] = set()
        self.all_tried = True

    def find(self, demands: Sequence[Said]) -> tuple[WayOut, ...]:
        """Give ways out of a clash, the cheapest first."""
        found: list[WayOut] = []
        clashes: dict[tuple[Change, ...], tuple[Said, ...]] = {(): tuple(demands)}
        self._push((), offers(self._problem, demands))
        while self._waiting and len(found) < ENOUGH:
            if self._stop.asked or self._whole(None).seconds <= 0:
                self.all_tried = False
                break
            cost, _, changes = heappop(self._waiting)
            if found and cost > found[0].cost + WORSE:
                break
            problem = self._with(changes)
            enough = any(set(way.changes) <= set(changes) for way in found)
            if enough or not self._mends(problem, clashes[changes[:-1]]):
                continue
            answer = self._answer(problem)
            if answer.plan is not None:
                plan = {session: (place.start, place.room) for session, place in answer.plan.placements.items()}
                found.append(WayOut(changes=changes, cost=cost, plan=plan))
                self._tell(found[-1])
            elif answer.demands and len(changes) < DEEPEST:
                clashes[changes] = answer.demands
                self._push(changes, offers(problem, answer.demands))
            else:
                self.all_tried = False
        return tuple(found)

    def _answer(self, problem: Problem) -> Found:
        """Give a plan of a changed problem, or the next clash in it."""
        finding = Finding(problem, self._stop, self._small, self._whole)
        found = finding.by_counting()
        if found is None:
            outcome = self._solve(problem)
            found = Found(plan=outcome.plan, impossible=outcome.infeasible)
        return finding.clash_of_the_impossible() if found.impossible and not found.demands else found

    def _push(self, changes: tuple[Change, ...], more: Sequence[Change]) -> None:
        for change in more:
            together = frozenset((*changes, change))
            if change not in changes and together not in self._seen:
                self._seen.add(together)
                extended = (*changes, change)
                heappush(self._waiting, (price(extended), next(self._order), extended))

    def _with(self, changes: tuple[Change, ...]) -> Problem:
        problem = self._problem
        for change in changes:
            problem = changed(problem, change)
        return problem

    def _mends(self, problem: Problem, clash: Sequence[Said]) -> bool:
        """Tell whether the last change touches the clash that it was offered for."""
        keys = {(demand.rule, type(demand), sessions_of(demand, problem)) for demand in clash}
        names = {session for demand in clash for session in sessions_of(demand, problem)}
        still = [
            demand
            for demand in recorded(problem)
            if (demand.rule, type(demand), tuple(s for s in sessions_of(demand, problem) if s in names)) in keys
        ]
        return Possible(problem, self._stop, self._small)(still) is not False

    def _solve(self, problem: Problem) -> Outcome:
        """Look for a timetable as the search does; one stubborn problem does not take the time of all others."""
        until = self._whole(None).seconds * (1 - SHARE_OF_ONE)

        def budget(effort: float | None) -> Budget:
            rest = self._whole(effort)
            return replace(rest, seconds=rest.seconds - until)

        return Construction(problem, decisions(problem), self._stop, budget).first_plan()
