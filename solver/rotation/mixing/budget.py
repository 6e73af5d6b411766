"""How much of the time, or of the steps, has been used."""

from collections.abc import Callable

SLICE = 50_000  # proposals between two looks at the clock: some 20 ms
SLICES = 200  # at least so many temperatures, where steps are counted


class Budget:
    """What is left of a search, or of a part of it; with steps, the clock only ends it and never guides it."""

    def __init__(self, left: Callable[[], float], steps: int | None, share: float = 1.0) -> None:
        self._left, self._steps = left, steps if steps is None else int(steps * share)
        self._begin = max(left(), 0.0)
        self._seconds = self._begin * share
        self.done = 0

    def spend(self) -> int:
        """Give the proposals of the next slice, 0 when nothing is left."""
        if self._left() <= 0 or self.used() >= 1:
            return 0
        steps = SLICE
        if self._steps is not None:
            steps = min(SLICE, max(1, self._steps // SLICES), self._steps - self.done)
        self.done += steps
        return steps

    def used(self) -> float:
        """Give the share that has been used."""
        if self._steps is not None:
            return self.done / self._steps if self._steps else 1.0
        return (self._begin - self._left()) / self._seconds if self._seconds else 1.0
