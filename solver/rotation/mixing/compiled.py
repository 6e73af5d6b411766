"""Compile what is called a hundred million times."""

from collections.abc import Callable, MutableSequence
from typing import Any, TypeVar, cast

import numpy as np
from numba import njit
from numpy.typing import NDArray

F = TypeVar("F", bound=Callable[..., Any])
Ints = NDArray[np.signedinteger[Any]]
Flags = NDArray[np.bool_]
Floats = NDArray[np.float64]
Cells = MutableSequence[int]  # an array of whole numbers, for compiled functions that read it one by one


def compiled(function: F) -> F:
    """Compile a function on its first call and keep it beside its source; it runs without the interpreter's lock."""
    return cast(F, njit(cache=True, nogil=True)(function))
