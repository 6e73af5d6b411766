"""What problems of every kind are made of: plain values, minutes since an origin, and one way to write them."""

import json
from typing import Any

from pydantic import BaseModel, ConfigDict

Minutes = int  # minutes since the problem's origin, an instant; a difference of two is a length of time


class Value(BaseModel):
    """A part of a problem: frozen, and closed to unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Span(Value):
    """A stretch of time, its end not included."""

    start: Minutes
    end: Minutes


def canonical(value: BaseModel) -> str:
    """Write a value so that equal values give equal text, whatever order sets and tables came in."""

    def plain(item: Any) -> Any:
        if isinstance(item, dict):
            return {str(key): plain(item[key]) for key in sorted(item, key=str)}
        if isinstance(item, (set, frozenset)):
            return sorted(plain(each) for each in item)
        if isinstance(item, (list, tuple)):
            return [plain(each) for each in item]
        return item

    return json.dumps(plain(value.model_dump()), ensure_ascii=False, separators=(",", ":"))
