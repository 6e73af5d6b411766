from pathlib import Path

from click.testing import CliRunner

from scheduler.commands.rules import command
from solver.rule import Level, load

DOCS = Path(__file__).resolve().parents[2] / "docs"
RULES = load("solver.timetable.rules")


def page() -> str:
    return (DOCS / "rules.md").read_text(encoding="utf-8")


def test_the_page_of_the_rule_book_is_current() -> None:
    answer = CliRunner().invoke(command, ["--markdown"])
    assert answer.output == page(), "make it anew: hemicycle rules --markdown > docs/rules.md"


def test_the_page_has_every_rule_under_its_level() -> None:
    found: dict[str, str] = {}
    level = ""
    for line in page().splitlines():
        if line.startswith("## "):
            level = line.removeprefix("## ").partition(" ")[0].lower()
        elif line.startswith("### "):
            found[line.removeprefix("### ")] = level
    assert found == {name: rule.level.value for name, rule in RULES.items()}


def test_the_page_gives_a_weight_to_every_rule_that_is_not_hard() -> None:
    sections = {part.partition("\n")[0]: part for part in page().split("### ")[1:]}
    weighted = {name for name, text in sections.items() if "\n- Weight: " in text}
    assert weighted == {name for name, rule in RULES.items() if rule.level is not Level.HARD}
