"""Cards as a page for the printer: one HTML file that needs nothing else. Everything in it is escaped."""

from collections.abc import Iterable
from pathlib import Path
from typing import Literal, get_args

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from scheduler.cards.cards import Cards
from scheduler.cards.labels import Labels

Sort = Literal["rooms", "rosters", "tables"]
SORTS: tuple[Sort, ...] = get_args(Sort)
_TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def page(cards: Cards, labels: Labels, sorts: Iterable[Sort] = SORTS) -> bytes:
    """Write cards of some sorts: a card for each door, a roster for each group, a small card for each person.

    No e-mail address stands in it.
    """
    shown = _TEMPLATES.get_template("page.html").render(
        cards=cards, labels=labels, sorts=tuple(sorts), say=lambda text: cards.say(text, labels.tag)
    )
    return shown.encode()
