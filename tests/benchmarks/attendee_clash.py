"""attendee_clash beside its peers: the same instances, seconds and two threads, one after the other.

What the peers need is said in `_peers.py`. A peer that is not there is said to be absent.
"""

import asyncio
import json
from statistics import median
from types import ModuleType
from typing import Any

from scheduler.solving import solve
from solver.result import Limits
from solver.timetable.plan import Plan
from tests.benchmarks import _clash, _peers

SEEDS = (1, 2, 3, 4, 5, 6)  # the first is the instance that was given
SECONDS = {"S": 15, "M": 20, "L": 60}
PEERS_ON = {"S": SEEDS[:2], "M": SEEDS, "L": SEEDS[:2]}  # elsewhere only ours: a peer takes all of its seconds
NO_ANSWER = {"M": {"conference-scheduler"}, "L": {"conference-scheduler"}}  # 235 on M with five broken, none on L
PEERS = {
    "Timefold": "timefold_sessions",
    "FET": "fet_sessions",
    "conference-scheduler": "conference_scheduler_sessions",
}
NOTES = """
Cost: people who want both of two sessions that run together, and people without a seat, counted by the scorer that
came with the instances; in brackets, the hard violations of a plan that has any. Ours: cost, bound and seconds to its
end. Timefold Python 1.24.0b0 with its default local search. FET and conference-scheduler know only pairs that must
not meet: pairs are forbidden from the most wanted to the least while there is time, and the best answer counts;
conference-scheduler knows no order of sessions, and is only run on S: on M it broke five hard rules at 235. "none":
no answer in time. Best known, on a quiet machine of two cores in 60 s, seed 1: M Timefold 72, L FET 0.
"""


def measure() -> str:
    """Run ours and the peers on each size and seed; give a table for each size."""
    lines = ["## attendee_clash: ours and the peers", *NOTES.splitlines()]
    for size, seconds in SECONDS.items():
        lines += [
            "",
            f"### {size}, {seconds} s, 2 threads",
            "",
            _line("seed", "ours", "seconds", *PEERS, "ours / Timefold"),
        ]
        lines.append("|---" * (len(PEERS) + 4) + "|")
        rows = [_row(size, seed, seconds) for seed in SEEDS]
        lines += [_line(*row) for row in rows]
        ours = [int(str(row[1]).split()[0]) for row in rows]
        lines += ["", f"Median of ours {median(ours):g}; least {min(ours)}, most {max(ours)}."]
    return "\n".join(lines)


def _line(*cells: object) -> str:
    return "| " + " | ".join(str(cell) for cell in cells) + " |"


def _row(size: str, seed: int, seconds: int) -> list[object]:
    scorer = _clash.scorer()
    given = (_clash.FOLDER / f"{size}.json").read_text()
    instance = json.loads(given) if seed == 1 else scorer.generate(size, seed)
    ours, spent = _ours(scorer, instance, seed, seconds)
    skipped = set(PEERS) if seed not in PEERS_ON[size] else NO_ANSWER.get(size, set())
    asked = {name: script for name, script in PEERS.items() if name not in skipped}
    theirs = dict.fromkeys(PEERS, "not run")
    theirs |= {name: _peer(scorer, instance, script, seconds) for name, script in asked.items()}
    rival = theirs["Timefold"].split()[0]
    ratio = f"{int(ours.split()[0]) / int(rival):.2f}" if rival.isdigit() and int(rival) else ""
    print(size, seed, ours, spent, theirs, flush=True)
    return [seed, ours, spent, *theirs.values(), ratio]


def _ours(scorer: ModuleType, instance: dict[str, Any], seed: int, seconds: int) -> tuple[str, str]:
    limits = Limits(seconds=seconds, seed=seed, workers=2)
    result = asyncio.run(solve(_clash.problem(instance), limits, lambda _: None))
    placed = {} if result.plan is None else _clash.solution(instance, Plan.read(result.plan))
    how = "optimal, proven" if result.proof.status == "OPTIMAL" else f"bound {result.proof.bound}"
    return f"{_cost(scorer.score(instance, placed))} ({how})", f"{result.proof.seconds:.1f}"


def _cost(judged: dict[str, int]) -> str:
    broken = f" [{judged['hard']} broken]" if judged["hard"] else ""
    return f"{judged['cost']}{broken}"


def _peer(scorer: ModuleType, instance: dict[str, Any], script: str, seconds: int) -> str:
    if _peers.absent(script):
        return "absent"
    answer = _peers.ask(script, instance, seconds)
    return "none" if answer is None else _cost(scorer.score(instance, answer))
