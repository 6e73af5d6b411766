"""What pydantic finds wrong with one value, said so that people know what would be right."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from pydantic_core import ErrorDetails

from scheduler.conference.text import ID_PATTERN, short
from scheduler.suggestions import Directory, listed

_Context = Mapping[str, Any]
_QUOTED = re.compile(r"'([^']*)'")


def sentence(error: ErrorDetails) -> str:
    """Say what is wrong with a value, and what would be right."""
    context = error.get("ctx", {})
    say = _SENTENCES.get(error["type"])
    return say(error["input"], context) if say else f"this cannot be taken: {error['msg'].lower()}"


def shown(value: object) -> str:
    """Show a value as the file has it, as far as it fits into a sentence."""
    if isinstance(value, dict):
        return "a table"
    if isinstance(value, (list, tuple)):
        return "a list"
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "“true”" if value else "“false”"
    return f"“{short(str(value))}”"


def _must_be(what: str) -> Callable[[object, _Context], str]:
    return lambda value, _: f"this must be {what}, not {shown(value)}"


def _text(value: object, _: _Context) -> str:
    if isinstance(value, (int, float)):
        return f"this must be a text, not the {_sort(value)} {shown(value)}; put it in quotes"
    return f"this must be a text, not {shown(value)}"


def _sort(value: float) -> str:
    return "word" if isinstance(value, bool) else "number"


def _pattern(value: object, context: _Context) -> str:
    if context["pattern"] == ID_PATTERN:
        return (
            f"{shown(value)} is not an id; an id has up to 64 letters, digits, dots, dashes or underscores,"
            " without blanks and accents, and begins with a letter or digit"
        )
    return f"{shown(value)} does not fit here; it must be {context['pattern'].strip('^$')}"


def _choice(value: object, context: _Context) -> str:
    known = _QUOTED.findall(context["expected"])
    nearest = Directory("", known).nearest(value) if isinstance(value, str) else None
    guess = f"did you mean “{nearest}”? It" if nearest else "it"
    return f"{shown(value)} is not known here; {guess} must be {listed(known, 'or')}"


def _length(value: object, context: _Context) -> str:
    if "max_length" in context:
        return f"there are {context['actual_length']} of these; at most {context['max_length']} are allowed"
    return f"there are {context['actual_length']} of these; at least {context['min_length']} must be given"


_WHOLE = _must_be("a whole number")
_NUMBER = _must_be("a number")
_YES_NO = _must_be("true or false")
_LIST = _must_be("a list, like [A, B]")
_TABLE = _must_be("a table of fields, like {id: A, name: B}")
_DATE = _must_be("a date, like 2022-06-08")
_INSTANT = _must_be("a date and time with its offset, like 2022-06-08T09:30:00+02:00")
_SENTENCES: dict[str, Callable[[object, _Context], str]] = {
    "string_type": _text,
    "string_pattern_mismatch": _pattern,
    "string_too_long": lambda value, context: (
        f"this text has {len(str(value))} signs; at most {context['max_length']} are allowed"
    ),
    "string_too_short": lambda value, context: "this text is empty; write some, or leave the field out",
    "literal_error": _choice,
    "value_error": lambda value, context: str(context["error"]),
    "greater_than_equal": lambda value, context: f"this must be at least {context['ge']}, not {shown(value)}",
    "greater_than": lambda value, context: f"this must be more than {context['gt']}, not {shown(value)}",
    "less_than_equal": lambda value, context: f"this must be at most {context['le']}, not {shown(value)}",
    "less_than": lambda value, context: f"this must be less than {context['lt']}, not {shown(value)}",
    "too_long": _length,
    "too_short": _length,
    "timezone_aware": lambda value, context: f"{shown(value)} has no offset; write it like 2022-06-08T09:30:00+02:00",
    **dict.fromkeys(("int_type", "int_parsing", "int_from_float", "int_parsing_size"), _WHOLE),
    **dict.fromkeys(("float_type", "float_parsing", "finite_number"), _NUMBER),
    **dict.fromkeys(("bool_type", "bool_parsing"), _YES_NO),
    **dict.fromkeys(("list_type", "tuple_type", "set_type", "frozen_set_type"), _LIST),
    **dict.fromkeys(("dict_type", "model_type", "model_attributes_type", "mapping_type"), _TABLE),
    **dict.fromkeys(("date_type", "date_parsing", "date_from_datetime_parsing", "date_from_datetime_inexact"), _DATE),
    **dict.fromkeys(("datetime_type", "datetime_parsing", "datetime_from_date_parsing"), _INSTANT),
}
