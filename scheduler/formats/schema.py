"""The JSON Schema of the conference file, for editors that help while one writes."""

from typing import Any

from scheduler.conference import Conference
from scheduler.conference.consistency.rules import ROSTER_RULE_BOOK, ROTATION_RULE_BOOK, RULE_BOOK
from solver.rule import Level, Rule, load


def conference_schema() -> dict[str, Any]:
    """Give the schema of the conference file, the settings of every rule included."""
    schema = Conference.model_json_schema()
    described, block = schema["$defs"]["Interpretation"], schema["$defs"]["Breakout"]
    for place, book in ((schema, RULE_BOOK), (described, ROSTER_RULE_BOOK), (block, ROTATION_RULE_BOOK)):
        settings = {name: _settings(rule) for name, rule in load(book).items()}
        for each in settings.values():
            schema["$defs"] |= each.pop("$defs", {})
        place["properties"]["rules"] |= {"properties": settings, "additionalProperties": False}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:hemicycle:conference:1",
        **schema,
        "title": "Hemicycle conference",
    }


def _settings(rule: type[Rule]) -> dict[str, Any]:
    """Give the schema of one rule's settings; a hard rule has no weight."""
    schema = rule.model_json_schema()
    if rule.level is Level.HARD:
        schema["properties"].pop("weight", None)
    return {**schema, "title": rule.name(), "description": rule.summary()}
