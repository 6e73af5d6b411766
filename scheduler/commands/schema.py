"""`hemicycle schema`."""

import json

import click

from scheduler.formats.schema import conference_schema


@click.command()
def command() -> None:
    """Print the JSON Schema of the conference file."""
    click.echo(json.dumps(conference_schema(), ensure_ascii=False, indent=1))
