"""Options that several subcommands share."""

import os
from pathlib import Path

import click

from scheduler.storage.engine import database_url

data_option = click.option(
    "--data",
    default=Path("hemicycle-data"),
    show_default=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="Where versions and feeds are kept, unless DATABASE_URL names a database.",
)


def database(data: Path) -> str:
    """Give the database's address; a data directory that is missing is made."""
    data.mkdir(parents=True, exist_ok=True)
    return database_url(data, os.environ.get("DATABASE_URL"))
