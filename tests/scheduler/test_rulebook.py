from pathlib import Path

import pytest
from click.testing import CliRunner

from scheduler.commands.rules import command
from scheduler.rulebook import BOOKS, Kind
from solver.rule import Level, load

DOCS = Path(__file__).resolve().parents[2] / "docs"
PAGES: dict[Kind, str] = {"timetable": "rules.md", "roster": "roster-rules.md", "rotation": "rotation-rules.md"}


def page(kind: Kind) -> str:
    return (DOCS / PAGES[kind]).read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", PAGES)
def test_the_page_of_the_rule_book_is_current(kind: Kind) -> None:
    answer = CliRunner().invoke(command, ["--markdown", "--of", kind])
    assert answer.output == page(kind), f"make it anew: hemicycle rules --of {kind} --markdown > docs/{PAGES[kind]}"


@pytest.mark.parametrize("kind", PAGES)
def test_the_page_has_every_rule_under_its_level(kind: Kind) -> None:
    found: dict[str, str] = {}
    level = ""
    for line in page(kind).splitlines():
        if line.startswith("## "):
            level = line.removeprefix("## ").partition(" ")[0].lower()
        elif line.startswith("### "):
            found[line.removeprefix("### ")] = level
    assert found == {name: rule.level.value for name, rule in load(BOOKS[kind]).items()}


@pytest.mark.parametrize("kind", PAGES)
def test_the_page_gives_a_weight_to_every_rule_that_is_not_hard(kind: Kind) -> None:
    sections = {part.partition("\n")[0]: part for part in page(kind).split("### ")[1:]}
    weighted = {name for name, text in sections.items() if "\n- Weight: " in text}
    assert weighted == {name for name, rule in load(BOOKS[kind]).items() if rule.level is not Level.HARD}
