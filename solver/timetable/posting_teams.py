"""When teams of interpreters work, and what their days cost, as CP-SAT constraints."""

from functools import partial
from itertools import combinations

from ortools.sat.python import cp_model

from solver.timetable.plan import Plan
from solver.timetable.team_demands import TeamPause, TeamStretch, TeamUse, TeamUseCost, TeamUseInAll
from solver.timetable.values import Span
from solver.timetable.variables import Literal, Variables, Work

IDLE = 2 * 24 * 60  # minutes by which an idle team may seem to begin late or to have ended early


def post_team_stretch(demand: TeamStretch, variables: Variables) -> None:
    """Bound the time from the first start to the last end in each span."""
    for team in demand.teams:
        for span in demand.spans:
            work = _work(variables, demand.sessions, team, span)
            if work.first is not None and work.last is not None and work.decided_here:
                variables.model.add(work.last - work.first <= demand.limit)


def post_team_pause(demand: TeamPause, variables: Variables) -> None:
    """Keep the last end in one span away from the first start in a later one."""
    for team in _teams(variables, demand.sessions):
        works = {span: _work(variables, demand.sessions, team, span) for span in demand.spans}
        ends = {span: _latest_end(variables, demand.sessions, span) for span in demand.spans}
        for early, late in combinations(demand.spans, 2):
            before, after = works[early], works[late]
            if before.last is None or after.first is None or not (before.decided_here or after.decided_here):
                continue
            if late.start < ends[early] + demand.gap:
                variables.model.add(after.first - before.last >= demand.gap)


def post_team_use(demand: TeamUse, variables: Variables) -> None:
    """Bound the number of spans in which each team works."""
    for team in demand.teams:
        works = [_work(variables, demand.sessions, team, span) for span in demand.spans]
        _limit(variables, [(work, 1) for work in works], demand.limit)


def post_team_use_in_all(demand: TeamUseInAll, variables: Variables) -> None:
    """Bound the price of the spans in which teams work, taken together."""
    works = [
        (_work(variables, demand.sessions, team, span), price)
        for team, price in demand.prices.items()
        for span in demand.spans
    ]
    _limit(variables, works, demand.limit)


def _limit(variables: Variables, works: list[tuple[Work, int]], limit: int) -> None:
    open_ones = [(work.works, price) for work, price in works if work.decided_here]
    standing = sum(price for work, price in works if not work.decided_here and work.works)
    if open_ones and sum(price for _, price in open_ones) + standing > limit:
        used = cp_model.LinearExpr.weighted_sum([works for works, _ in open_ones], [price for _, price in open_ones])
        variables.model.add(used <= limit - standing)


def price_team_use(demand: TeamUseCost, variables: Variables) -> None:
    """Charge each span in which a team works."""
    for team, price in demand.prices.items():
        for span in demand.spans:
            work = _work(variables, demand.sessions, team, span)
            if work.decided_here:
                variables.charge(work.works, price * demand.weight)
            elif work.works:
                variables.constant_cost += price * demand.weight


def _teams(variables: Variables, sessions: tuple[str, ...]) -> list[str]:
    return sorted({team for session in sessions for team in variables.by.get(session, {})})


def _latest_end(variables: Variables, sessions: tuple[str, ...], span: Span) -> int:
    """Give the latest end that any of the sessions can have, if it starts in the span."""
    inside, fixed = variables.inside(span), variables.fixed
    latest = {session: max(inside[session]) for session in sessions if session in inside}
    latest |= {s: fixed[s].start for s in sessions if s in fixed and span.start <= fixed[s].start < span.end}
    return max((start + variables.duration[session] for session, start in latest.items()), default=span.start)


def _work(variables: Variables, sessions: tuple[str, ...], team: str, span: Span) -> Work:
    """Say what a team does in a span; made once for all demands that ask."""
    if (team, span) not in variables.work:
        variables.work[team, span] = _made(variables, sessions, team, span)
    return variables.work[team, span]


def _made(variables: Variables, sessions: tuple[str, ...], team: str, span: Span) -> Work:
    inside = variables.inside(span)
    open_ones = {s: inside[s] for s in sessions if s in inside and team in variables.by.get(s, {})}
    begins, ends = _extent(variables, sessions, team, span, Plan(placements=variables.fixed))
    if not open_ones:
        return Work(int(bool(begins)), min(begins, default=None), max(ends, default=None), decided_here=False)
    works = variables.auxiliary(1, f"{team} works at {span.start}", partial(_works, variables, sessions, team, span))
    latest = _latest_end(variables, sessions, span)
    first, last = _bounds(variables, sessions, team, span)
    if begins:
        variables.model.add(works == 1)
        variables.model.add(first <= min(begins))
        variables.model.add(last >= max(ends))
    for session, own in open_ones.items():
        serving, here = variables.by[session][team], cp_model.LinearExpr.sum(list(own.values()))
        variables.model.add(works >= serving + here - 1)
        start = cp_model.LinearExpr.weighted_sum(list(own.values()), list(own))
        end = start + variables.duration[session] * here  # 0 if the session starts in another span
        variables.model.add(first <= start + (latest + IDLE) * (1 - here)).only_enforce_if(serving)
        variables.model.add(last >= end).only_enforce_if(serving)
    return Work(works, first, last, decided_here=True)


def _bounds(variables: Variables, sessions: tuple[str, ...], team: str, span: Span) -> tuple[Literal, Literal]:
    """Make the variables for the first start and the last end; an idle team's are as far out as can be."""
    latest = _latest_end(variables, sessions, span)

    def first(plan: Plan) -> int:
        return min(_extent(variables, sessions, team, span, plan)[0], default=latest + IDLE)

    def last(plan: Plan) -> int:
        return max(_extent(variables, sessions, team, span, plan)[1], default=0)

    begins = variables.auxiliary(latest + IDLE, f"{team} begins after {span.start}", first)
    return begins, variables.auxiliary(latest, f"{team} is done after {span.start}", last)


def _works(variables: Variables, sessions: tuple[str, ...], team: str, span: Span, plan: Plan) -> int:
    return int(bool(_extent(variables, sessions, team, span, plan)[0]))


def _extent(
    variables: Variables, sessions: tuple[str, ...], team: str, span: Span, plan: Plan
) -> tuple[list[int], list[int]]:
    """Give the starts and the ends of a team's sessions in a span of a plan."""
    begins = {
        session: plan.placements[session].start
        for session in sessions
        if session in plan.placements and plan.placements[session].team == team
        if span.start <= plan.placements[session].start < span.end
    }
    return list(begins.values()), [start + variables.duration[session] for session, start in begins.items()]
