"""What a curve says to people, point by point."""

from collections.abc import Iterator

from scheduler.rotation.curve.curve import Curve


def told(curve: Curve) -> Iterator[str]:
    """Say each point, what is proven for what its wishes may cost, and what is proven of all rotations."""
    for point in curve.points:
        proven = max(point.bound, curve.least_repeats)
        fewer = "fewer is" if point.repeats <= proven else f"fewer than {proven:,} is"
        allowed = f"as long as wishes cost {point.allowed:,} at most"
        yield f"wishes cost {point.wishes:,}, {point.repeats:,} repeats; {fewer} impossible {allowed}"
    floors = f"wishes cost {curve.least_wishes:,} and there are {curve.least_repeats:,} repeats"
    yield f"in every rotation {floors} at least"
