"""`hemicycle facilitators`."""

import asyncio
import csv
import datetime as dt
import io
from pathlib import Path

import click

from scheduler.cards import Holder, cards
from scheduler.errors import BadInput, Fault
from scheduler.feeds.formulas import harmless
from scheduler.options import data_option, database
from scheduler.output import expect_writable, write
from scheduler.storage import Store
from scheduler.storage.facilitators import Facilitators
from scheduler.suggestions import Directory
from scheduler.versions import Version

Row = tuple[str, str, str, str]


@click.command()
@click.argument("conference", metavar="CONFERENCE_ID")
@click.option("--renew", multiple=True, metavar="ID", help="Give this person a new address; the old one is dead.")
@click.option("--revoke", multiple=True, metavar="ID", help="Take this person's address back.")
@click.option("--base-url", default="http://127.0.0.1:8080", show_default=True, help="Where the server is reached.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The file to write; - or nothing for stdout.")
@data_option
def command(
    conference: str, renew: tuple[str, ...], revoke: tuple[str, ...], base_url: str, output: Path | None, data: Path
) -> None:
    """Give everybody who leads a published group a secret address of their own, and write them as CSV.

    An address is shown once: only its digest is kept. Who has one already keeps it, and is not in the file.
    """
    expect_writable(output)
    rows = asyncio.run(_issue(database(data), conference, renew, revoke, base_url.rstrip("/")))
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(("id", "name", "email", "address"))
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    write(output, text.getvalue().encode())


async def _issue(url: str, conference: str, renew: tuple[str, ...], revoke: tuple[str, ...], base: str) -> list[Row]:
    now = dt.datetime.now(dt.UTC)
    async with Store(url) as store:
        addresses, leading = Facilitators(store), _leading(await store.current(conference))
        holding = set(await addresses.holding(conference))
        _expect_known("--renew", renew, set(leading))
        _expect_known("--revoke", revoke, holding)
        for person in revoke:
            await addresses.revoke(conference, person, now)
        wanted = (leading.keys() - holding - set(revoke)) | set(renew)
        return [
            (
                person,
                leading[person].name,
                leading[person].email,
                f"{base}/f/{await addresses.issue(conference, person, now)}",
            )
            for person in sorted(wanted)
        ]


def _leading(version: Version) -> dict[str, Holder]:
    """Give those who lead a group in a published rotation."""
    blocks = {block.id: block for block in version.conference.breakouts}
    made = (cards(version.conference, blocks[each.breakout], each) for each in version.rotations)
    return {seat.holder.id: seat.holder for each in made for group in each.groups for seat in group.leads}


def _expect_known(option: str, named: tuple[str, ...], known: set[str]) -> None:
    people = Directory("facilitator", known)
    if faults := [Fault("", people.unknown(person)) for person in named if person not in people]:
        raise BadInput(option, faults)
