"""Random plans in the random worlds, and random settings of rules, each named by a seed."""

from functools import cache
from random import Random
from typing import Any

from pydantic import ValidationError
from worlds import random_world

from solver.rule import Level
from solver.timetable.plan import Placement, Plan
from solver.timetable.problem import Problem
from solver.timetable.rule import TimetableRule
from solver.timetable.values import Session

# Small limits bite in small worlds.
NUMBERS = [0, 1, 1, 1, 2, 2, 15, 30, 45, 60]


@cache
def random_plan(seed: int) -> Plan:
    """Place the sessions of the world of the same seed on the grid: close to each other, or one after another."""
    problem, rng = random_world(seed), Random(f"plan {seed}")
    incomplete = rng.random() < 0.2
    sessions = [s for s in problem.sessions if rng.random() < 0.7 or (s.required and not incomplete)]
    starts = _in_a_row(sessions, problem, rng) if rng.random() < 0.5 else _at_random(sessions, problem, rng)
    placements, teams = {}, Random(f"teams {seed}")
    for session in sessions:
        start = session.start if session.start is not None and rng.random() < 0.5 else starts[session.id]
        room = rng.choice(problem.rooms).id if session.needs_room else None
        team = _team(session, problem, teams)
        room = None if incomplete and rng.random() < 0.1 else room
        placements[session.id] = Placement(start=start, room=room, team=team)
    return Plan(placements=placements)


def _team(session: Session, problem: Problem, rng: Random) -> str | None:
    """Give an interpreted session a team, now and then none, and now and then one to a session that needs none."""
    if not problem.teams or rng.random() < 0.05:
        return None
    return rng.choice(problem.teams).id if session.interpreted or rng.random() < 0.03 else None


def _at_random(sessions: list[Session], problem: Problem, rng: Random) -> dict[str, int]:
    day = rng.choice(problem.days)
    end = rng.choice([day.end, day.start + 61])
    return {session.id: rng.choice(range(day.start, end, problem.step)) for session in sessions}


def _in_a_row(sessions: list[Session], problem: Problem, rng: Random) -> dict[str, int]:
    first, second = problem.days
    start, starts = first.start, {}
    order = rng.sample(sessions, len(sessions))
    if rng.random() < 0.7:
        order.sort(key=lambda session: session.kind == "plenary")
    for session in order:
        if first.end <= start < second.start:
            start = second.start
        elif start >= second.end:
            start = first.start
        starts[session.id] = start
        end = start + session.duration + rng.choice([0, 0, 15, 30])
        start = -(-end // problem.step) * problem.step
    return starts


def complete(problem: Problem, plan: Plan) -> bool:
    """Tell whether every session that must be placed is, and has a room and a team if it needs them."""
    return all(
        not session.required
        if session.id not in plan.placements
        else _housed_and_served(problem, session, plan.placements[session.id])
        for session in problem.sessions
    )


def _housed_and_served(problem: Problem, session: Session, placement: Placement) -> bool:
    served = bool(problem.teams and session.interpreted) == (placement.team is not None)
    return served and (not session.needs_room or placement.room is not None)


def random_setting(rule: type[TimetableRule], seed: int) -> TimetableRule:
    """Set a rule's numbers and switches at random, half of the time: small limits bite in small worlds."""
    rng = Random(f"setting {seed}")
    plain: dict[str, Any] = {"weight": rng.choice([1, 3])} if rule.level is not Level.HARD else {}
    for name, parameter in rule.model_fields.items():
        if name in ("enabled", "weight") or rng.random() < 0.5:
            continue
        choices = [True, False] if parameter.annotation is bool else NUMBERS if parameter.annotation is int else []
        for value in rng.sample(choices, len(choices)):
            try:
                rule.model_validate({name: value})
            except ValidationError:
                continue
            plain[name] = value
            break
    return rule.model_validate(plain)
