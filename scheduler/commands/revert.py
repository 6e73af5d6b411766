"""`hemicycle revert`."""

import asyncio
import datetime as dt
from pathlib import Path

import click

from scheduler.changelog.hold_back import Consent
from scheduler.options import consent_options, data_option, database
from scheduler.publishing import revert


@click.command()
@click.argument("conference")
@click.argument("version", type=click.IntRange(1))
@click.option("--note", default="", help="Why, for the readers.")
@consent_options
@data_option
def command(conference: str, version: int, note: str, consent: Consent, data: Path) -> None:
    """Publish an earlier version of a conference again, as the next one; pages and subscribed calendars follow.

    CONFERENCE is the id. Files that you have stay as they are: publish from them again, and what they say returns.
    """
    made = asyncio.run(revert(database(data), conference, version, dt.datetime.now(dt.UTC), note, consent))
    click.echo(
        f"{conference}: version {made.number} is published, {len(made.programme)} sessions as in version {version}."
    )
