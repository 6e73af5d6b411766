"""Write a result for people or programs: whole, or not at all."""

import os
import sys
import tempfile
from pathlib import Path

from scheduler.errors import BadInput, Fault


def expect_writable(target: Path | None) -> None:
    """Raise BadInput now if a result could not be written later, before an hour has been spent on it."""
    if target is None or str(target) == "-":
        return
    if target.is_dir() or not os.access(target.parent, os.W_OK):
        raise BadInput(str(target), [Fault("", "cannot be written: its folder is missing or closed, or it is one")])


def write(target: Path | None, data: bytes) -> None:
    """Write to a file by way of a neighbour that is renamed, or to stdout for None and `-`.

    A device or a pipe is written to as it is. Raises BadInput if the place cannot be written to.
    """
    if target is None or str(target) == "-":
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    try:
        if target.exists() and not target.is_file():
            target.write_bytes(data)
            return
        with tempfile.NamedTemporaryFile(dir=target.parent, prefix=f".{target.name}.", delete=False) as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(file.name).chmod(0o644)
        Path(file.name).replace(target)
    except OSError as error:
        raise BadInput(str(target), [Fault("", f"cannot be written: {error.strerror}")]) from error
