import time

import pytest

from scheduler.errors import BadInput
from scheduler.formats.documents import read_bytes, read_document
from tests.scheduler.files import FIXTURES


def faults(data: bytes) -> list[str]:
    """Give what is said about a document, whether it could be read to its end or not."""
    try:
        return [str(fault) for fault in read_document(data, "x").faults]
    except BadInput as error:
        return [str(fault) for fault in error.faults]


def test_times_dates_and_no_stay_what_was_written() -> None:
    text = b"{start: 09:30, end: 18:00, date: 2022-06-08, country: no, on: off, code: 007, hex: 0x1F, none: , n: ~}"
    assert read_document(text, "x").value == {
        "start": "09:30",
        "end": "18:00",
        "date": "2022-06-08",
        "country": "no",
        "on": "off",
        "code": "007",
        "hex": "0x1F",
        "none": None,
        "n": None,
    }


def test_numbers_and_truth_are_read_and_quotes_make_texts() -> None:
    text = b"a: [1, -2, 1.5, 1e3, true, False, '1', \"true\", !!str 1]"
    assert read_document(text, "x").value == {"a": [1, -2, 1.5, 1000.0, True, False, "1", "true", "1"]}


def test_json_is_read_with_its_escapes_and_tabs() -> None:
    text = b'{"a": "\\ud83d\\ude00 \\\\ud83d\\\\ude00 \\u00e9 \\/",\n\t"b": [1.5e1, null, false]}'
    assert read_document(text, "x").value == {"a": "😀 \\ud83d\\ude00 é /", "b": [15.0, None, False]}


def test_every_value_knows_its_line() -> None:
    document = read_document(b"a: 1\nb:\n  - c: 2\n    d:\n      - 3\n  - 4\n", "x")
    locations = [("a",), ("b",), ("b", 0), ("b", 0, "d"), ("b", 0, "d", 0), ("b", 1), ("b", 9), ("b", 0, "new")]
    assert [document.line(location) for location in locations] == [1, 2, 3, 4, 5, 6, 2, 3]


def test_a_byte_order_mark_is_passed_over() -> None:
    assert read_document(b"\xef\xbb\xbfid: x\n", "x").value == {"id": "x"}
    assert read_document(b'\xef\xbb\xbf{"id": "\\ud83d\\ude00"}', "x").value == {"id": "😀"}


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "the file is empty; describe a conference in it"),
        (b"# nothing here\n", "the file is empty; describe a conference in it"),
        (b"a: 1\nb: \xe9t\xe9\n", "line 2: the byte 0xE9 is not UTF-8; save the file with the encoding UTF-8"),
        (
            b"a: 1\n--- \nb: 2\n",
            "line 2: a second document starts here; keep one document in a file, without ---",
        ),
        (b"a: 1\n? [b]\n: 2\n", "line 2: the name of a field must be one plain word"),
        (b"a: \x01\n", "line 1: this cannot be read: control characters are not allowed"),
        (
            b"a: [1,\nb: 2\n",
            "line 3: this cannot be read: did not find expected ',' or ']', while parsing a flow sequence on line 1;"
            " look at the indentation, quotes and brackets",
        ),
    ],
)
def test_a_document_that_cannot_be_read_is_refused_with_the_place(data: bytes, what: str) -> None:
    with pytest.raises(BadInput) as refused:
        read_document(data, "x")
    assert [str(fault) for fault in refused.value.faults] == [what]


def test_tags_anchors_repeated_fields_and_impossible_numbers_are_all_told() -> None:
    text = b"a: !!python/object/apply:os.system [ls]\nb: &x {c: 1}\nd: *x\na: 2\ne: .inf\nf: !mine 3\ng: 1e999\n"
    assert faults(text) == [
        "line 1, a: the tag !!python/object/apply:os.system is not allowed; leave it out",
        "line 2, b: the anchor &x is not allowed; leave it out",
        "line 3, d: *x refers to another place in the file; write its content out here",
        "line 4, a: “a” is given twice, first on line 1; leave one out",
        "line 5, e: “.inf” is not a number that a conference can have; write digits",
        "line 6, f: the tag !mine is not allowed; leave it out",
        "line 7, g: “1e999” is too large; put it in quotes if it is a text",
    ]


@pytest.mark.parametrize("data", [b"[" * 100_000, b'{"a":' * 100_000, b"- " * 100_000])
def test_deep_nesting_is_refused_at_once(data: bytes) -> None:
    before = time.perf_counter()
    assert faults(data) == ["line 1: the file is nested deeper than 50 levels; no conference needs that"]
    assert time.perf_counter() - before < 2


def test_fifty_levels_are_read_and_one_more_is_refused() -> None:
    assert [faults(b"[" * depth + b"]" * depth) for depth in (50, 51)] == [
        [],
        ["line 1: the file is nested deeper than 50 levels; no conference needs that"],
    ]


def test_fifty_megabytes_of_nested_yaml_are_refused_unread() -> None:
    before = time.perf_counter()
    assert faults(b"- [" * 17_000_000) == ["the file is larger than 10 MB; split it or leave data out"]
    assert time.perf_counter() - before < 2


def test_references_that_would_grow_are_never_followed() -> None:
    lines = ["a0: &a0 [x, x]", *(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30))]
    assert len(faults("\n".join(lines).encode())) == 30 + 29 * 9


def test_more_values_than_any_conference_has_are_refused() -> None:
    data = b"a: [" + b"1," * 1_000_001 + b"]"
    assert faults(data) == ["line 1: the file has more than 1,000,000 values; leave data out"]


def test_a_file_that_is_not_there_is_told_in_words() -> None:
    with pytest.raises(BadInput) as refused:
        read_bytes(FIXTURES / "nowhere.yaml")
    assert [str(fault) for fault in refused.value.faults] == ["the file cannot be read: no such file or directory"]
