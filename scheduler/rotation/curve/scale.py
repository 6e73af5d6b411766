"""A scale of a chart: from values to where they are drawn, with marks at round numbers."""

from dataclasses import dataclass
from itertools import count

_MOST_STEPS = 6  # between marks
_AIR = 0.08  # of the span, at either end


@dataclass(frozen=True)
class Scale:
    """From values between `low` and `high` to a stretch of the drawing, which may run backwards."""

    low: float
    high: float
    start: float
    end: float

    @classmethod
    def around(cls, values: list[int], start: float, end: float) -> "Scale":
        """Make the scale on which all values are seen, with some air at both ends."""
        air = max(_AIR * (max(values) - min(values)), 1.0)
        return cls(min(values) - air, max(values) + air, start, end)

    def at(self, value: float) -> float:
        """Give where a value is drawn."""
        share = (value - self.low) / (self.high - self.low)
        return round(self.start + share * (self.end - self.start), 1)

    def marks(self) -> list[int]:
        """Give the round numbers that are marked: at most seven, none negative."""
        steps = (digit * 10**power for power in count() for digit in (1, 2, 5))
        step = next(step for step in steps if (self.high - self.low) / step <= _MOST_STEPS)
        first = -int(-max(self.low, 0) // step)
        return [number * step for number in range(first, int(self.high // step) + 1)]
