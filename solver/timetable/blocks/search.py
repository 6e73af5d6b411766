"""The search by blocks: one model of all that is asked of them, whose every better answer becomes a timetable."""

from collections.abc import Callable
from dataclasses import replace

from solver.engine import Budget
from solver.stop import Stop
from solver.timetable.blocks.coarse import Coarse, spans_of
from solver.timetable.blocks.groups_first import GroupsFirst
from solver.timetable.blocks.model import build_blocks
from solver.timetable.blocks.realising import packed, settled
from solver.timetable.decisions import Decisions
from solver.timetable.engine import NO_ANSWER, Outcome, run
from solver.timetable.plan import Placement, Plan
from solver.timetable.problem import Problem
from solver.timetable.scoreboard import Scoreboard

MOST_CHOICES = 150_000  # spans x rooms of all sessions, up to which their model is a help
FIRST_EFFORT, EFFORT, LAST_EFFORT = 20.0, 60.0, 4.0  # deterministic seconds of one worker
LEFT, LEFT_TO_OTHERS = 0.1, 0.5  # of the time: where blocks are all that is priced, and where they are not
FIRST_LEFT, FIRST_LEFT_OF_LARGE = 0.75, 0.5  # of the time, if groups find no first plan


class Blocks:
    """Decides spans and rooms of all sessions at once, where rooms are given to groups in spans."""

    def __init__(
        self,
        problem: Problem,
        decide: Decisions,
        scoreboard: Scoreboard,
        stop: Stop,
        budget: Callable[[float | None], Budget],
    ) -> None:
        self._scoreboard, self._stop, self._budget = scoreboard, stop, budget
        spans = [] if problem.published else spans_of(decide)
        self._coarse = Coarse(decide, spans)
        self._large = self._coarse.choices() > MOST_CHOICES
        in_groups = bool(spans) and bool(self._coarse.groups) and decide.turnover is not None
        self.fit = bool(spans) and (in_groups or not self._large)
        self._groups = GroupsFirst(self._coarse, scoreboard, stop, budget) if in_groups else None

    def first_plan(self) -> Outcome:
        """Give a plan, without a look at costs; or the proof that there is none, or no answer."""
        if self._groups is not None:
            left = FIRST_LEFT_OF_LARGE if self._large else FIRST_LEFT
            outcome = self._groups.first_plan(self._until(left * self._budget(None).seconds, FIRST_EFFORT))
            if outcome.plan is not None or outcome.infeasible or self._large:
                return outcome
        variables = build_blocks(self._coarse, costs=False, stop=self._stop)
        outcome = run(variables, self._effort(FIRST_EFFORT), self._stop, lightly=True)
        if outcome.plan is None:
            return Outcome(plan=None, bound=None, infeasible=outcome.infeasible, optimal=False)
        if self._scoreboard.offer(packed(self._coarse, outcome.plan)):
            return Outcome(plan=self._scoreboard.plan, bound=None, infeasible=False, optimal=False)
        plan = settled(self._coarse, outcome.plan, self._budget(LAST_EFFORT), self._stop)
        return NO_ANSWER if plan is None else Outcome(plan=plan, bound=None, infeasible=False, optimal=False)

    def improve(self) -> None:
        """Improve the scoreboard's plan, and raise its bound, for a share of the time."""
        now = self._budget(None).seconds
        left = now * (LEFT if self._prices_all else LEFT_TO_OTHERS)
        if self._groups is not None and self._scoreboard.plan is not None:
            self._groups.improve(self._until(left if self._large else (now + left) / 2, EFFORT))
        if self._large or self._scoreboard.proven or self._stop.asked:
            return
        variables = build_blocks(self._coarse, stop=self._stop)
        if self._scoreboard.plan is not None:
            variables.hint(self._blocks_of(self._scoreboard.plan))
        outcome = run(
            variables,
            self._until(left, EFFORT),
            self._stop,
            found=lambda blocks: self._scoreboard.offer(packed(self._coarse, blocks)),
            bound_rose=self._scoreboard.raise_bound,
            linearization=2,
            lightly=True,
        )
        if outcome.bound is not None:
            self._scoreboard.raise_bound(outcome.bound)
        if outcome.plan is not None:
            plan = settled(self._coarse, outcome.plan, self._budget(LAST_EFFORT), self._stop)
            if plan is not None:
                self._scoreboard.offer(plan)

    @property
    def _prices_all(self) -> bool:
        """Whether what is priced is priced here as well; groups know nothing of single sessions and rooms."""
        return self._coarse.has_all_prices and not (self._large and self._coarse.room_costs)

    def _until(self, left: float, effort: float) -> Budget:
        """Give the time until so many seconds are left."""
        budget = self._effort(effort)
        return replace(budget, seconds=max(0.0, budget.seconds - left))

    def _effort(self, effort: float) -> Budget:
        """Give all the time there is to many workers, to one so much effort."""
        budget = self._budget(None)
        return budget if budget.workers > 1 else self._budget(effort)

    def _blocks_of(self, plan: Plan) -> Plan:
        stands = self._coarse.representative
        return Plan(
            placements={
                session: Placement(start=stands[session][placed.start], room=placed.room)
                for session, placed in plan.placements.items()
            }
        )
