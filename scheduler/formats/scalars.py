"""What a plain word in a file means: only null, true and false, and numbers are more than text.

YAML 1.1 would read `no` as false, `09:30` as 570 and `2022-06-08` as a date; here they stay what was written.
"""

import re

_WORDS: dict[str, bool | None] = {
    "": None,
    "~": None,
    **dict.fromkeys(("null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_WHOLE = re.compile(r"[-+]?(0|[1-9][0-9]*)")
_BROKEN = re.compile(r"[-+]?(0|[1-9][0-9]*)?(\.[0-9]+)?([eE][-+]?[0-9]+)?")
_NOT_A_NUMBER = re.compile(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)|NaN|-?Infinity")
_LONGEST = 40


def scalar(text: str) -> bool | int | float | str | None:
    """Read a plain scalar. Raises ValueError, in words for people, for a useless number."""
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in "+-.0123456789NI":
        return text
    if _NOT_A_NUMBER.fullmatch(text):
        raise ValueError(f"“{text}” is not a number that a conference can have; write digits")
    if _WHOLE.fullmatch(text):
        return int(_bounded(text))
    if text[-1].isdigit() and _BROKEN.fullmatch(text):
        return _finite(float(_bounded(text)), text)
    return text


def _bounded(text: str) -> str:
    if len(text) > _LONGEST:
        raise ValueError(f"a number of {len(text)} digits is too long; put it in quotes if it is a text")
    return text


def _finite(number: float, text: str) -> float:
    if number in (float("inf"), float("-inf")):
        raise ValueError(f"“{text}” is too large; put it in quotes if it is a text")
    return number
