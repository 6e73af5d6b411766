"""Compile what is called a hundred million times."""

from collections.abc import Callable, MutableSequence
from hashlib import sha256
from typing import Any, TypeVar, cast

import numpy as np
from numba import njit
from numpy.typing import NDArray

F = TypeVar("F", bound=Callable[..., Any])
Ints = NDArray[np.signedinteger[Any]]
Flags = NDArray[np.bool_]
Floats = NDArray[np.float64]
Cells = MutableSequence[int]  # an array of whole numbers, for compiled functions that read it one by one

_compiled: list[Callable[..., Any]] = []


def compiled(function: F) -> F:
    """Compile a function, with those that call it; it runs without the interpreter's lock."""
    _compiled.append(function)
    return cast(F, njit(nogil=True)(function))


def inlined(function: F) -> F:
    """Compile a function into those that call it: by itself, with all that it calls, it would be compiled twice."""
    _compiled.append(function)
    return cast(F, njit(nogil=True, inline="always")(function))


def version(package: str) -> int:
    """Name by a number all that a package has compiled so far: the functions, and the constants that they read."""
    functions = [function for function in _compiled if function.__module__.startswith(package)]
    codes = [function.__code__ for function in functions]
    constants = [
        [(name, value) for name in code.co_names if isinstance(value := function.__globals__.get(name), int | float)]
        for code, function in zip(codes, functions, strict=True)
    ]
    said = repr([(code.co_name, code.co_code, code.co_consts, code.co_names) for code in codes]) + repr(constants)
    return int.from_bytes(sha256(said.encode()).digest()[:7], "big")


def kept(function: F) -> F:
    """Compile a function that is called from outside, and keep it on disk, beside its source or in the user's cache.

    Numba compiles it again when its own source changes; the function has to read `version` for all others. Where
    nothing can be written, each process compiles anew.
    """
    try:
        return cast(F, njit(cache=True, nogil=True)(function))
    except RuntimeError:
        return cast(F, njit(nogil=True)(function))
