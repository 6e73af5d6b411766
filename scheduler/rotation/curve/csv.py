"""A curve as numbers, one line a rotation."""

import csv
import io

from scheduler.rotation.curve.curve import Curve

_COLUMNS = ("wishes", "repeats", "wishes allowed", "least repeats for that", "least wishes", "least repeats")


def emit(curve: Curve) -> bytes:
    """Write the points; the last four columns are proven, the last two for any rotation."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    for point in curve.points:
        floors = (curve.least_wishes, curve.least_repeats)
        writer.writerow((point.wishes, point.repeats, point.allowed, point.bound, *floors))
    return text.getvalue().encode()
