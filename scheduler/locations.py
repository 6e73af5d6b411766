"""Where something stands in a document: a tuple of field names and positions, and how people read it."""

from pydantic import BaseModel

Location = tuple[str | int, ...]

_MISSING = object()


def step(value: object, part: str | int) -> object:
    """Go one step down: into a table, a list or a model. Raises LookupError if there is nothing."""
    if isinstance(value, BaseModel):
        found: object = getattr(value, part, _MISSING) if isinstance(part, str) else _MISSING
        if found is _MISSING:
            raise KeyError(part)
        return found
    if isinstance(value, dict):
        return value[part]
    if isinstance(value, (list, tuple)) and isinstance(part, int):
        return value[part]
    raise KeyError(part)


def holds(value: object, location: Location) -> bool:
    """Tell whether a document has something at a location."""
    try:
        for part in location:
            value = step(value, part)
    except LookupError:
        return False
    return True


def label(value: object, location: Location) -> str:
    """Write a location for people: `sessions[12] SE-04 › room`. Positions count from 0, as in JSON paths."""
    words = ""
    for part in location:
        value = _below(value, part)
        words += f"[{part}]{_own_name(value)}" if isinstance(part, int) else f" › {part}"
    return words.removeprefix(" › ")


def _below(value: object, part: str | int) -> object:
    try:
        return step(value, part)
    except LookupError:
        return None


def _own_name(value: object) -> str:
    for field in ("id", "date", "session"):
        name = _below(value, field)
        if name is not None and not isinstance(name, (dict, list)):
            return f" {name}"[:65]
    return ""
