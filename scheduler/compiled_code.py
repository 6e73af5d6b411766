"""Where the solver keeps code that it has compiled, so that only the first search after an installation waits for it.

The compiler looks only whether the file of a function has changed, not those that it calls: after an upgrade it would
join old code to new. So every state of the sources has a directory of its own, in the user's own cache, where nobody
else can put code.
"""

import os
from collections.abc import Mapping
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

import solver

COMPILED = Path(solver.__file__).parent / "rotation" / "mixing"
VARIABLE = "NUMBA_CACHE_DIR"


def environment(given: Mapping[str, str]) -> dict[str, str]:
    """Give the variable for the solver's environment, as it is set or as it should be.

    Where the directory cannot be made, the compiler finds another place by itself.
    """
    if VARIABLE in given:
        return {VARIABLE: given[VARIABLE]}
    home = given.get("XDG_CACHE_HOME") or str(Path(given.get("HOME") or "~").expanduser() / ".cache")
    return {VARIABLE: str(Path(home) / "hemicycle" / f"compiled-{_state()}")}


def _state() -> str:
    """Name the state of the sources and of the compiler."""
    content = sha256(version("numba").encode())
    for source in sorted(COMPILED.glob("*.py")):
        content.update(source.name.encode() + b"\0" + source.read_bytes())
    return content.hexdigest()[:16]


def prepare() -> None:
    """Set the variable for this process, before anything is compiled in it: for tests and measurements."""
    os.environ.update(environment(os.environ))
