"""The settings of rules: names that the rule book does not have, parameters that the rules do not take."""

from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from scheduler.conference import Conference
from scheduler.conference.consistency.finding import Finding
from scheduler.locations import Location
from scheduler.suggestions import Directory
from scheduler.wording import sentence
from solver.rule import Rule, load

RULE_BOOK = "solver.timetable.rules"
ROSTER_RULE_BOOK = "solver.roster.rules"
ROTATION_RULE_BOOK = "solver.rotation.rules"


def findings(conference: Conference) -> Iterator[Finding]:
    """Find rules that do not exist, and settings that they do not take."""
    yield from _wrong(("rules",), conference.rules, load(RULE_BOOK))
    yield from _wrong(("interpretation", "rules"), conference.interpretation.rules, load(ROSTER_RULE_BOOK))
    for position, block in enumerate(conference.breakouts):
        yield from _wrong(("breakouts", position, "rules"), block.rules, load(ROTATION_RULE_BOOK))


def _wrong(where: Location, settings: dict[str, dict[str, Any]], known: dict[str, type[Rule]]) -> Iterator[Finding]:
    book = Directory("rule", known)
    for name, own in settings.items():
        if name not in known:
            yield Finding((*where, name), book.unknown(name))
            continue
        try:
            known[name].model_validate(own)
        except ValidationError as error:
            for detail in error.errors(include_url=False):
                yield Finding((*where, name, *detail["loc"]), _say(detail, known[name]))


def _say(detail: ErrorDetails, rule: type[Rule]) -> str:
    if detail["type"] == "extra_forbidden":
        return Directory("parameter", rule.model_fields).unknown(str(detail["loc"][-1]))
    return sentence(detail)
