"""How long to stay at which heat: longest where the cost is about to settle.

At each heat the time is in proportion to the spread of the cost there divided by the heat, so that the search stays
equally near to equilibrium all the way (constant thermodynamic speed: P. Salamon, J. Nulton, J. Harland, J. Pedersen,
G. Ruppeiner and L. Liao, 1988). The spread is measured by the search itself: the first cooling stays equally long
everywhere, each later one as the earlier ones have shown.
"""

from collections.abc import Iterator
from itertools import accumulate
from math import sqrt

BANDS = 60
HOTTEST, COLDEST = 4.0, 0.01  # times the usual rise of a move
LEAST = 0.1  # of the mean time of all, for each
HALF = 0.5


class Schedule:
    """Heats from the hottest to the coldest, and what is known of each."""

    def __init__(self, rise: float) -> None:
        ratio: float = (COLDEST / HOTTEST) ** (1 / (BANDS - 1))
        self.heat = [HOTTEST * rise * ratio**band for band in range(BANDS)]
        self._moves = [0.0] * BANDS
        self._spread = [0.0] * BANDS

    def bands(self, first: int = 0) -> Iterator[tuple[int, float]]:
        """Give each heat, by number, with its share of the moves; hotter ones than the first are left out."""
        pull = [self._pull(band) for band in range(BANDS)]
        mean = sum(pull) / BANDS
        shares = [max(each, LEAST * mean) if mean else 1.0 for each in pull][first:]
        for band, share in enumerate(shares):
            yield first + band, share / sum(shares)

    def note(self, band: int, moves: int, mean: float, square: float) -> None:
        """Learn from moves at one heat what the mean of the cost, and of its square, were."""
        self._moves[band] += moves
        weight = moves / self._moves[band]
        self._spread[band] += weight * (max(0.0, square - mean * mean) - self._spread[band])

    def _pull(self, band: int) -> float:
        return sqrt(self._spread[band]) / self.heat[band]

    @property
    def middle(self) -> int:
        """The heat, by number, at which half of a cooling is over: hot enough to leave a plan, not to forget it."""
        shares = accumulate(share for _, share in self.bands())
        return next(band for band, share in enumerate(shares) if share >= HALF)
