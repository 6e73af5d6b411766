"""From demands to their account."""

from collections.abc import Sequence
from functools import singledispatch

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
    Said,
    SameRoom,
    SameSpan,
    SameStart,
    SomeWithin,
    TimeToMove,
)
from solver.timetable.explanation.account import Demand
from solver.timetable.explanation.demands import (
    NotAt,
    NotBy,
    OneAtATime,
    OnlyRooms,
    OnlyStarts,
    OnlyTeams,
    OnlyWithin,
    Placed,
    Presided,
    decisions_of,
)
from solver.timetable.explanation.scope import scope_of, sessions_of
from solver.timetable.problem import Problem
from solver.timetable.team_demands import TeamMoves, TeamPause, TeamStretch, TeamUse, TeamUseInAll
from solver.timetable.values import Span


def left(problem: Problem, demands: Sequence[Said]) -> dict[str, tuple[tuple[int, int], ...]]:
    """Give the time that the demands leave each session by itself: spans from a first start to a last end."""
    decide = decisions_of(problem, demands)
    return {
        session: stretches(decide.starts(session), problem.step, problem.session[session].duration)
        for session in sorted(scope_of(demands, problem))
    }


def stretches(starts: Sequence[int], step: int, duration: int) -> tuple[tuple[int, int], ...]:
    """Join starts that follow each other on the grid."""
    spans: list[tuple[int, int]] = []
    for start in starts:
        if spans and start - (spans[-1][1] - duration) <= step:
            spans[-1] = (spans[-1][0], start + duration)
        else:
            spans.append((start, start + duration))
    return tuple(spans)


@singledispatch
def told(demand: Said, problem: Problem) -> Demand:
    """Give a demand as data."""
    return Demand(rule=demand.rule, word="other", sessions=sessions_of(demand, problem))


@told.register
def _placed(demand: Placed, problem: Problem) -> Demand:
    return Demand(rule=demand.rule, word="placed", sessions=(demand.session,))


@told.register
def _only_starts(demand: OnlyStarts, problem: Problem) -> Demand:
    spans = stretches(sorted(demand.starts), problem.step, problem.session[demand.session].duration)
    return Demand(rule=demand.rule, word="starts", sessions=(demand.session,), spans=spans)


@told.register
def _only_within(demand: OnlyWithin, problem: Problem) -> Demand:
    spans = tuple((span.start, span.end) for span in demand.spans)
    return Demand(rule=demand.rule, word="within", sessions=(demand.session,), spans=spans)


@told.register
def _only_rooms(demand: OnlyRooms, problem: Problem) -> Demand:
    return Demand(rule=demand.rule, word="rooms", sessions=(demand.session,), rooms=tuple(sorted(demand.rooms)))


@told.register
def _not_at(demand: NotAt, problem: Problem) -> Demand:
    return Demand(rule=demand.rule, word="not-at", sessions=(demand.session,))


@told.register
def _only_teams(demand: OnlyTeams, problem: Problem) -> Demand:
    return Demand(rule=demand.rule, word="teams", sessions=(demand.session,), teams=tuple(sorted(demand.teams)))


@told.register
def _not_by(demand: NotBy, problem: Problem) -> Demand:
    return Demand(rule=demand.rule, word="not-by", sessions=(demand.session,))


@told.register
def _team_moves(demand: TeamMoves, problem: Problem) -> Demand:
    return Demand(rule=demand.rule, word="team-moves", sessions=demand.sessions)


@told.register
def _team_stretch(demand: TeamStretch, problem: Problem) -> Demand:
    given = {"sessions": demand.sessions, "teams": demand.teams, "number": demand.limit}
    return Demand(rule=demand.rule, word="team-stretch", **given)


@told.register
def _team_pause(demand: TeamPause, problem: Problem) -> Demand:
    return Demand(rule=demand.rule, word="team-pause", sessions=demand.sessions, number=demand.gap)


@told.register
def _team_use(demand: TeamUse, problem: Problem) -> Demand:
    spans = ((demand.spans[0].start, _end(demand.spans, problem)),)
    given = {"sessions": demand.sessions, "teams": demand.teams, "number": demand.limit, "spans": spans}
    return Demand(rule=demand.rule, word="team-use", **given)


@told.register
def _team_use_in_all(demand: TeamUseInAll, problem: Problem) -> Demand:
    return Demand(rule=demand.rule, word="team-use-in-all", sessions=demand.sessions, number=demand.limit)


def _end(spans: Sequence[Span], problem: Problem) -> int:
    """Give the end of the last span, or of the last day, whichever comes first."""
    return min(spans[-1].end, max((day.end for day in problem.days), default=spans[-1].end))


@told.register
def _one_at_a_time(demand: OneAtATime, problem: Problem) -> Demand:
    longest = max(demand.turnover.values(), default=0)
    return Demand(rule=demand.rule, word="one-at-a-time", sessions=(), number=longest)


@told.register
def _never_together(demand: NeverTogether, problem: Problem) -> Demand:
    return Demand(rule=demand.rule, word="never-together", sessions=demand.sessions)


@told.register
def _at_most(demand: AtMost, problem: Problem) -> Demand:
    return Demand(rule=demand.rule, word="at-most", sessions=demand.sessions, number=demand.limit)


@told.register
def _before(demand: Before, problem: Problem) -> Demand:
    pair = (demand.first, demand.then)
    return Demand(rule=demand.rule, word="before", sessions=pair, number=demand.min_gap, most=demand.max_gap)


@told.register
def _either(demand: Either, problem: Problem) -> Demand:
    return Demand(rule=demand.rule, word="either", sessions=sessions_of(demand, problem))


@told.register
def _some_within(demand: SomeWithin, problem: Problem) -> Demand:
    spans = tuple((span.start, span.end) for span in demand.spans)
    return Demand(rule=demand.rule, word="some-within", sessions=demand.sessions, spans=spans, number=demand.least)


@told.register
def _same_start(demand: SameStart, problem: Problem) -> Demand:
    return Demand(rule=demand.rule, word="same-start", sessions=demand.sessions)


@told.register
def _time_to_move(demand: TimeToMove, problem: Problem) -> Demand:
    return Demand(rule=demand.rule, word="time-to-move", sessions=(demand.one, demand.other), number=demand.longest)


@told.register
def _apart(demand: Apart, problem: Problem) -> Demand:
    return Demand(rule=demand.rule, word="apart", sessions=demand.sessions, number=demand.gap)


@told.register
def _in_a_row(demand: InARow, problem: Problem) -> Demand:
    return Demand(rule=demand.rule, word="in-a-row", sessions=demand.sessions, number=demand.gap)


@told.register
def _same_room(demand: SameRoom, problem: Problem) -> Demand:
    return Demand(rule=demand.rule, word="same-room", sessions=demand.sessions)


@told.register
def _one_of_groups(demand: OneOfGroups, problem: Problem) -> Demand:
    spans = tuple((span.start, span.end) for span in demand.spans)
    return Demand(rule=demand.rule, word="one-of-groups", sessions=sessions_of(demand, problem), spans=spans)


@told.register
def _same_span(demand: SameSpan, problem: Problem) -> Demand:
    spans = tuple((span.start, span.end) for span in demand.spans)
    return Demand(rule=demand.rule, word="same-span", sessions=demand.sessions, spans=spans)


@told.register
def _at_most_within(demand: AtMostWithin, problem: Problem) -> Demand:
    spans = ((demand.span.start, demand.span.end),)
    return Demand(rule=demand.rule, word="at-most-within", sessions=demand.sessions, spans=spans, number=demand.limit)


@told.register
def _enough_spans(demand: EnoughSpans, problem: Problem) -> Demand:
    spans = tuple((span.start, span.end) for span in demand.spans)
    return Demand(rule=demand.rule, word="enough-spans", sessions=demand.sessions, spans=spans, number=demand.least)


@told.register
def _none_isolated(demand: NoneIsolated, problem: Problem) -> Demand:
    spans = ((demand.span.start, demand.span.end),)
    return Demand(rule=demand.rule, word="none-isolated", sessions=demand.sessions, spans=spans, number=demand.gap)


@told.register
def _enough_minutes(demand: EnoughMinutes, problem: Problem) -> Demand:
    return Demand(rule=demand.rule, word="enough-minutes", sessions=demand.sessions, number=demand.minutes)


@told.register
def _enough_minutes_before(demand: EnoughMinutesBefore, problem: Problem) -> Demand:
    sessions = sessions_of(demand, problem)
    return Demand(rule=demand.rule, word="enough-minutes-before", sessions=sessions, number=demand.minutes)


@told.register
def _only_with(demand: OnlyWith, problem: Problem) -> Demand:
    return Demand(rule=demand.rule, word="only-with", sessions=(*demand.sessions, demand.needed))


@told.register
def _pause(demand: Pause, problem: Problem) -> Demand:
    spans = ((demand.span.start, demand.span.end),)
    return Demand(rule=demand.rule, word="pause", sessions=demand.sessions, spans=spans, number=demand.minutes)


@told.register
def _presided(demand: Presided, problem: Problem) -> Demand:
    people = demand.all.candidates[demand.session]
    return Demand(rule=demand.rule, word="presided", sessions=(demand.session,), people=people)
