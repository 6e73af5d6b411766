"""What follows for the sizes of groups that are alike from how many people there are."""

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
Flags = NDArray[np.bool_]


def narrow(low: Numbers, high: Numbers, spread: int, alike: Numbers) -> None:
    """Let no group hold more than `spread` beyond what the smallest may hold, and no less than the largest must."""
    high[alike] = np.minimum(high[alike], high[alike].min() + spread)
    low[alike] = np.maximum(low[alike], low[alike].max() - spread)


def share(low: Numbers, high: Numbers, spread: int, alike: Numbers, others: Numbers, may: Flags, must: Flags) -> None:
    """Narrow the sizes of alike groups of a round, beside its `others`; `must` are those who sit just once in it.

    Of N people in G groups the largest has at most (N + (G - 1) x spread) / G, as all others have at most `spread`
    fewer; in the same way the smallest has at least (N - (G - 1) x spread) / G.
    """
    able = int(may[np.ix_(must, alike)].any(axis=1).sum() + may[np.ix_(~must, alike)].sum())
    everybody = int(must.sum() + may[np.ix_(~must, others)].sum() + may[np.ix_(~must, alike)].sum())
    most = max(0, min(able, everybody - int(low[others].sum())))
    least = max(0, int(must.sum()) - int(high[others].sum()))
    slack = (len(alike) - 1) * spread
    high[alike] = np.minimum(high[alike], (most + slack) // len(alike))
    low[alike] = np.maximum(low[alike], -(-(least - slack) // len(alike)))


def window(low: Numbers, high: Numbers, spread: int, alike: Numbers, people: int) -> tuple[Numbers, Numbers] | None:
    """Give limits within which groups of a round are alike whatever their sizes, and that so many people fit into.

    Of the windows that are `spread` wide the one is taken whose middle is nearest to the mean; nothing if none fits.
    """
    middle = max(0, (2 * people // max(1, len(low)) - spread) // 2)
    for smallest in (size for away in range(people + 1) for size in (middle - away, middle + away)):
        least, most = low.copy(), high.copy()
        least[alike] = np.maximum(least[alike], smallest)
        most[alike] = np.minimum(most[alike], smallest + spread)
        if (least <= most).all() and least.sum() <= people <= most.sum():
            return least, most
    return None
