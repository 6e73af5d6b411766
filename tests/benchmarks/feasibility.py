"""How soon ours and the peers have a plan of all sessions without a violation: the same instances, words and seconds.

What the peers need is said in `_peers.py`. A peer that is not there is said to be absent.
"""

import asyncio
import json
import time
from collections.abc import Iterable
from dataclasses import dataclass
from math import inf
from statistics import median

from scheduler.solving import solve
from solver.check import check
from solver.result import Better, Event, Limits
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from tests.benchmarks import _ietf, _peers
from tests.benchmarks._generator import SHAPES, generate
from tests.benchmarks._neutral import neutral

SECONDS = 60
SEEDS = {"IETF 106": (1, 2, 3), "S": (1,), "M": (1, 2, 3), "L": (1,), "XL": (1,)}
PEERS = {"Timefold": "timefold_plan", "FET": "fet_plan"}
NOTES = """
First columns: seconds until a plan of all sessions, requests as well, in which the independent check finds no hard
violation; where there was none, the hard violations that it counts in the last plan, and the sessions left out. Then
the cost of the last plan, by the same check. Times include the start of each program; the seconds that Timefold may
take count from when it has started. It has one thread, as has FET. Timefold Python 1.24.0b0 with a first-fit
construction that takes the first place without a new violation, then its default local search, knows of the costs
those of pairs that run together, of starts, of rooms, and of rooms beyond the first of a group. FET 6.8.5 is asked
again and again, with ever more of these costs forbidden; it knows no turnover of rooms, of which there is none here.
"""


@dataclass(frozen=True)
class Outcome:
    """When a plan was first all right, and what the last one is like."""

    seconds: float
    hard: int
    left: int
    cost: int

    def __str__(self) -> str:
        return f"{self.seconds:.1f} s" if self.seconds < inf else f"{self.hard} broken, {self.left} left out"


def judged(problem: Problem, plans: Iterable[tuple[float, Plan]]) -> Outcome:
    """Judge plans with the seconds at which they were there, the last of them last."""
    soonest, hard, left, cost = inf, 0, 0, 0
    for seconds, plan in plans:
        verdict = check(problem, plan)
        hard, left, cost = len(verdict.hard), len(problem.sessions) - len(plan.placements), verdict.cost
        if not hard and not left:
            soonest = min(soonest, seconds)
    return Outcome(soonest, hard, left, cost)


def measure() -> str:
    """Run ours and the peers on every instance and seed; give a table."""
    left_out: dict[str, list[str]] = {}
    names = ["ours", *PEERS]
    lines = [
        f"## First plans without a violation: ours and the peers, 2 threads, {SECONDS} s",
        *NOTES.splitlines(),
        "",
    ]
    head = ["instance", "sessions", "seed", *names, *(f"cost {name}" for name in names)]
    table = [_line(head), "|---" * len(head) + "|"]
    for name, seeds in SEEDS.items():
        rows = []
        for seed in seeds:
            problem = _problem(name, seed)
            instance = neutral(problem, seed)
            left_out[name] = instance["left_out"]
            outcomes = [_ours(problem, seed)]
            outcomes += [_peer(problem, instance, script) for script in PEERS.values()]
            rows.append(outcomes)
            table.append(_row(name, len(problem.sessions), seed, outcomes))
            print(table[-1], flush=True)
        medians = [_median([row[at] for row in rows]) for at in range(len(names))]
        table.append(_line([name, "", "median", *medians, *("" for _ in names)]))
    words = "; ".join(f"{name}: {', '.join(words) or 'none'}" for name, words in left_out.items())
    return "\n".join([*lines, f"Costs and rules that the peers were not told of: {words}.", "", *table])


def _problem(name: str, seed: int) -> Problem:
    if name in SHAPES:
        return generate(SHAPES[name], seed)
    return _ietf.problem(_ietf.Meeting(json.loads(_ietf.FILE.read_text())))


def _ours(problem: Problem, seed: int) -> Outcome:
    plans: list[tuple[float, Plan]] = []
    begin = time.monotonic()

    def tell(event: Event) -> None:
        if isinstance(event, Better) and not plans and len(event.plan) == len(problem.sessions):
            plans.append((time.monotonic() - begin, Plan.read(event.plan)))

    result = asyncio.run(solve(problem, Limits(seconds=SECONDS, seed=seed, workers=2), tell))
    plans.append((time.monotonic() - begin, Plan.read(result.plan or {})))
    return judged(problem, plans)


def _peer(problem: Problem, instance: dict[str, object], script: str) -> Outcome | str:
    if _peers.absent(script):
        return "absent"
    begin = time.time()
    answer = _peers.ask(script, instance, SECONDS)
    if answer is None:
        return "no answer"
    return judged(problem, [(each["at"] - begin, Plan.read(each["plan"])) for each in answer])


def _median(outcomes: list[Outcome | str]) -> str:
    seconds = [outcome.seconds if isinstance(outcome, Outcome) else inf for outcome in outcomes]
    return f"{median(seconds):.1f} s" if median(seconds) < inf else "none"


def _row(name: str, sessions: int, seed: int, outcomes: list[Outcome | str]) -> str:
    costs = [f"{each.cost:,}" if isinstance(each, Outcome) and each.seconds < inf else "" for each in outcomes]
    return _line([name, f"{sessions:,}", seed, *outcomes, *costs])


def _line(cells: Iterable[object]) -> str:
    return "| " + " | ".join(str(cell) for cell in cells) + " |"
