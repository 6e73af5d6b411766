"""`hemicycle migrate`."""

import asyncio
from pathlib import Path

import click

from scheduler.options import data_option, database
from scheduler.storage import Store


@click.command()
@data_option
def command(data: Path) -> None:
    """Bring the database to this program's schema; `serve` and `publish` do so by themselves."""
    asyncio.run(_migrate(database(data)))
    click.echo("The database is up to date.")


async def _migrate(url: str) -> None:
    async with Store(url):
        pass
