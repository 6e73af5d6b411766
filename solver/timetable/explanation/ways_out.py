"""Ways out: the cheapest things to give up with which there is a timetable, each of them solved."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from heapq import heappop, heappush
from itertools import count

from solver.engine import Budget
from solver.stop import Stop
from solver.timetable.construction import AS_MANY_AS_CAN_BE, Construction
from solver.timetable.demands import Said
from solver.timetable.explanation.account import Change, Place, WayOut
from solver.timetable.explanation.changes import changed, of_one_session
from solver.timetable.explanation.demands import recorded
from solver.timetable.explanation.finding import Finding, Found
from solver.timetable.explanation.offers import may_be_left_out, offers, price, raised
from solver.timetable.explanation.possible import Possible
from solver.timetable.explanation.prices import Priced
from solver.timetable.explanation.scope import sessions_of
from solver.timetable.model import decisions
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem

ENOUGH = 5
DEEPEST = 4
WORSE = 20  # than the cheapest way out: nobody would take it
SHARE_OF_ONE = 0.25  # of the seconds that are left
SHARE_OF_LEAVING_OUT = 0.3


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
        self._waiting: list[tuple[int, int, tuple[Change, ...], tuple[Said, ...]]] = []
        self._order = count()
        self._seen: set[frozenset[Change]] = set()
        self._reserve = 0.0
        self._offers: dict[int, tuple[tuple[Said, ...], list[Change]]] = {}
        self._lacks: dict[tuple[Change, ...], Priced | None] = {}
        self.all_tried = True

    def find(self, demands: Sequence[Said]) -> tuple[WayOut, ...]:
        """Give ways out of a clash, the cheapest first."""
        found: list[WayOut] = []
        self._push((), 0, tuple(demands), offers(self._problem, demands))
        self._reserve = self._whole(None).seconds * SHARE_OF_LEAVING_OUT
        while self._waiting and len(found) < ENOUGH:
            if self._stop.asked or self._whole(None).seconds <= self._reserve:
                self.all_tried = False
                break
            cost, _, changes, clash = heappop(self._waiting)
            if found and cost > found[0].cost + WORSE:
                break
            if any(set(way.changes) <= set(changes) for way in found):
                continue
            way = self._way(changes, cost, clash)
            if way is not None:
                found.append(way)
                self._reserve = 0.0
                self._tell(way)
        return tuple(found) if found else self._by_leaving_out()

    def _way(self, changes: tuple[Change, ...], cost: int, clash: tuple[Said, ...]) -> WayOut | None:
        """Give the way out that the changes are; else remember what more might be changed."""
        if self._lacking(changes):
            self._push_more(changes, cost, clash)
            return None
        problem = self._with(changes)
        if not self._mends(problem, clash):
            return None
        answer = self._answer(problem)
        if answer.plan is not None:
            return WayOut(changes=changes, cost=cost, plan=_plain(answer.plan))
        if not answer.demands or len(changes) >= DEEPEST:
            self.all_tried = False
        if answer.demands:
            self._push(changes, cost, answer.demands, offers(problem, answer.demands))
        else:
            self._push(changes, cost, clash, _raised(changes))
        return None

    def _lacking(self, changes: Sequence[Change]) -> bool:
        """Tell whether prices show that so few sessions, whatever is changed about them, are too few."""
        lack = self._lack(changes)
        sessions = [str(change.session) for change in changes if of_one_session(change)]
        return lack is not None and lack.clashes_without(sessions)

    def _lack(self, changes: Sequence[Change]) -> Priced | None:
        """Give what the sessions lack when only those changes are made that are not to single sessions."""
        others = tuple(change for change in changes if not of_one_session(change))
        if others not in self._lacks:
            problem = self._with(others)
            possible = Possible(problem, self._stop, self._small)
            self._lacks[others] = possible.priced(recorded(problem))
        return self._lacks[others]

    def _push_more(self, changes: tuple[Change, ...], cost: int, clash: tuple[Said, ...]) -> None:
        """Remember more changes for a clash of which so few are shown to be too few."""
        if id(clash) not in self._offers:
            self._offers[id(clash)] = (clash, offers(self._problem, clash))
        lack, (_, more) = self._lack(changes), self._offers[id(clash)]
        if len(changes) >= DEEPEST:
            self.all_tried = False
        if lack is not None and lack.needs_more_than(DEEPEST):
            more = [change for change in more if not of_one_session(change)]
        self._push(changes, cost, clash, [*more, *_raised(changes)])

    def _answer(self, problem: Problem) -> Found:
        """Give a plan of a changed problem, or the next clash in it.

        One stubborn problem does not take the time of all others.
        """
        until = self._reserve + (self._whole(None).seconds - self._reserve) * (1 - SHARE_OF_ONE)

        def in_time(budget: Callable[[float | None], Budget]) -> Callable[[float | None], Budget]:
            return lambda effort: replace(budget(effort), seconds=budget(effort).seconds - until)

        finding = Finding(problem, self._stop, in_time(self._small), in_time(self._whole), thorough=False)
        found = finding.by_counting() or finding.by_prices()
        if found is None:
            outcome = Construction(problem, decisions(problem), self._stop, in_time(self._whole)).first_plan()
            found = Found(plan=outcome.plan, impossible=outcome.infeasible)
        return finding.clash_of_the_impossible() if found.impossible and not found.demands else found

    def _by_leaving_out(self) -> tuple[WayOut, ...]:
        """Leave out sessions, as few as are found to do: where nothing less was found, this is a way out."""
        self.all_tried = False
        might = [
            Change(kind="leave-out", session=session.id)
            for session in self._problem.sessions
            if session.required and may_be_left_out(self._problem, session)
        ]
        problem = self._with(tuple(might))

        def half(effort: float | None) -> Budget:
            rest = self._whole(effort)
            return replace(rest, seconds=rest.seconds / 2)  # the other half is for rooms

        plan = Construction(problem, decisions(problem), self._stop, half, [AS_MANY_AS_CAN_BE]).first_plan().plan
        if plan is None:
            return ()
        changes = tuple(change for change in might if change.session not in plan.placements)
        way = WayOut(changes=changes, cost=price(changes), plan=_plain(plan))
        self._tell(way)
        return (way,)

    def _push(self, changes: tuple[Change, ...], cost: int, clash: tuple[Said, ...], more: Sequence[Change]) -> None:
        for change in more:
            # A limit that is raised once more takes the place of the one that was raised before.
            others = tuple(c for c in changes if (c.kind, c.other) != ("limit", change.other))
            extended = (*others, change)
            if len(extended) > DEEPEST or change in changes:
                continue
            if frozenset(extended) not in self._seen:
                self._seen.add(frozenset(extended))
                heappush(self._waiting, (cost + price([change]), next(self._order), extended, clash))

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


def _raised(changes: Sequence[Change]) -> list[Change]:
    return [raised(change) for change in changes if change.kind == "limit"]


def _plain(plan: Plan) -> dict[str, Place]:
    return {
        session: (place.start, place.room) if place.team is None else (place.start, place.room, place.team)
        for session, place in plan.placements.items()
    }
