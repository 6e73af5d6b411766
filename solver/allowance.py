"""How much time and effort a search may still use."""

from collections.abc import Callable

from solver.engine import Budget
from solver.result import Limits


class Allowance:
    """What is left of the limits, share by share. `steps` are seconds of CP-SAT's deterministic time.

    Every run has a seed of its own, so that a second try is another one.
    """

    def __init__(self, limits: Limits, elapsed: Callable[[], float]) -> None:
        self._limits, self._elapsed = limits, elapsed
        self._used, self._runs = 0.0, 0
        self._until, self._enough = limits.seconds, None if limits.steps is None else float(limits.steps)

    def begin(self, share: float) -> None:
        """Allow a share of what is left of the whole."""
        self._until = self._elapsed() + share * (self._limits.seconds - self._elapsed())
        if self._limits.steps is not None:
            self._enough = self._used + share * (self._limits.steps - self._used)

    def use(self, effort: float) -> None:
        """Count a run and the deterministic time that it used."""
        self._used += effort
        self._runs += 1

    @property
    def budget(self) -> Budget:
        """What one run may use."""
        return Budget(
            seconds=self._until - self._elapsed(),
            effort=None if self._enough is None else self._enough - self._used,
            workers=self._limits.workers,
            seed=self._limits.seed + self._runs,
        )
