"""`hemicycle interests`."""

import asyncio
from pathlib import Path

import click

from scheduler.interests import counted, table
from scheduler.options import data_option, database
from scheduler.output import expect_writable, write
from scheduler.personal.subscription import Subscription
from scheduler.storage import Store


@click.command()
@click.argument("conference")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The file to write; - or nothing for stdout.")
@data_option
def command(conference: str, output: Path | None, data: Path) -> None:
    """Count what people chose for their calendars: how many want a session, and how many want two of them.

    CONFERENCE is the id of a published one. The next `solve` keeps such pairs apart, where it costs less than what
    else is wished, if you give it the file with --interests. There are no names in it.
    """
    expect_writable(output)
    single, both = counted(asyncio.run(_subscriptions(database(data), conference)))
    write(output, table(single, both))


async def _subscriptions(url: str, conference: str) -> list[Subscription]:
    async with Store(url) as store:
        await store.current(conference)
        return await store.subscriptions.since(conference, 0)
