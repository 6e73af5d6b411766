"""C-10 (A)."""

from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field

from solver.result import Violation
from solver.rule import Level
from solver.timetable.decisions import Decisions
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.rule import TimetableRule


class StageMinutesAreBalanced(TimetableRule):
    """The focus areas of P2C have the same minutes on the stage.

    Each quarter of an hour, once begun, between the area with the most and the one with the fewest is a unit. Only
    sessions that may be left out can change that; of the others it tells.

    Holds:  every focus area has two panels of 45 minutes.
    Broken: one focus area has three panels of 45 minutes, another one two: three units.
    """

    level: ClassVar[Level] = Level.PREFERENCE
    source: ClassVar[str] = "C-10; A"

    weight: int = Field(default=5, ge=0, le=1_000_000)
    minutes: int = Field(default=15, ge=1, le=1_440)
    roles: frozenset[str] = frozenset(
        {"p2c-opening", "panel", "spotlight", "message", "report-back", "commitments", "signing", "p2c-closing"}
    )

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        stage: dict[str, list[str]] = {body.id: [] for body in problem.bodies if body.role == "focus-area"}
        for session in problem.sessions:
            placed = session.id in plan.placements and session.kind == "p2c" and session.role in self.roles
            if placed and session.body in stage:
                stage[session.body].append(session.id)
        totals = {area: sum(problem.session[name].duration for name in names) for area, names in stage.items()}
        most, least = max(totals, key=totals.__getitem__, default=""), min(totals, key=totals.__getitem__, default="")
        if totals and totals[most] > totals[least]:
            units = (totals[most] - totals[least] + self.minutes - 1) // self.minutes
            text = f"{most} has {totals[most]} minutes on the stage, {least} has {totals[least]}"
            yield self.broken(*stage[most], *stage[least], text=text, amount=units)

    def post(self, problem: Problem, decide: Decisions) -> None:
        loads: dict[str, dict[str, int]] = {body.id: {} for body in problem.bodies if body.role == "focus-area"}
        for session in problem.sessions:
            if session.kind == "p2c" and session.role in self.roles and session.body in loads:
                loads[session.body][session.id] = session.duration
        if len(loads) > 1 and any(loads.values()):
            decide.imbalance_cost(loads.values(), self.minutes)
