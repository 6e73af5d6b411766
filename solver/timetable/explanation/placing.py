"""Why a session is not in a place: what forbids it as things stand, and whether it can be if others move."""

from collections.abc import Callable, Iterator
from typing import Any

from solver.check import rules_of
from solver.engine import Budget
from solver.result import Limits
from solver.rule import Level
from solver.stop import Stop
from solver.timetable.decisions import Decisions
from solver.timetable.demands import Before, Said
from solver.timetable.engine import Outcome, run
from solver.timetable.explanation.account import Answer, Explanation, Move, Obstacle, Question
from solver.timetable.explanation.asking import account, status
from solver.timetable.explanation.demands import OnlyRooms, OnlyStarts, Placed
from solver.timetable.explanation.finding import Finding
from solver.timetable.explanation.telling import left
from solver.timetable.model import build, decisions
from solver.timetable.plan import Placement, Plan
from solver.timetable.problem import Problem
from solver.timetable.rule import TimetableRule
from solver.timetable.variables import Variables

ASKED = "question"  # the name under which the question itself stands among the demands
MOST_TRIALS = 60
MOST_LINKED = 30
EFFORT = 4.0


class Placing:
    """Answers one question about one session before a timetable."""

    def __init__(
        self,
        problem: Problem,
        plan: Plan,
        question: Question,
        limits: Limits,
        stop: Stop,
        elapsed: Callable[[], float],
    ) -> None:
        self._problem, self._plan, self._question = problem, plan, question
        self._stop, self._elapsed, self._limits = stop, elapsed, limits
        self._decide = decisions(problem)
        self._orders = [(order.first, order.then) for order in self._decide.demands if isinstance(order, Before)]
        self._rules = [r for r in rules_of(problem) if r.level is Level.HARD and isinstance(r, TimetableRule)]

    def answer(self) -> Answer:
        """Say what forbids the place, and whether it is possible at all."""
        place, tried, obstacles = self._nearest()
        if place is not None and not obstacles:
            moves = self._moves({**self._plan.placements, self._question.session: place})
            return self._answered(place, tried, obstacles, True, moves, None)
        near = {name for obstacle in obstacles for name in obstacle.sessions} | {self._question.session}
        outcome = self._with_others_moving(near)
        if outcome.plan is not None:
            moves = self._moves(outcome.plan.placements)
            return self._answered(place, tried, obstacles, True, moves, None)
        return self._whole(place, tried, obstacles)

    def _whole(self, place: Placement | None, tried: int, obstacles: tuple[Obstacle, ...]) -> Answer:
        """Let everything move, or find the demands that forbid the place whatever moves."""
        finding = Finding(
            self._problem, self._stop, self._budget(1), self._budget(self._limits.workers), self._asked()
        )
        found = finding.find()
        if found.plan is not None:
            return self._answered(place, tried, obstacles, True, (), None, anew=True)
        demands = account(self._problem, found)
        clash = Explanation(status=status(found), demands=demands, left=left(self._problem, found.demands))
        return self._answered(place, tried, obstacles, False if found.impossible else None, (), clash)

    def _nearest(self) -> tuple[Placement | None, int, tuple[Obstacle, ...]]:
        """Give the place among those asked for that meets the fewest obstacles, and these."""
        best: tuple[Placement | None, tuple[Obstacle, ...]] = (None, ())
        tried = 0
        for trial in self._trials():
            obstacles = self._obstacles(trial)
            tried += 1
            if best[0] is None or len(obstacles) < len(best[1]):
                best = (trial, obstacles)
            if not obstacles:
                break
        return best[0], tried, best[1]

    def _trials(self) -> Iterator[Placement]:
        asked, session = self._question, self._problem.session[self._question.session]
        starts = [asked.start] if asked.start is not None else self._decide.starts(session.id)
        rooms: list[str | None] = [asked.room] if asked.room is not None else [*self._decide.rooms(session.id)]
        if not rooms:
            rooms = [room.id for room in self._problem.rooms] if session.needs_room else [None]
        trials = [Placement(start=start, room=room) for start in starts for room in rooms]
        yield from trials[:: max(1, len(trials) // MOST_TRIALS)]

    def _obstacles(self, trial: Placement) -> tuple[Obstacle, ...]:
        session = self._question.session
        plan = Plan(placements={**self._plan.placements, session: trial})
        return tuple(
            Obstacle(rule=found.rule, sessions=found.sessions, text=found.text)
            for rule in self._rules
            for found in sorted(rule.check(self._problem, plan), key=lambda found: (found.sessions, found.text))
            if session in found.sessions
        )

    def _with_others_moving(self, near: set[str]) -> Outcome:
        """Move only the sessions in the way and what is near them, and of these as few as can be."""
        decide = self._asked_for()
        for widen in (self._linked, self._with_those_beside, self._with_the_days):
            near = widen(near)
            free = [session for session in near if session in self._plan.placements] + [self._question.session]
            variables = build(self._problem, decide, costs=False, free=free, background=self._plan)
            variables.hint(self._plan)
            variables.model.maximize(sum(self._kept(variables)))
            outcome = run(variables, self._budget(self._limits.workers)(EFFORT), self._stop)
            if outcome.plan is not None:
                break
        return outcome

    def _kept(self, variables: Variables) -> list[Any]:
        """Give what is worth keeping: that a session stays at its time, and in its room."""
        kept: list[Any] = []
        at, into = variables.at, variables.into
        for session, place in self._plan.placements.items():
            if session != self._question.session and place.start in at.get(session, {}):
                kept.append(2 * at[session][place.start])
                if place.room in into[session].get(place.start, {}):
                    kept.append(1 * into[session][place.start][place.room])
        return kept

    def _linked(self, near: set[str]) -> set[str]:
        """Add the sessions that come before and after, and those of the same bodies."""
        linked = {session for order in self._orders for session in order if not near.isdisjoint(order)}
        bodies = {self._problem.session[session].body for session in near} - {None}
        linked |= {session.id for session in self._problem.sessions if session.body in bodies}
        return near | (linked if len(linked) <= MOST_LINKED else set())

    def _with_those_beside(self, near: set[str]) -> set[str]:
        """Add the sessions that run while one of those near runs."""
        spans = [self._span(session) for session in near if session in self._plan.placements]
        beside = {
            session
            for session in self._plan.placements
            if any(start < self._span(session)[1] and self._span(session)[0] < end for start, end in spans)
        }
        return near | beside

    def _with_the_days(self, near: set[str]) -> set[str]:
        """Add the sessions on the days of those near."""
        starts = {self._plan.placements[session].start for session in near if session in self._plan.placements}
        days = [day for day in self._problem.days if any(day.start <= start < day.end for start in starts)]
        there = self._plan.placements.items()
        return near | {session for session, at in there if any(day.start <= at.start < day.end for day in days)}

    def _span(self, session: str) -> tuple[int, int]:
        start = self._plan.placements[session].start
        return start, start + self._problem.session[session].duration

    def _asked(self) -> list[Said]:
        asked = self._question
        demands: list[Said] = [Placed(ASKED, 0, asked.session)]
        if asked.start is not None:
            demands.append(OnlyStarts(ASKED, 0, asked.session, frozenset({asked.start})))
        if asked.room is not None:
            demands.append(OnlyRooms(ASKED, 0, asked.session, frozenset({asked.room})))
        return demands

    def _asked_for(self) -> Decisions:
        decide, asked = decisions(self._problem), self._question
        decide.must_be_placed(asked.session)
        if asked.start is not None:
            decide.only_starts(asked.session, [asked.start])
        if asked.room is not None:
            decide.only_rooms(asked.session, [asked.room])
        return decide

    def _moves(self, placements: dict[str, Placement]) -> tuple[Move, ...]:
        before = self._plan.placements
        return tuple(
            Move(session=session, before=_plain(before.get(session)), after=_plain(placements.get(session)))
            for session in sorted({*before, *placements})
            if before.get(session) != placements.get(session)
        )

    def _budget(self, workers: int) -> Callable[[float | None], Budget]:
        return lambda effort: Budget(self._limits.seconds - self._elapsed(), effort, workers, self._limits.seed)

    def _answered(
        self,
        place: Placement | None,
        tried: int,
        obstacles: tuple[Obstacle, ...],
        possible: bool | None,
        moves: tuple[Move, ...],
        clash: Explanation | None,
        *,
        anew: bool = False,
    ) -> Answer:
        return Answer(
            place=_plain(place),
            tried=tried,
            obstacles=obstacles,
            possible=possible,
            moves=moves,
            anew=anew,
            clash=clash,
            seconds=round(self._elapsed(), 2),
        )


def _plain(place: Placement | None) -> tuple[int, str | None] | None:
    return None if place is None else (place.start, place.room)
