"""One session at a time for a team and, where rooms are exact, the time to go to the next one."""

from collections.abc import Iterator
from functools import partial
from itertools import combinations

from ortools.sat.python import cp_model

from solver.timetable.plan import Plan
from solver.timetable.team_demands import TeamHurryCost, TeamMoves
from solver.timetable.variables import Literal, Variables

Place = tuple[int, Literal, dict[str, Literal]]  # a start, its literal, those of the rooms then


def post_team_moves(demand: TeamMoves, variables: Variables) -> None:
    """Two sessions of one team do not run together, and leave the time to go from room to room."""
    longest = max((minutes for row in demand.minutes.values() for minutes in row.values()), default=0)
    for one, other in _pairs(variables, demand.sessions, longest):
        shared = _same_team(variables, one, other)
        if shared is not None:
            _not_together(variables, one, other, shared)
            for first, then in ((one, other), (other, one)):
                for here, there, gap in _following(variables, first, then, longest):
                    _near_enough(demand, variables, here, there, gap, shared)


def _near_enough(
    demand: TeamMoves, variables: Variables, here: Place, there: Place, gap: int, shared: Literal
) -> None:
    _, _, rooms = here
    _, there_literal, others = there
    for room, inside in rooms.items():
        near = [literal for other, literal in others.items() if demand.minutes.get(room, {}).get(other, 0) <= gap]
        if len(near) < len(others):
            variables.model.add_bool_or([~inside, ~there_literal, ~shared, *near])


def _not_together(variables: Variables, one: str, other: str, shared: Literal) -> None:
    """Overlaps begin at a start, so the starts are the moments that matter."""
    covers = [_cover(variables, session) for session in (one, other)]
    for moment in sorted({place[0] for session in (one, other) for place in _places(variables, session)}):
        running = [literal for cover in covers for literal in cover.get(moment, ())]
        if all(cover.get(moment) for cover in covers):
            variables.model.add(cp_model.LinearExpr.sum(running) <= 1).only_enforce_if(shared)


def _cover(variables: Variables, session: str) -> dict[int, list[Literal]]:
    if session in variables.free:
        return variables.covering[session]
    cover: dict[int, list[Literal]] = {}
    for start, literal, _ in _places(variables, session):
        for moment in variables.grid(start, start + variables.duration[session]):
            cover.setdefault(moment, []).append(literal)
    return cover


def price_team_hurry(demand: TeamHurryCost, variables: Variables) -> None:
    """Charge two sessions of a team that follow each other quickly in two rooms of one span."""
    standing = Plan(placements=variables.fixed)
    for one, other in combinations([session for session in demand.sessions if session in variables.fixed], 2):
        variables.constant_cost += demand.weight * _hurries(demand, variables, one, other, standing)
    for one, other in _pairs(variables, demand.sessions, demand.gap):
        quick = [
            (here, there)
            for first, then in ((one, other), (other, one))
            for here, there, _ in _following(variables, first, then, demand.gap)
            if there[2] and any(span.start <= here[0] and there[0] < span.end for span in demand.spans)
        ]
        shared = _same_team(variables, one, other) if quick else None
        if shared is None:
            continue
        hurry = variables.auxiliary(1, f"{one}, {other}: hurry", partial(_hurries, demand, variables, one, other))
        for (_, _, rooms), (_, there_literal, others) in quick:
            for room, inside in rooms.items():
                stays = [others[room]] if room in others else []
                variables.model.add_bool_or([~inside, ~there_literal, ~shared, hurry, *stays])
        variables.charge(hurry, demand.weight)


def _hurries(demand: TeamHurryCost, variables: Variables, one: str, other: str, plan: Plan) -> int:
    here, there = plan.placements.get(one), plan.placements.get(other)
    if here is None or there is None or here.team is None or here.team != there.team:
        return 0
    ends = (here.start + variables.duration[one], there.start + variables.duration[other])
    pause = max(there.start - ends[0], here.start - ends[1])
    moves = None not in (here.room, there.room) and here.room != there.room
    together = any(
        span.start <= min(here.start, there.start) and max(here.start, there.start) < span.end
        for span in demand.spans
    )
    return int(moves and together and 0 <= pause < demand.gap)


# Pairs of sessions and their places


def _pairs(variables: Variables, sessions: tuple[str, ...], gap: int) -> Iterator[tuple[str, str]]:
    """Give the pairs, one of them free, that some starts bring nearer than the gap to each other."""
    placed = [session for session in sessions if variables.by.get(session) or session in variables.fixed]
    for one, other in combinations(placed, 2):
        if one not in variables.free and other not in variables.free:
            continue
        here, there = (sorted(place[0] for place in _places(variables, session)) for session in (one, other))
        early_enough = here and there and here[0] < there[-1] + variables.duration[other] + gap
        if early_enough and there[0] < here[-1] + variables.duration[one] + gap:
            yield one, other


def _places(variables: Variables, session: str) -> list[Place]:
    return [(start, literal, rooms) for start, (literal, rooms) in variables.housed(session).items()]


def _following(variables: Variables, first: str, then: str, within: int) -> Iterator[tuple[Place, Place, int]]:
    """Give places in which one session follows the other by less than so many minutes, with the minutes."""
    later = {place[0]: place for place in _places(variables, then)}
    for here in _places(variables, first):
        end = here[0] + variables.duration[first]
        for begin in range(end, end + within):
            if begin in later:
                yield here, later[begin], begin - end


def _same_team(variables: Variables, one: str, other: str) -> Literal | None:
    """Give a literal that is true if two sessions have the same team; None if they never have."""
    teams, others = _serving(variables, one), _serving(variables, other)
    common = sorted(teams.keys() & others.keys())
    if not common:
        return None
    if (one, other) not in variables.same_team:
        shared = variables.auxiliary(1, f"{one} with {other}", partial(_share, one, other))
        for team in common:
            variables.model.add_bool_or([~teams[team], ~others[team], shared])
        variables.same_team[one, other] = shared
    return variables.same_team[one, other]


def _share(one: str, other: str, plan: Plan) -> int:
    here, there = plan.placements.get(one), plan.placements.get(other)
    return int(here is not None and there is not None and here.team is not None and here.team == there.team)


def _serving(variables: Variables, session: str) -> dict[str, Literal]:
    if session in variables.free:
        return variables.by[session]
    team = variables.fixed[session].team
    return {} if team is None else {team: variables.model.new_constant(1)}
