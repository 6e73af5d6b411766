"""For peers that have no costs: what costs something is forbidden, ever more of it, while there is time.

First nothing, then what costs the most, down to what costs the least. Each answer is kept.
"""

import time
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

Pair = tuple[int, int]
Found = TypeVar("Found")


def answers(
    prices: dict[Any, int], until: float, solve: Callable[[list[Any], float], Found | None]
) -> Iterator[Found]:
    """Call `solve(forbidden, seconds)` with falling thresholds until the time is over or there is no answer."""
    for threshold in sorted({*prices.values(), max(prices.values(), default=0) + 1}, reverse=True):
        left = until - time.monotonic()
        found = solve([what for what, price in prices.items() if price >= threshold], left) if left > 0 else None
        if found is None:
            return
        yield found
