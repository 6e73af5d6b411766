"""`hemicycle rules`."""

import json

import click

from scheduler.rulebook import BOOKS, Kind, markdown
from solver.rule import Level, load


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print the rule book as JSON, with every parameter.")
@click.option("--markdown", "as_markdown", is_flag=True, help="Print the rule book as a page: docs/rules.md.")
@click.option(
    "--of", "kind", type=click.Choice(list(BOOKS)), default="timetable", show_default=True, help="Which rule book."
)
def command(as_json: bool, as_markdown: bool, kind: Kind) -> None:
    """Print the rule book: name, level, and the rule as an organizer would say it."""
    if as_markdown:
        click.echo(markdown(kind), nl=False)
        return
    rules = load(BOOKS[kind])
    if as_json:
        book = {
            name: {
                "level": rule.level,
                "source": rule.source,
                "description": rule.description(),
                "schema": rule.model_json_schema(),
            }
            for name, rule in rules.items()
        }
        click.echo(json.dumps(book, ensure_ascii=False, indent=1))
        return
    width = max(map(len, rules))
    for level in Level:
        for name, rule in rules.items():
            if rule.level is level:
                click.echo(f"{name:<{width}}  {level:<10}  {rule.summary()}")
