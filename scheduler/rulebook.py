"""The rule book as a page for people: every rule with its meaning, its level, what it can be set to, its source."""

import json
from typing import Literal

from scheduler.conference.consistency.rules import ROSTER_RULE_BOOK, ROTATION_RULE_BOOK, RULE_BOOK
from solver.rule import Level, Rule, load

Kind = Literal["timetable", "roster", "rotation"]
BOOKS: dict[Kind, str] = {"timetable": RULE_BOOK, "roster": ROSTER_RULE_BOOK, "rotation": ROTATION_RULE_BOOK}
_INTRODUCTIONS: dict[Kind, str] = {
    "timetable": """\
# The rule book

Made from the rules themselves by `hemicycle rules --markdown`; a test keeps it current. Every rule has a file in
`solver/timetable/rules/` and its cases in `fixtures/rules/`. A conference switches rules off and sets them under
`rules:`, for example

    rules:
      main_committees_in_parallel: {limit: 3}
      same_theme_apart: {weight: 50}
      p2c_window: {enabled: false}
""",
    "roster": """\
# The rule book of the roster

Made from the rules themselves by `hemicycle rules --of roster --markdown`; a test keeps it current. Every rule has a
file in `solver/roster/rules/` and its cases in `fixtures/roster_rules/`. A conference switches rules off and sets
them under `interpretation`, for example

    interpretation:
      rules:
        gap_between_assignments: {min_gap: 60}
        load_is_shared: {weight: 100}
        same_room_in_a_day: {enabled: false}
""",
    "rotation": """\
# The rule book of the rotation

Made from the rules themselves by `hemicycle rules --of rotation --markdown`; a test keeps it current. Every rule has
a file in `solver/rotation/rules/` and its cases in `fixtures/rotation_rules/`. A breakout switches rules off and sets
them, and says in which order wishes are met, for example

    breakouts:
      - id: reform
        rules:
          group_sizes_are_alike: {balance: 4}
          no_theme_twice: {enabled: false}
        aims:
          - {rules: [people_meet_new_people]}
          - {rules: [wishes_are_met, groups_are_alike], slack: 20}
""",
}
_LEVELS = {
    Level.HARD: "Kept by every {kind}, or there is none.",
    Level.COVERAGE: "Kept as far as there are people: no change that is spared and no wish pays for a unit of it.",
    Level.STABILITY: "What is published stays as it is, as far as what stands above allows.",
    Level.PREFERENCE: "Kept as far as possible: each unit by which one is missed costs its weight.",
}


def markdown(kind: Kind = "timetable") -> str:
    """Write a rule book."""
    rules = load(BOOKS[kind])
    sections = [_INTRODUCTIONS[kind]]
    for level, meaning in _LEVELS.items():
        own = [rule for rule in rules.values() if rule.level is level]
        if own:
            sections.append(f"## {level.capitalize()} ({len(own)})\n\n{meaning.format(kind=kind)}\n")
            sections += [_rule(rule) for rule in own]
    return "\n".join(sections)


def _rule(rule: type[Rule]) -> str:
    lines = [f"### {rule.name()}", ""]
    for line in rule.description().splitlines():
        label, _, rest = line.partition(":")
        lines.append(f"- *{label}:* {rest.strip()}" if label in ("Holds", "Broken") else line)
    lines += [f"- Source: {rule.source}", *_settings(rule)]
    return "\n".join(lines) + "\n"


def _settings(rule: type[Rule]) -> list[str]:
    schema = rule.model_json_schema()["properties"]
    settings = [f"- Weight: {schema['weight']['default']}"] if rule.level is not Level.HARD else []
    for name in rule.model_fields:
        if name not in ("enabled", "weight"):
            default = rule.model_fields[name].get_default(call_default_factory=True)
            settings.append(f"- `{name}`: {_plain(default)}{_limits(schema[name])}")
    return settings


def _plain(value: object) -> str:
    if isinstance(value, frozenset):
        return ", ".join(sorted(map(str, value))) or "none"
    if isinstance(value, tuple):
        return ", ".join(map(str, value)) or "none"
    return json.dumps(value)


def _limits(schema: dict[str, object]) -> str:
    low, high = schema.get("minimum"), schema.get("maximum")
    words = ([f"from {low}"] if low is not None else []) + ([f"to {high}"] if high is not None else [])
    return f" ({' '.join(words)})" if words else ""
