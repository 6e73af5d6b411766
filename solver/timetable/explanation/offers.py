"""What might be given up for one demand, each with its price: what hurts less is cheaper."""

from collections.abc import Iterable, Iterator

from solver.check import rules_of
from solver.timetable.demands import AtMost, Before, EnoughMinutes, EnoughMinutesBefore, NeverTogether, Said
from solver.timetable.explanation.account import Change
from solver.timetable.explanation.demands import NotAt, NotBy, OnlyRooms, OnlyStarts, OnlyWithin, Placed
from solver.timetable.explanation.scope import OF_TEAMS, sessions_of
from solver.timetable.problem import Problem
from solver.timetable.values import Session

PRICES = {
    "unpin-start": 2,
    "unpin-room": 2,
    "layout": 3,
    "any-rooms": 3,
    "any-part": 4,
    "any-day": 5,
    "without-features": 6,
    "any-order": 6,
    "limit": 6,
    "any-minutes": 6,
    "no-group": 6,
    "other-chair": 7,
    "team-stays": 7,
    "person-stays": 7,
    "open-room": 7,
    "without-person": 8,
    "any-window": 8,
    "shorter": 9,
    "leave-out": 12,
    "another-team": 11,
    "rule-off": 20,
}
# Rules that people cannot give up by switching them off: the world keeps them, or the file says otherwise elsewhere.
BINDING = {
    "admissible_time",
    "one_session_per_room",
    "people_are_available",
    "person_in_one_place",
    "pinned_room",
    "pinned_start",
    "required_sessions_are_placed",
    "room_is_large_enough",
    "room_is_open",
    "session_has_a_room",
    "session_has_a_team",
    "team_in_one_place",
    "team_is_there",
}
RULES_ON_TEAMS = {"session_has_a_team", "team_in_one_place", "team_is_there"}
EXCLUSIVE_KINDS = {"plenary", "heads-of-delegation", "ceremony"}
MOST_PEOPLE = 2


def price(changes: Iterable[Change]) -> int:
    """Give the price of giving up several things."""
    return sum(PRICES[change.kind] for change in changes)


def raised(limit: Change) -> Change:
    """Give up one more of a limit."""
    return limit.model_copy(update={"value": int(limit.value or 0) + 1})


def offers(problem: Problem, demands: Iterable[Said]) -> list[Change]:
    """Give what might be given up for demands that clash, the cheapest first."""
    found = {change: None for demand in demands for change in _offers(problem, demand)}
    return sorted(found, key=lambda change: (PRICES[change.kind], str(change)))


def _offers(problem: Problem, demand: Said) -> Iterator[Change]:
    sessions = [problem.session[name] for name in sessions_of(demand, problem)]
    if isinstance(demand, Placed):
        yield from _of_session(problem, sessions[0])
    elif isinstance(demand, OnlyStarts) and sessions[0].start is not None:
        yield Change(kind="unpin-start", session=demand.session)
    elif isinstance(demand, OnlyWithin):
        yield from _of_time(problem, demand, sessions[0])
    elif isinstance(demand, OnlyRooms):
        yield from _of_room(problem, sessions[0])
    elif isinstance(demand, NotAt):
        closed = [room.id for room in problem.rooms if room.closed]
        yield from (Change(kind="open-room", other=room) for room in closed)
    elif isinstance(demand, Before) and demand.rule == "order_of_sessions":
        yield Change(kind="any-order", session=demand.first, other=demand.then)
    elif isinstance(demand, NeverTogether) and demand.rule == "person_in_one_place":
        yield from _of_people(problem, sessions)
    elif isinstance(demand, EnoughMinutes | EnoughMinutesBefore):
        yield from _of_items(problem, demand)
    elif isinstance(demand, NotBy):
        away = [team.id for team in problem.teams if team.available is not None]
        yield from (Change(kind="team-stays", other=team) for team in away)
    if isinstance(demand, OF_TEAMS) or demand.rule in RULES_ON_TEAMS:
        yield from _of_teams(problem, sessions)
    yield from _of_rule(problem, demand)


def _of_teams(problem: Problem, sessions: list[Session]) -> Iterator[Change]:
    """One more team like one of those that can take the sessions, the smallest such."""
    for languages in sorted({tuple(sorted(session.languages)) for session in sessions if session.interpreted}):
        able = [team for team in problem.teams if team.languages.issuperset(languages)]
        if able:
            yield Change(kind="another-team", other=min(able, key=lambda team: (team.people, team.id)).id)


def may_be_left_out(problem: Problem, session: Session) -> bool:
    """Tell whether a conference can be held without a session: not without its plenaries."""
    return session.kind not in EXCLUSIVE_KINDS and not (session.body and problem.body[session.body].exclusive)


def _of_items(problem: Problem, demand: EnoughMinutes | EnoughMinutesBefore) -> Iterator[Change]:
    """Items that are named in the sessions of the demand, or for which these are open, do without minutes."""
    before = isinstance(demand, EnoughMinutesBefore)
    for item in problem.items:
        naming = [session for session in problem.sessions if item.id in session.items]
        able = naming or [session for session in problem.sessions if session.takes_open_items]
        own = {session.id for session in able if session.body == item.lead}
        asked = item.minutes == demand.minutes if naming else item.minutes is not None
        if asked and own == set(demand.sessions) and (item.adopted or not before):
            yield Change(kind="any-minutes", other=item.id)


def _of_session(problem: Problem, session: Session) -> Iterator[Change]:
    if may_be_left_out(problem, session):
        yield Change(kind="leave-out", session=session.id)
    if session.start is not None:
        yield Change(kind="unpin-start", session=session.id)
    if session.room is not None:
        yield Change(kind="unpin-room", session=session.id)


def _of_time(problem: Problem, demand: OnlyWithin, session: Session) -> Iterator[Change]:
    if session.windows == demand.spans:
        yield Change(kind="any-day", session=session.id)
    elif session.bands is not None and demand.rule == "admissible_time":
        yield Change(kind="any-part", session=session.id)
    longest = max((span.end - span.start for span in demand.spans), default=0)
    if 0 < longest < session.duration:
        yield Change(kind="shorter", session=session.id, value=longest)
    if demand.rule == "people_are_available":
        for person in sorted({*session.people, session.chair or ""} & set(problem.person)):
            if problem.person[person].available is not None:
                yield Change(kind="person-stays", other=person)
                yield from _instead_of(problem, session, person)
    for body in problem.bodies:
        if body.window is not None and demand.spans == (body.window,):
            yield Change(kind="any-window", other=body.id)


def _of_room(problem: Problem, session: Session) -> Iterator[Change]:
    if session.room is not None:
        yield Change(kind="unpin-room", session=session.id)
    if session.rooms is not None:
        yield Change(kind="any-rooms", session=session.id)
    if session.features:
        yield Change(kind="without-features", session=session.id)
    fitting = {
        layout: sum(room.seats.get(layout, 0) >= session.attendance for room in problem.rooms)
        for layout in sorted({layout for room in problem.rooms for layout in room.seats})
    }
    best = max(fitting, key=lambda layout: fitting[layout], default=session.layout)
    if fitting.get(best, 0) > fitting.get(session.layout, 0):
        yield Change(kind="layout", session=session.id, value=best)


def _of_people(problem: Problem, sessions: list[Session]) -> Iterator[Change]:
    needed = [{*session.people, session.chair} - {None} for session in sessions]
    everywhere = set.intersection(*needed) if needed else set()
    for session in sessions:
        for person in sorted(str(person) for person in everywhere):
            yield from _instead_of(problem, session, person)


def _instead_of(problem: Problem, session: Session, person: str) -> Iterator[Change]:
    """Somebody else of the body takes the chair, or the session does without the person."""
    if person in session.people and person != session.chair:
        yield Change(kind="without-person", session=session.id, other=person)
    elif person == session.chair and session.body is not None:
        others = sorted(problem.body[session.body].members & set(problem.person) - {person})
        for other in others[:MOST_PEOPLE]:
            yield Change(kind="other-chair", session=session.id, other=other)


def _of_rule(problem: Problem, demand: Said) -> Iterator[Change]:
    if isinstance(demand, AtMost):
        rule = next(rule for rule in rules_of(problem) if rule.name() == demand.rule)
        if "limit" in type(rule).model_fields:
            yield Change(kind="limit", other=demand.rule, value=demand.limit + 1)
    if demand.rule.startswith("group_"):
        for group in problem.groups:
            if group.sessions.issuperset(sessions_of(demand, problem)):
                yield Change(kind="no-group", other=group.id)
    elif demand.rule not in BINDING and demand.rule != "order_of_sessions":
        yield Change(kind="rule-off", other=demand.rule)
