"""A curve as numbers, one line a rotation."""

import csv
import io

from scheduler.feeds.formulas import harmless
from scheduler.rotation.curve.curve import Curve

_COLUMNS = (
    "breakout",
    "wishes",
    "repeats",
    "wishes allowed",
    "least repeats for that",
    "least wishes",
    "least repeats",
)


def emit(curve: Curve, name: str) -> bytes:
    """Write the points of a breakout; the last three columns are proven, the last two of any rotation."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    for point in curve.points:
        floors = (curve.least_wishes, curve.least_repeats)
        writer.writerow((harmless(name), point.wishes, point.repeats, point.allowed, point.bound, *floors))
    return text.getvalue().encode()
