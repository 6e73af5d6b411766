"""For peers that know only pairs that must not meet: forbid ever more pairs, while there is time.

First the pairs that the most people want, then those that fewer want, down to one. Each answer is kept; the best of
them, by clashes, is the peer's.
"""

import json
import sys
import time
from collections.abc import Callable
from itertools import combinations
from pathlib import Path
from typing import Any

Pair = tuple[int, int]
Answer = dict[str, list[int]]


def wanted(instance: dict[str, Any]) -> dict[Pair, int]:
    """Give for each pair of sessions the people who want both."""
    pairs: dict[Pair, int] = {}
    for row in instance["wants"]:
        for pair in combinations(row, 2):
            pairs[pair] = pairs.get(pair, 0) + 1
    return pairs


def clashes(instance: dict[str, Any], pairs: dict[Pair, int], answer: Answer) -> int:
    """Give what an answer costs."""
    slots = [answer[session["name"]][0] for session in instance["sessions"]]
    return sum(people for (one, other), people in pairs.items() if slots[one] == slots[other])


def run(solve: Callable[[dict[str, Any], list[Pair], float], Answer | None]) -> None:
    """Call `solve(instance, forbidden pairs, seconds)` with falling thresholds; write the best answer."""
    instance, until = json.loads(Path(sys.argv[1]).read_text()), time.monotonic() + float(sys.argv[2])
    pairs = wanted(instance)
    best: tuple[int, Answer] | None = None
    for threshold in sorted({*pairs.values(), max(pairs.values()) + 1}, reverse=True):
        left = until - time.monotonic()
        if left <= 0:
            break
        answer = solve(instance, [pair for pair, people in pairs.items() if people >= threshold], left)
        if answer is None:
            break
        cost = clashes(instance, pairs, answer)
        if best is None or cost < best[0]:
            best = (cost, answer)
    if best is not None:
        Path(sys.argv[3]).write_text(json.dumps(best[1]))
