"""Compile what is called a hundred million times."""

from collections.abc import Callable
from typing import Any, TypeVar

import numpy as np
from numba import njit
from numpy.typing import NDArray

F = TypeVar("F", bound=Callable[..., Any])
Ints = NDArray[np.signedinteger[Any]]
Flags = NDArray[np.bool_]


def compiled(function: F) -> F:
    """Compile a function on its first call and keep it beside its source; it runs without the interpreter's lock."""
    made: F = njit(cache=True, nogil=True)(function)
    return made
