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
SHARE, SHARE_AMONG_OTHERS = 0.9, 0.5  # of the time: where blocks are all that is priced, and where they are not
GROUPS_SHARE, GROUPS_SHARE_ALONE = 0.5, 0.8  # of the time, before that; where nothing of the kind follows


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
        in_groups = bool(spans) and decide.turnover is not None
        self.fit = bool(spans) and (in_groups or not self._large)
        self._groups = GroupsFirst(self._coarse, scoreboard, stop, budget) if in_groups else None

    def first_plan(self) -> Outcome:
        """Give a plan, without a look at costs; or the proof that there is none, or no answer."""
        if self._groups is not None:
            outcome = self._groups.first_plan(self._effort(FIRST_EFFORT))
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
        if self._groups is not None:
            alone = self._large and self._coarse.has_all_prices
            self._groups.improve(self._part(GROUPS_SHARE_ALONE if alone else GROUPS_SHARE))
        if self._large or self._scoreboard.proven or self._stop.asked:
            return
        variables = build_blocks(self._coarse, stop=self._stop)
        if self._scoreboard.plan is not None:
            variables.hint(self._blocks_of(self._scoreboard.plan))
        share = SHARE if self._coarse.has_all_prices else SHARE_AMONG_OTHERS
        outcome = run(
            variables,
            self._part(share),
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

    def _part(self, share: float) -> Budget:
        """Give a share of the time that is left."""
        budget = self._effort(EFFORT)
        return replace(budget, seconds=share * budget.seconds)

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
