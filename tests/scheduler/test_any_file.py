"""Whatever stands in a file: it is read, or refused in words; never a traceback."""

import json
from copy import deepcopy
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from scheduler.conference import Conference
from scheduler.errors import BadInput
from scheduler.formats.conference_file import parse_conference
from scheduler.formats.documents import read_document
from tests.scheduler.files import FIXTURES

BYTES = (FIXTURES / "small.yaml").read_bytes()
PLAIN: dict[str, Any] = read_document(BYTES, "small.yaml").value
SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(max_size=12),
    st.sampled_from(["24:00", "2026-10-09", "2026-10-25 02:30", "0001-01-01", "GREAT", "GA-1", "ASSEMBLY", "BOTH"]),
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=6,
)


def outcome(data: bytes) -> Conference | list[str]:
    try:
        return parse_conference(data, "x")
    except BadInput as error:
        return [fault.what for fault in error.faults]


def places(value: Any) -> list[tuple[Any, Any]]:
    """Give every table and list below a value, with each of its keys or positions."""
    keys = list(value) if isinstance(value, dict) else list(range(len(value))) if isinstance(value, list) else []
    found = [(value, key) for key in keys]
    return found + [place for container, key in found for place in places(container[key])]


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_a_conference_with_strange_values_is_read_or_refused_in_words(data: st.DataObject) -> None:
    plain = deepcopy(PLAIN)
    for _ in range(data.draw(st.integers(1, 3))):
        found = places(plain)
        container, key = found[data.draw(st.integers(0, len(found) - 1))]
        container[key] = data.draw(VALUES)
    result = outcome(json.dumps(plain).encode())
    assert isinstance(result, Conference) or all(result)


@given(st.integers(0, len(BYTES)), st.binary(min_size=1, max_size=4), st.integers(0, 4))
@settings(max_examples=150, deadline=None)
def test_a_damaged_file_is_read_or_refused_in_words(at: int, damage: bytes, lost: int) -> None:
    result = outcome(BYTES[:at] + damage + BYTES[at + lost :])
    assert isinstance(result, Conference) or all(result)
