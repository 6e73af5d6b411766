"""The whole explanation: the clash, the ways out of it, where it is tightest."""

from collections.abc import Callable

from solver.engine import Budget
from solver.result import Limits
from solver.stop import Stop
from solver.timetable.explanation.account import Demand, Explanation, Status, Tightest, WayOut
from solver.timetable.explanation.counting import Tight
from solver.timetable.explanation.finding import Finding, Found
from solver.timetable.explanation.scope import scope_of
from solver.timetable.explanation.telling import left, told
from solver.timetable.explanation.ways_out import WaysOut
from solver.timetable.problem import Problem

SHARE_OF_FINDING = 0.6  # of the seconds; what is left is for ways out
MOST_TIGHTEST = 5


def explain(
    problem: Problem,
    limits: Limits,
    stop: Stop,
    elapsed: Callable[[], float],
    tell: Callable[[WayOut], object] = lambda _: None,
) -> Explanation:
    """Say why a problem has no timetable, and with which changes it has one."""

    def budgets(seconds: float, workers: int) -> Callable[[float | None], Budget]:
        return lambda effort: Budget(seconds - elapsed(), effort, workers, limits.seed)

    until = limits.seconds * SHARE_OF_FINDING
    finding = Finding(problem, stop, budgets(until, 1), budgets(until, limits.workers))
    found, found_after = finding.find(), elapsed()
    ways = WaysOut(problem, stop, budgets(limits.seconds, 1), budgets(limits.seconds, limits.workers), tell)
    demands = account(problem, found)
    return Explanation(
        status=status(found),
        demands=demands,
        left=left(problem, found.demands),
        ways_out=ways.find(found.demands) if demands else (),
        all_tried=ways.all_tried,
        tightest=() if demands or found.plan else tuple(map(_tightest, finding.tightest()[:MOST_TIGHTEST])),
        found_after=round(found_after, 2),
        seconds=round(elapsed(), 2),
    )


def account(problem: Problem, found: Found) -> tuple[Demand, ...]:
    """Give the demands as data; one on rooms names the sessions that need a room here."""
    housed = tuple(sorted(s for s in scope_of(found.demands, problem) if problem.session[s].needs_room))
    demands = [told(demand, problem) for demand in found.demands]
    return tuple(d.model_copy(update={"sessions": housed}) if d.word == "one-at-a-time" else d for d in demands)


def status(found: Found) -> Status:
    """Say in one word what was found."""
    if found.plan is not None:
        return "possible"
    if found.demands:
        return "minimal" if found.minimal else "not-minimal"
    return "impossible" if found.impossible else "unknown"


def _tightest(tight: Tight) -> Tightest:
    return Tightest(
        what=tight.what,
        sessions=tight.sessions,
        rooms=tight.rooms,
        span=(tight.start, tight.end),
        needed=tight.needed,
        usable=tight.usable,
    )
