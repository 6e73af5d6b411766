"""A curve in a file: a picture or numbers, by the name of the file."""

from pathlib import Path

from scheduler.errors import BadInput, Fault
from scheduler.output import expect_writable, write
from scheduler.rotation.curve import csv, svg
from scheduler.rotation.curve.curve import Curve

_FORMS = {".csv": csv.emit, ".svg": svg.emit}


def expect_form(target: Path) -> None:
    """Raise BadInput now for a file that could not be written later."""
    if target.suffix.lower() not in _FORMS:
        what = f"“{target}” does not say what it is; name it .svg for a picture or .csv for numbers"
        raise BadInput("the command", [Fault("--curve", what)])
    expect_writable(target)


def write_curve(target: Path, curve: Curve, name: str) -> None:
    """Write the curve of a breakout."""
    write(target, _FORMS[target.suffix.lower()](curve, name))
