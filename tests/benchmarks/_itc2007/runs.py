"""One search of an instance: the plan, what is proven of it, and when the first feasible plan was there."""

import asyncio
from dataclasses import dataclass

from scheduler.solving import solve
from solver.result import Better, Event, Limits, Proof
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem


@dataclass(frozen=True)
class Run:
    """The result of a seed; `first` is None if there was no feasible plan, and so is the plan."""

    plan: Plan | None
    proof: Proof
    first: float | None


def run(problem: Problem, seconds: int, seed: int) -> Run:
    """Search with two workers, as long as was said."""
    found: list[float] = []

    def tell(event: Event) -> None:
        if isinstance(event, Better) and not found:
            found.append(event.seconds)

    result = asyncio.run(solve(problem, Limits(seconds=seconds, seed=seed, workers=2), tell))
    plan = None if result.plan is None else Plan.read(result.plan)
    return Run(plan, result.proof, None if plan is None else min([*found, result.proof.seconds]))
