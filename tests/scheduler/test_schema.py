from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from scheduler.formats.documents import read_document
from scheduler.formats.schema import conference_schema
from solver.rule import Level, load
from tests.scheduler.files import FIXTURES, SOUND

VALIDATOR = Draft202012Validator(conference_schema())


def complaints(text: str) -> list[str]:
    """Give the places at which the schema refuses a file."""
    found = VALIDATOR.iter_errors(read_document(text.encode(), "x").value)
    return sorted("/".join(map(str, error.absolute_path)) for error in found)


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(conference_schema())


@pytest.mark.parametrize("path", sorted(FIXTURES.glob("*.yaml")), ids=lambda path: path.stem)
def test_every_fixture_keeps_the_schema(path: Path) -> None:
    assert complaints(path.read_text(encoding="utf-8")) == []


def test_the_schema_refuses_what_the_reader_refuses() -> None:
    sessions = """\
sessions:
  - {id: A, kind: committee, minutes: 60, start: 9:30}
  - {id: B, kind: plenery, minutes: 0, title: {en: Yes, fr: 5}}
  - {id: C, kind: plenary, minutes: 60, title: 5, start: 2027-03-28 09:30}
rules: {room_turnover: {weight: 2}, nothing: {}, same_theme_apart: {enabled: 7}}
interpretation: {rules: {overnight_rest: {minutes: -1}, load_is_shared: {weight: 7}, nothing: {}}, turn: 4}
"""
    assert complaints(SOUND + sessions) == [
        "interpretation/rules",
        "interpretation/rules/overnight_rest/minutes",
        "interpretation/turn",
        "rules",
        "rules/room_turnover",
        "rules/same_theme_apart/enabled",
        "sessions/0/start",
        "sessions/1/kind",
        "sessions/1/minutes",
        "sessions/1/title",
        "sessions/2/title",
    ]


@pytest.mark.parametrize("book", ["timetable", "roster", "rotation"])
def test_every_rule_is_described_as_an_organizer_would_say_it(book: str) -> None:
    schema, rules = conference_schema(), load(f"solver.{book}.rules")
    owner = {"roster": "Interpretation", "rotation": "Breakout"}.get(book)
    place = schema if owner is None else schema["$defs"][owner]
    settings = place["properties"]["rules"]["properties"]
    assert {name: each["description"] for name, each in settings.items()} == {
        name: rule.summary() for name, rule in rules.items()
    }
    weighted = {name for name, each in settings.items() if "weight" in each["properties"]}
    assert weighted == {name for name, rule in rules.items() if rule.level is not Level.HARD}
