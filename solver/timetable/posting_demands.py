"""Hard demands as CP-SAT constraints over a scope's variables."""

from functools import singledispatch
from itertools import pairwise

from ortools.sat.python import cp_model

from solver.timetable.block_costs import OneOfGroups
from solver.timetable.demands import (
    Apart,
    AtMost,
    AtMostWithin,
    Before,
    Either,
    EnoughMinutes,
    EnoughMinutesBefore,
    EnoughSpans,
    InARow,
    NeverTogether,
    NoneIsolated,
    OnlyWith,
    Pause,
    Presiding,
    Said,
    SameRoom,
    SameSpan,
    SameStart,
    SomeWithin,
    TimeToMove,
)
from solver.timetable.posting_blocks import post_one_of_groups
from solver.timetable.posting_groups import (
    post_apart,
    post_at_most_within,
    post_in_a_row,
    post_only_with,
    post_same_room,
    post_same_span,
)
from solver.timetable.posting_minutes import post_enough_minutes, post_enough_minutes_before
from solver.timetable.posting_pauses import post_pause
from solver.timetable.posting_presiding import post_presiding
from solver.timetable.posting_stretches import post_enough_spans, post_none_isolated
from solver.timetable.posting_team_moves import post_team_moves
from solver.timetable.posting_teams import post_team_pause, post_team_stretch, post_team_use, post_team_use_in_all
from solver.timetable.team_demands import TeamMoves, TeamPause, TeamStretch, TeamUse, TeamUseInAll
from solver.timetable.variables import Literal, Variables


@singledispatch
def post(demand: Said, variables: Variables) -> None:
    """Post one demand; a demand of costs is not for here."""


post.register(Apart, post_apart)
post.register(OneOfGroups, post_one_of_groups)
post.register(InARow, post_in_a_row)
post.register(SameRoom, post_same_room)
post.register(SameSpan, post_same_span)
post.register(AtMostWithin, post_at_most_within)
post.register(EnoughMinutes, post_enough_minutes)
post.register(EnoughMinutesBefore, post_enough_minutes_before)
post.register(EnoughSpans, post_enough_spans)
post.register(NoneIsolated, post_none_isolated)
post.register(OnlyWith, post_only_with)
post.register(Pause, post_pause)
post.register(Presiding, post_presiding)
post.register(TeamMoves, post_team_moves)
post.register(TeamStretch, post_team_stretch)
post.register(TeamPause, post_team_pause)
post.register(TeamUse, post_team_use)
post.register(TeamUseInAll, post_team_use_in_all)


@post.register
def _never_together(demand: NeverTogether, variables: Variables) -> None:
    """At each moment at most one runs. Overlaps begin at a start, so the starts are the moments that matter."""
    running = variables.running(demand.sessions)
    for moment in sorted(variables.possible_starts(demand.sessions)):
        groups = running.get(moment, [])
        if len(groups) > 1:
            variables.model.add_at_most_one(_flat(groups))


@post.register
def _at_most(demand: AtMost, variables: Variables) -> None:
    """At each moment at most so many run; also at the starts of those that stand where they are."""
    counts = variables.fixed_counts(demand.sessions)
    running = variables.running(demand.sessions)
    standing = {variables.fixed[session].start for session in demand.sessions if session in variables.fixed}
    for moment in sorted(variables.possible_starts(demand.sessions) | standing):
        groups, limit = running.get(moment, []), demand.limit - counts.get(moment, 0)
        if len(groups) > limit >= 0:
            variables.model.add(cp_model.LinearExpr.sum(_flat(groups)) <= limit)


@post.register
def _before(demand: Before, variables: Variables) -> None:
    """For each start of the later one, no start of the earlier one that would end too late, or too early."""
    if demand.first not in variables.free or demand.then not in variables.free:
        return
    first, then = variables.at[demand.first], variables.at[demand.then]
    duration = variables.duration[demand.first]
    _exclude_below(variables, first, then, duration + demand.min_gap)
    if demand.max_gap is not None:
        _exclude_above(variables, first, then, duration + demand.max_gap)


def _exclude_below(variables: Variables, first: dict[int, Literal], then: dict[int, Literal], distance: int) -> None:
    previous = -1
    for moment in sorted(then):
        late = [literal for start, literal in first.items() if start > moment - distance]
        early = [literal for start, literal in then.items() if start <= moment]
        if late and len(late) != previous:
            variables.model.add_at_most_one([*early, *late])
        elif late:
            variables.model.add_at_most_one([then[moment], *late])
        previous = len(late)


def _exclude_above(variables: Variables, first: dict[int, Literal], then: dict[int, Literal], distance: int) -> None:
    for moment in sorted(then):
        early = [literal for start, literal in first.items() if start < moment - distance]
        late = [literal for start, literal in then.items() if start >= moment]
        if early:
            variables.model.add_at_most_one([*early, *late])


@post.register
def _either(demand: Either, variables: Variables) -> None:
    choices = []
    for number, pairs in enumerate(demand.alternatives):
        choice = variables.model.new_bool_var(f"either {number}")
        for first, then in pairs:
            _placed_in_order(variables, choice, first, then)
        choices.append(choice)
    variables.model.add_bool_or(choices)


def _placed_in_order(variables: Variables, choice: Literal, first: str, then: str) -> None:
    start, other = _start(variables, first), _start(variables, then)
    if start is None or other is None:
        variables.model.add(choice == 0)
        return
    for session in (first, then):
        if session in variables.free:
            variables.model.add_bool_or(list(variables.at[session].values())).only_enforce_if(choice)
    variables.model.add(start + variables.duration[first] <= other).only_enforce_if(choice)


def _start(variables: Variables, session: str) -> cp_model.LinearExprT | None:
    if session in variables.fixed:
        return variables.fixed[session].start
    at = variables.at.get(session)
    if not at:
        return None
    return cp_model.LinearExpr.weighted_sum(list(at.values()), list(at))


@post.register
def _some_within(demand: SomeWithin, variables: Variables) -> None:
    if not variables.free.intersection(demand.sessions):
        return
    inside: list[Literal] = []
    enough = demand.least
    for session in demand.sessions:
        duration = variables.duration[session]
        for span in demand.spans:
            if session in variables.fixed:
                begin = variables.fixed[session].start
                enough -= span.start <= begin and begin + duration <= span.end
            elif session in variables.free:
                inside += variables.between(session, span.start, span.end - duration + 1)
    if enough > 0:
        variables.model.add(cp_model.LinearExpr.sum(inside) >= enough)


@post.register
def _same_start(demand: SameStart, variables: Variables) -> None:
    placed = [session for session in demand.sessions if session in variables.free | set(variables.fixed)]
    for one, other in pairwise(placed):
        moments = {*variables.at.get(one, ()), *variables.at.get(other, ())}
        for moment in sorted(moments | {variables.fixed[s].start for s in (one, other) if s in variables.fixed}):
            here, _ = _at_moment(variables, one, moment)
            _, elsewhere = _at_moment(variables, other, moment)
            if here and elsewhere:
                variables.model.add_at_most_one([*here, *elsewhere])


def _at_moment(variables: Variables, session: str, moment: int) -> tuple[list[Literal], list[Literal]]:
    """Give the literals of starting at a moment, and those of starting at another."""
    if session in variables.fixed:
        true = variables.model.new_constant(1)
        here = variables.fixed[session].start == moment
        return ([true], []) if here else ([], [true])
    at = variables.at.get(session, {})
    return (
        [literal for start, literal in at.items() if start == moment],
        [literal for start, literal in at.items() if start != moment],
    )


@post.register
def _time_to_move(demand: TimeToMove, variables: Variables) -> None:
    if not demand.longest or not variables.free.intersection((demand.one, demand.other)):
        return
    housed = {session: variables.housed(session) for session in (demand.one, demand.other)}
    for first, then in ((demand.one, demand.other), (demand.other, demand.one)):
        for start in housed[first]:
            end = start + variables.duration[first]
            for other_start in range(end, end + demand.longest):
                if other_start in housed[then]:
                    here, there = (first, housed[first][start]), (then, housed[then][other_start])
                    _near_enough(demand, variables, here, there, other_start - end)


Housed = tuple[Literal, dict[str, Literal]]


def _near_enough(
    demand: TimeToMove, variables: Variables, here: tuple[str, Housed], there: tuple[str, Housed], gap: int
) -> None:
    """If one starts so soon after the other, their rooms are near enough."""
    (first, (here_literal, rooms)), (then, (there_literal, others)) = here, there
    if not variables.exact_rooms:
        if not _any_near(demand, variables, first, then, gap):
            variables.model.add_bool_or([~here_literal, ~there_literal])
        return
    for room, inside in rooms.items():
        near = [literal for other, literal in others.items() if _minutes(demand, room, other) <= gap]
        if len(near) < len(others):
            variables.model.add_bool_or([~inside, ~there_literal, *near])


def _minutes(demand: TimeToMove, room: str, other: str) -> int:
    return demand.minutes.get(room, {}).get(other, 0)


def _any_near(demand: TimeToMove, variables: Variables, first: str, then: str, gap: int) -> bool:
    """Tell whether two rooms of the sessions are near enough; one room for both must be ready again by then.

    To be careful is not to count on one room for both, unless it is the only one for each: others want it too.
    """
    rooms, others = variables.decide.rooms(first), variables.decide.rooms(then)
    if not all(variables.problem.session[session].needs_room for session in (first, then)):
        return True
    turnover = variables.decide.turnover or {}
    only_room = rooms == others and len(rooms) == 1
    for room in rooms:
        for other in others:
            if room == other:
                near = turnover.get(room, 0) <= gap and (only_room or not variables.careful)
            else:
                near = _minutes(demand, room, other) <= gap
            if near:
                return True
    return False


def _flat(groups: list[list[Literal]]) -> list[Literal]:
    return [literal for group in groups for literal in group]
