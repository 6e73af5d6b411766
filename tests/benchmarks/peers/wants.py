"""The instances of attendee_clash for peers that know only pairs that must not meet (`thresholds.py`)."""

import json
import sys
import time
from collections.abc import Callable
from itertools import combinations
from pathlib import Path
from typing import Any

from thresholds import Pair, answers

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
    found = list(answers(pairs, until, lambda forbidden, left: solve(instance, forbidden, left)))
    if found:
        best = min(found, key=lambda answer: clashes(instance, pairs, answer))
        Path(sys.argv[3]).write_text(json.dumps(best))
