"""Why is there no timetable, or why is a session not in a place: answers as plain values."""

from collections.abc import Callable
from typing import Any

from solver.result import Limits
from solver.stop import Stop
from solver.timetable.explanation.account import Question
from solver.timetable.explanation.asking import explain
from solver.timetable.explanation.placing import Placing
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem


def answer(
    problem: Problem,
    question: dict[str, Any] | None,
    limits: Limits,
    stop: Stop,
    elapsed: Callable[[], float],
    plan: Plan | None,
) -> dict[str, Any]:
    """Answer a question about one session before a plan; without a question, why the problem has no plan."""
    if question is None:
        return explain(problem, limits, stop, elapsed).model_dump(mode="json")
    asked = Question.model_validate(question)
    return Placing(problem, plan or Plan(), asked, limits, stop, elapsed).answer().model_dump(mode="json")
