"""Breakout rotation: what is proven, how near the floors large ones come, and how few people a re-plan moves."""

import asyncio
import time
from dataclasses import dataclass, field
from typing import Any

from scheduler.solving import solve
from solver.result import Better, Event, Limits, Result
from solver.rotation.plan import Plan
from solver.rotation.problem import Problem
from tests.benchmarks._rotations import load, problem, replan

IN_ORDER = [["wishes_are_met"], ["people_meet_new_people"], ["groups_need_few_languages"], ["groups_are_alike"]]
TOGETHER = [["wishes_are_met", "people_meet_new_people"]]
SEEDS = (1, 2)


@dataclass
class Timed:
    """A search, with the seconds after which its first plan was there and after which it was over."""

    result: Result
    seconds: float
    moments: list[float] = field(default_factory=list)


def searched(what: Problem, limits: Limits, start: Plan | None = None) -> Timed:
    """Search in a process of its own, as the program does."""
    begin, moments = time.monotonic(), list[float]()

    def tell(event: Event) -> None:
        if isinstance(event, Better):
            moments.append(time.monotonic() - begin)

    result = asyncio.run(solve(what, limits, tell, start))
    return Timed(result, time.monotonic() - begin, moments)


def measure() -> str:
    """Give the tables."""
    heading = "## Rotations, 2 workers, seed 1 where none is said"
    return "\n".join([heading, "", *_proofs(), "", *_large(), "", *_pairs(), "", *_replans()])


def _proofs() -> list[str]:
    rows = []
    prototype = {
        "p60_g4_r2": "all proven, 3 to 8 s (limit 8)",
        "tdag383_g4_r2": "444, 5,828, 15, 101 (by N / G), 83 s (limit 90)",
    }
    for name, before in prototype.items():
        timed = searched(problem(load(name), IN_ORDER), Limits(seconds=120, workers=2))
        aims = ", ".join(
            f"{each.cost:,} ({'proven' if each.proven else f'at least {each.bound:,}'}; floor {each.floor:,})"
            for each in timed.result.aims
        )
        rows.append(f"| {_size(name)} | {aims} | {timed.moments[0]:.1f} s | {timed.seconds:.1f} s | {before} |")
    return [
        "With facilitators, pairs, languages and three attributes; wishes, then repeats, then languages beyond the "
        "first, then balance:",
        "",
        "| people x themes x rounds | cost of each aim | first plan | all over after | prototype |",
        "|---|---|---|---|---|",
        *rows,
    ]


def _large() -> list[str]:
    rows = []
    prototype = {
        "p200_g10_r4": ("3.0 %, 7 s (limit 3 % in 10 s)", 10),
        "p3000_g100_r6": ("4.6 %, 31 s (limit 4.6 % in 40 s)", 40),
    }
    for name, (before, seconds) in prototype.items():
        for seed in SEEDS:
            timed = searched(problem(load(name), TOGETHER, plain=True), Limits(seconds=seconds, workers=2, seed=seed))
            rows.append(f"| {_size(name)} | {seed} | {_costs(timed.result)} | {timed.seconds:.1f} s | {before} |")
    timed = searched(_without_wishes(20_000, 200, 6), Limits(seconds=10, workers=2))
    rows.append(
        f"| 20,000 x 200 x 6, no wishes | 1 | {_costs(timed.result)} | {timed.moments[0]:.1f} s to the floor, "
        f"{timed.seconds:.1f} s with reading and checking | 0.12 s (limit 2 s) |"
    )
    return [
        "Without facilitators and pairs, wishes and repeats added up:",
        "",
        "| people x themes x rounds | seed | repeats | wishes | sum | its floor | gap | over after | prototype |",
        "|---|---|---|---|---|---|---|---|---|",
        *rows,
    ]


def _pairs() -> list[str]:
    rows = []
    for name, seconds in {"p200_g10_r4": 10, "p3000_g100_r6": 40}.items():
        data = load(name)
        timed = searched(problem(data, TOGETHER), Limits(seconds=seconds, workers=2))
        best = data["reference"]["best"]
        before = f"{best['Q']:,} + {best['pref']:,} (balance in the sum as well)"
        rows.append(f"| {_size(name)} | {_costs(timed.result)} | {timed.seconds:.1f} s | {before} |")
    return [
        "The same with facilitators, people together and apart:",
        "",
        "| people x themes x rounds | repeats | wishes | sum | its floor | gap | over after | prototype |",
        "|---|---|---|---|---|---|---|---|",
        *rows,
    ]


def _replans() -> list[str]:
    first = searched(problem(load("p200_g10_r4"), TOGETHER, plain=True), Limits(seconds=10, workers=2))
    rows = []
    prototype = {
        0: "0 moved, 772 + 1,280",
        3: "3 moved, 767 + 1,277",
        24: "24 moved, 759 + 1,255",
        200: "157 moved, 751 + 1,249",
    }
    for most, before in prototype.items():
        changed, seated = replan(load("p200_g10_r4"), TOGETHER, first.result.plan or {}, most)
        timed = searched(changed, Limits(seconds=5, workers=2), seated)
        moved = timed.result.verdict.terms["people_stay"].amount if timed.result.verdict else 0
        rows.append(
            f"| {most or 'none who need not'} | {moved} | {_costs(timed.result)} | {timed.seconds:.1f} s | {before} |"
        )
    return [
        "200 x 10 x 4 after round 1: 8 % are gone, 5 % have come, who were not there in round 1:",
        "",
        "| may move | moved | repeats | wishes | sum | its floor | gap | over after | prototype (limit 24, 759) |",
        "|---|---|---|---|---|---|---|---|---|",
        *rows,
    ]


def _costs(result: Result) -> str:
    terms = {} if result.verdict is None else {name: term.amount for name, term in result.verdict.terms.items()}
    repeats, wishes = terms.get("people_meet_new_people", 0), terms.get("wishes_are_met", 0)
    sought = next(each for each in result.aims if "people_meet_new_people" in each.rules)
    gap = 0.0 if sought.cost == sought.floor else 100 * (sought.cost - sought.floor) / max(1, sought.floor)
    return f"{repeats:,} | {wishes:,} | {sought.cost:,} | {sought.floor:,} | {gap:.1f} %"


def _size(name: str) -> str:
    data = load(name)
    return f"{data['participants']:,} x {data['themes']} x {data['rounds']}"


def _without_wishes(people: int, themes: int, rounds: int) -> Problem:
    data: dict[str, Any] = {
        "participants": people,
        "themes": themes,
        "rounds": rounds,
        "size_min": people // themes,
        "size_max": -(-people // themes),
        "ranked": 0,
        "cost_unranked": 0,
        "ranking": [[]] * people,
    }
    return problem(data, TOGETHER, plain=True)
