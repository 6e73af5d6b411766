"""A first plan: by forward search if it places everything, which takes a moment; else by models.

By models: times with rooms only counted, then rooms for these times; where that fails, times again. Only they can
prove that there is no plan.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from importlib import import_module

from solver.check import check
from solver.engine import Budget
from solver.stop import Stop
from solver.timetable.decisions import Decisions
from solver.timetable.engine import NO_ANSWER, Outcome, run
from solver.timetable.forward.search import Forward
from solver.timetable.model import build
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.swapping.words import can_begin
from solver.timetable.variables import Variables

MANY = 30  # sessions from which on the compiled search is asked first
MOST_CUTS = 12
MOST_CHOICES = 2_000_000  # starts x rooms up to which times and rooms are decided in one exact model
ROOM_EFFORT = 4.0
WAY = 15  # minutes between sessions within which a way between their rooms may matter


@dataclass(frozen=True)
class Attempt:
    """A way to look for times: for every session or not, careful about rooms or not, with how much effort."""

    everything: bool
    careful: bool
    effort: float


AS_MANY_AS_CAN_BE = Attempt(False, False, 30.0)
ATTEMPTS = (Attempt(True, True, 6.0), Attempt(True, False, 10.0), AS_MANY_AS_CAN_BE)


class Construction:
    """Finds a first plan without looking at costs but those of leaving requests out."""

    def __init__(
        self,
        problem: Problem,
        decide: Decisions,
        stop: Stop,
        budget: Callable[[float | None], Budget],
        attempts: Sequence[Attempt] = ATTEMPTS,
    ) -> None:
        self._problem, self._decide, self._stop, self._budget = problem, decide, stop, budget
        self._attempts, self._attempt = attempts, 0

    def first_plan(self) -> Outcome:
        """Give a plan, or the proof that there is none, or no answer."""
        quick = self._quickly()
        if quick is not None and len(quick.placements) == len(self._problem.sessions):
            return replace(NO_ANSWER, plan=quick)
        outcome = self._by_models() if self._goes_on() else NO_ANSWER
        return outcome if outcome.plan is not None or outcome.infeasible else replace(NO_ANSWER, plan=quick)

    def _quickly(self) -> Plan | None:
        """Give a plan of the compiled search or of forward search, if it breaks no hard rule."""
        if len(self._problem.sessions) >= MANY and can_begin(self._decide):
            seed, swapping = self._budget(None).seed, import_module("solver.timetable.swapping.search").Swapping
            placed: Plan | None = swapping(self._problem, self._decide, seed, self._goes_on).first_plan()
            if placed is not None and not check(self._problem, placed).hard:
                return placed
        plan = Forward(self._problem, self._decide, self._budget(None).seed, self._goes_on).search()
        return None if check(self._problem, plan).hard else plan

    def _goes_on(self) -> bool:
        return not self._stop.asked and self._budget(None).seconds > 0

    def _by_models(self) -> Outcome:
        refused: list[Plan] = []
        for _ in range(MOST_CUTS):
            times = self._times(refused)
            if times.plan is None:
                return times if times.infeasible and not refused else self._at_once()
            housed = self._rooms(times.plan)
            if not self._goes_on():
                return NO_ANSWER
            left_out = sorted(set(times.plan.placements) - set(housed.placements))
            if not left_out:
                return Outcome(plan=housed, bound=None, infeasible=False, optimal=False)
            refused += [self._around(session, times.plan) for session in left_out]
        return self._at_once()

    def _rooms(self, times: Plan) -> Plan:
        """Give rooms to as many sessions as can be, whose times stand; the others are left out of the answer."""
        variables = build(
            self._problem,
            self._decide,
            free=times.placements,
            times=times,
            costs=False,
            optional=True,
            stop=self._stop,
        )
        variables.model.maximize(sum(sum(at.values()) for at in variables.at.values()))
        return run(variables, self._budget(ROOM_EFFORT), self._stop).plan or Plan()

    def _around(self, session: str, times: Plan) -> Plan:
        """Give the starts of a session without a room and of those that compete with it, to be refused together."""
        pause = max((self._decide.turnover or {}).values(), default=0) + WAY
        rooms = set(self._decide.rooms(session))
        here, length = times.placements[session].start, self._problem.session[session].duration
        near = {
            other: placed
            for other, placed in times.placements.items()
            if placed.start < here + length + pause
            and here < placed.start + self._problem.session[other].duration + pause
            and (rooms.intersection(self._decide.rooms(other)) or self._share_people(session, other))
        }
        return Plan(placements=near)

    def _share_people(self, session: str, other: str) -> bool:
        people = [self._problem.session[s].people | {self._problem.session[s].chair} for s in (session, other)]
        return bool((people[0] & people[1]) - {None})

    def _times(self, refused: list[Plan]) -> Outcome:
        """Place everything if that can be; else as many requests as can be, the most important first."""
        for attempt in self._attempts[self._attempt :]:
            outcome = self._try(attempt, refused) if self._goes_on() else NO_ANSWER
            if outcome.plan is not None:
                break
            self._attempt = min(self._attempt + 1, len(self._attempts) - 1)
        return outcome

    def _try(self, attempt: Attempt, refused: list[Plan]) -> Outcome:
        variables = build(
            self._problem, self._decide, rooms=False, costs=False, careful=attempt.careful, stop=self._stop
        )
        if attempt.everything:
            for at in variables.at.values():
                variables.model.add_at_least_one(list(at.values()))
        else:
            self._minimise_absence(variables)
        for plan in refused:
            self._refuse(variables, plan)
        return run(variables, self._budget(attempt.effort), self._stop)

    def _minimise_absence(self, variables: Variables) -> None:
        placed = []
        for session, bill in sorted(self._decide.absence_costs.items()):
            placed += [(literal, sum(bill.values())) for literal in variables.at[session].values()]
        variables.model.maximize(sum(price * literal for literal, price in placed))

    @staticmethod
    def _refuse(variables: Variables, plan: Plan) -> None:
        """Ask for at least one other start than in a group of sessions that found no rooms."""
        same = [variables.at[s][p.start] for s, p in plan.placements.items() if p.start in variables.at[s]]
        variables.model.add_bool_or([~literal for literal in same])

    def _at_once(self) -> Outcome:
        """Decide times and rooms in one model: exact, slow where much is open, refused where too much is."""
        starts, rooms = self._decide.starts, self._decide.rooms
        choices = sum(len(starts(s.id)) * max(1, len(rooms(s.id))) for s in self._problem.sessions)
        if choices > MOST_CHOICES or not self._goes_on():
            return NO_ANSWER
        variables = build(self._problem, self._decide, costs=False, stop=self._stop)
        self._minimise_absence(variables)
        return run(variables, self._budget(None), self._stop)
