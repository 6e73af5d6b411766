"""Why a session that was left out has no place in a plan: which rules close which of its starts."""

from collections import Counter

from solver.check import rules_of
from solver.rule import Level
from solver.timetable.decisions import Decisions
from solver.timetable.plan import Placement, Plan
from solver.timetable.problem import Problem
from solver.timetable.rule import TimetableRule

MOST_TRIALS = 40


def reasons(problem: Problem, decide: Decisions, plan: Plan) -> dict[str, str]:
    """Give a sentence for each session without a place."""
    return {
        session.id: _reason(problem, decide, plan, session.id)
        for session in problem.sessions
        if session.id not in plan.placements
    }


def _reason(problem: Problem, decide: Decisions, plan: Plan, session: str) -> str:
    starts, rooms = decide.starts(session), decide.rooms(session)
    if not starts:
        return "No time of the conference is open to it: its days, its length and the people it needs leave none."
    if not rooms and problem.session[session].needs_room:
        return "No room is large enough and has what it needs."
    rules = [rule for rule in rules_of(problem) if rule.level is Level.HARD and isinstance(rule, TimetableRule)]
    blocking: Counter[str] = Counter()
    houses: list[str | None] = [*rooms] or [None]
    trials = [(start, room) for start in starts for room in houses]
    for start, room in trials[:: max(1, len(trials) // MOST_TRIALS)]:
        trial = Plan(placements={**plan.placements, session: Placement(start=start, room=room)})
        for rule in rules:
            if any(session in violation.sessions for violation in rule.check(problem, trial)):
                blocking[rule.summary().rstrip(".")] += 1
    if not blocking:
        return "The search ended before it found a place; give it more time."
    named = "; ".join(f"“{rule}”" for rule, _ in blocking.most_common(3))
    return f"With everything else in its place, every time and room tried for it would break a rule: {named}."
