"""What can be given up, and what it does to a problem."""

from collections.abc import Callable
from itertools import count
from typing import Any

from solver.timetable.explanation.account import Change
from solver.timetable.problem import Problem
from solver.timetable.values import Session


def of_one_session(change: Change) -> bool:
    """Tell whether a change is made to one session, and to nothing else."""
    return change.kind in _SESSIONS


def changed(problem: Problem, change: Change) -> Problem:
    """Give the problem with one thing given up."""
    if change.kind in _SESSIONS:
        update = _SESSIONS[change.kind]
        return _with(
            problem,
            sessions=tuple(
                session.model_copy(update=update(session, change)) if session.id == change.session else session
                for session in problem.sessions
            ),
        )
    return _OTHERS[change.kind](problem, change)


def _with(problem: Problem, **update: Any) -> Problem:
    return Problem(**{**{name: getattr(problem, name) for name in Problem.model_fields}, **update})


def _without(session: Session, change: Change) -> dict[str, Any]:
    return {"people": session.people - {str(change.other)}}


def _chaired_by(session: Session, change: Change) -> dict[str, Any]:
    people = session.people - {str(session.chair)} | (
        {str(change.other)} if session.chair in session.people else set()
    )
    return {"chair": change.other, "people": frozenset(people)}


_SESSIONS: dict[str, Callable[[Session, Change], dict[str, Any]]] = {
    "leave-out": lambda session, change: {"required": False},
    "unpin-start": lambda session, change: {"start": None},
    "unpin-room": lambda session, change: {"room": None},
    "any-rooms": lambda session, change: {"rooms": None},
    "any-day": lambda session, change: {"windows": None},
    "any-part": lambda session, change: {"bands": None},
    "shorter": lambda session, change: {"duration": change.value},
    "without-person": _without,
    "other-chair": _chaired_by,
    "layout": lambda session, change: {"layout": change.value},
    "without-features": lambda session, change: {"features": frozenset()},
}


def _any_order(problem: Problem, change: Change) -> Problem:
    pair = (change.session, change.other)
    return _with(problem, precedences=tuple(p for p in problem.precedences if (p.before, p.after) != pair))


def _person_stays(problem: Problem, change: Change) -> Problem:
    people = tuple(p.model_copy(update={"available": None}) if p.id == change.other else p for p in problem.people)
    return _with(problem, people=people)


def _team_stays(problem: Problem, change: Change) -> Problem:
    teams = tuple(t.model_copy(update={"available": None}) if t.id == change.other else t for t in problem.teams)
    return _with(problem, teams=teams)


def _another_team(problem: Problem, change: Change) -> Problem:
    like = problem.team[str(change.other)]
    name = next(f"{like.id}-{number}" for number in count(2) if f"{like.id}-{number}" not in problem.team)
    return _with(problem, teams=(*problem.teams, like.model_copy(update={"id": name, "available": None})))


def _open_room(problem: Problem, change: Change) -> Problem:
    rooms = tuple(r.model_copy(update={"closed": ()}) if r.id == change.other else r for r in problem.rooms)
    return _with(problem, rooms=rooms)


def _any_window(problem: Problem, change: Change) -> Problem:
    bodies = tuple(b.model_copy(update={"window": None}) if b.id == change.other else b for b in problem.bodies)
    return _with(problem, bodies=bodies)


def _no_group(problem: Problem, change: Change) -> Problem:
    return _with(problem, groups=tuple(group for group in problem.groups if group.id != change.other))


def _any_minutes(problem: Problem, change: Change) -> Problem:
    items = tuple(i.model_copy(update={"minutes": None}) if i.id == change.other else i for i in problem.items)
    return _with(problem, items=items)


def _limit(problem: Problem, change: Change) -> Problem:
    rule = str(change.other)
    return _with(problem, rules={**problem.rules, rule: {**problem.rules.get(rule, {}), "limit": change.value}})


def _rule_off(problem: Problem, change: Change) -> Problem:
    rule = str(change.other)
    return _with(problem, rules={**problem.rules, rule: {**problem.rules.get(rule, {}), "enabled": False}})


_OTHERS: dict[str, Callable[[Problem, Change], Problem]] = {
    "any-order": _any_order,
    "person-stays": _person_stays,
    "open-room": _open_room,
    "team-stays": _team_stays,
    "another-team": _another_team,
    "any-window": _any_window,
    "limit": _limit,
    "no-group": _no_group,
    "any-minutes": _any_minutes,
    "rule-off": _rule_off,
}
