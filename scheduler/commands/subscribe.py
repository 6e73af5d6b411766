"""`hemicycle subscribe`."""

import asyncio
import datetime as dt
from pathlib import Path
from typing import get_args

import click

from scheduler.options import data_option, database
from scheduler.output import expect_writable, write
from scheduler.personal.people import known_people
from scheduler.personal.subscription import Kind
from scheduler.storage import Store
from scheduler.subscribing import Addresses, person_of, subscribe, table, unsubscribe

_KINDS = [kind for kind in get_args(Kind) if kind != "chosen"]


@click.command()
@click.argument("conference")
@click.argument("person", required=False)
@click.option("--all", "everybody", is_flag=True, help="Everybody who has none, as CSV.")
@click.option("--as", "kind", type=click.Choice(_KINDS), help="As what; with --all, only these.")
@click.option("--anew", is_flag=True, help="A new address in the place of the one there is, which is dead then.")
@click.option("--revoke", is_flag=True, help="End the person’s calendar instead; its address is dead.")
@click.option("--site", default="", help="Where the world finds the pages; the conference’s own site if not said.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="With --all: the file to write.")
@data_option
def command(
    conference: str,
    person: str | None,
    everybody: bool,
    kind: str | None,
    anew: bool,
    revoke: bool,
    site: str,
    output: Path | None,
    data: Path,
) -> None:
    """Give a participant, facilitator or interpreter of CONFERENCE a calendar of their own.

    CONFERENCE is the id of a published one, PERSON an id too. Whoever has the address sees the calendar: it is shown
    once, and only its digest is kept. A server that runs knows it, or that it is dead, a second later.
    """
    if everybody == (person is not None):
        raise click.UsageError("Name a PERSON, or say --all.")
    if output is not None and not everybody:
        raise click.UsageError("-o is for --all.")
    if revoke and everybody:
        raise click.UsageError("--revoke ends one person’s calendar; name the PERSON.")
    expect_writable(output)
    if person is None:
        write(output, table(asyncio.run(_everybody(database(data), conference, kind, anew, site))))
    elif revoke:
        ended = asyncio.run(_revoke(database(data), conference, person, kind))
        click.echo(f"{person}: {ended} calendar{'' if ended == 1 else 's'} ended.")
    else:
        for each in asyncio.run(_one(database(data), conference, person, kind, anew, site)):
            click.echo(f"Calendar  {each.calendar}\nPage      {each.page}")
            click.echo("Whoever has these addresses sees the calendar. They are not shown again.", err=True)


async def _everybody(url: str, conference: str, kind: str | None, anew: bool, site: str) -> list[Addresses]:
    async with Store(url) as store:
        known = (await store.current(conference)).conference
        people = [person for person in known_people(known) if kind in (None, person.kind)]
        return await subscribe(store, known, people, _now(), anew=anew, site=site)


async def _one(url: str, conference: str, name: str, kind: str | None, anew: bool, site: str) -> list[Addresses]:
    async with Store(url) as store:
        known = (await store.current(conference)).conference
        made = await subscribe(store, known, [person_of(known, name, kind)], _now(), anew=anew, site=site)
    if not made:
        raise click.UsageError(f"{name} has a calendar, whose address nobody can find out; --anew gives another one.")
    return made


async def _revoke(url: str, conference: str, name: str, kind: str | None) -> int:
    async with Store(url) as store:
        known = (await store.current(conference)).conference
        return await unsubscribe(store, known, person_of(known, name, kind), _now())


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)
