"""Why there is no timetable: planted contradictions, and conferences that are too tight by chance."""

import time
from statistics import median

from scheduler import translation
from solver.result import Limits
from solver.stop import Stop
from solver.timetable.explanation.account import Explanation, WayOut
from solver.timetable.explanation.asking import explain
from solver.timetable.problem import Problem
from tests.benchmarks._infeasible import SEEDS, draw
from tests.scheduler.planted import SMALL, WTDC21, Planted

SECONDS, WORKERS = 120, 2
SET_SECONDS, WAY_SECONDS, ENOUGH = 10, 30, 7  # what is promised; ENOUGH of the ten are to be explained


def measure() -> str:
    """Explain each; give two tables."""
    planted = [_planted(each) for each in (*SMALL, *WTDC21)]
    tight = [_drawn(seed) for seed in SEEDS]
    sets, ways = [found for _, found, _ in planted], [way for _, _, way in planted]
    shown, after = [row for row, _, clash in tight if clash], [found for _, found, clash in tight if clash]
    return "\n".join(
        [
            f"## Why there is no timetable, {WORKERS} workers, {SECONDS} s",
            "",
            "| planted contradiction | demands | exactly those planted | found after | first way out after |",
            "|---|---|---|---|---|",
            *(row for row, _, _ in planted),
            "",
            f"Promised: the set within {SET_SECONDS} s, a way out that works within {WAY_SECONDS} s. Slowest set "
            f"{max(sets):.1f} s, slowest first way out {max(ways):.1f} s.",
            "",
            "Nothing is planted in these: conferences of about 150 sessions, 15 rooms and 9 days, made tighter by "
            "chance; the first ten without a timetable that plain comparisons do not tell "
            "(`tests/benchmarks/_infeasible.py` has the scheme).",
            "",
            "| draw: what was made tighter | proven after | demands | each shown to be needed | sessions "
            "| first way out after |",
            "|---|---|---|---|---|---|",
            *(row for row, _, _ in tight),
            "",
            f"Promised: a proof and a set within {SECONDS} s for {ENOUGH} of {len(tight)}, and where it is tightest "
            f"for the rest. Explained: {len(shown)} of {len(tight)}"
            + (f"; median {median(after):.1f} s, slowest {max(after):.1f} s." if after else "."),
        ]
    )


def _planted(planted: Planted) -> tuple[str, float, float]:
    found, first = _explained(translation.problem(planted.conference()))
    exact = {(demand.rule, demand.sessions) for demand in found.demands} == planted.clash
    row = (
        f"| {planted.name} ({planted.fixture.removesuffix('.yaml')}) | {len(found.demands)} "
        f"| {'yes' if exact else 'no'} | {found.found_after:.1f} s | {_seconds(first)} |"
    )
    return row, found.found_after, first


def _drawn(seed: int) -> tuple[str, float, bool]:
    drawn = draw(seed)
    found, first = _explained(drawn.problem)
    sessions = {session for demand in found.demands for session in demand.sessions}
    proven = f"{found.found_after:.1f} s" if found.status in ("minimal", "not-minimal", "impossible") else "no"
    row = (
        f"| {seed}: {drawn.cause} | {proven} | {len(found.demands) or _tightest(found)} "
        f"| {'yes' if found.status == 'minimal' else 'no'} | {len(sessions) or ''} | {_seconds(first)} |"
    )
    return row, found.found_after, bool(found.demands)


def _explained(problem: Problem) -> tuple[Explanation, float]:
    """Explain a problem up to the first way out; give when that was told as well."""
    begin, stop = time.monotonic(), Stop()
    told: list[float] = []

    def tell(_: WayOut) -> None:
        told.append(time.monotonic() - begin)
        stop.ask()

    limits = Limits(seconds=SECONDS, workers=WORKERS)
    found = explain(problem, limits, stop, lambda: time.monotonic() - begin, tell)
    return found, told[0] if told else float("inf")


def _seconds(value: float) -> str:
    return f"{value:.1f} s" if value < float("inf") else "none"


def _tightest(found: Explanation) -> str:
    """Say in the place of a set where it is tightest."""
    if not found.tightest:
        return "none"
    tight = found.tightest[0]
    return f"none; tightest: {tight.what}, {len(tight.sessions)} sessions, {tight.needed} of {tight.usable} minutes"
