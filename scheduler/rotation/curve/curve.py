"""What a curve is made of: rotations between the one that puts wishes first and the one that puts mixing first."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Point:
    """A rotation: what its wishes cost, and in how many repeats people meet.

    No rotation whose wishes cost at most `allowed` has fewer repeats than `bound`: this is proven.
    """

    allowed: int
    wishes: int
    repeats: int
    bound: int


@dataclass(frozen=True)
class Curve:
    """Points from wishes first to mixing first; no rotation at all has less of either than the floors."""

    points: tuple[Point, ...]
    least_wishes: int
    least_repeats: int

    def best(self) -> "Curve":
        """Leave out the points that another one is better than, or as good as and nearer to wishes first."""
        kept: list[Point] = []
        for point in sorted(self.points, key=lambda each: (each.wishes, each.repeats, each.allowed)):
            if not kept or point.repeats < kept[-1].repeats:
                kept.append(point)
        return Curve(tuple(kept), self.least_wishes, self.least_repeats)
