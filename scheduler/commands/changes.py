"""`hemicycle changes`."""

import asyncio
from pathlib import Path

import click

from scheduler.changelog import ChangeList
from scheduler.changelog.telling import blocks, headline
from scheduler.changelog.words import TAGS, words_of
from scheduler.conference import Conference
from scheduler.options import data_option, database
from scheduler.storage import Store


@click.command()
@click.argument("conference")
@click.argument("version", type=click.IntRange(1), required=False)
@click.option("--since", type=click.IntRange(1), help="Compare with this version, not with the one before.")
@click.option("--language", type=click.Choice(TAGS), help="The list’s language; the conference’s own by default.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@data_option
def command(
    conference: str, version: int | None, since: int | None, language: str | None, as_json: bool, data: Path
) -> None:
    """List what a version changed, or the one that stands, with the names of people.

    CONFERENCE is the id. The public pages list the same without names.
    """
    known, found = asyncio.run(_find(database(data), conference, version, since))
    if as_json:
        click.echo(found.model_dump_json(indent=2))
        return
    words = words_of(language or known.languages.default)
    click.echo(f"{words.version.format(number=found.number)}{words.colon}{headline(found, words)}")
    for heading, sentences in blocks(found, known, words, with_names=True):
        click.echo(f"\n{heading}")
        for sentence in sentences:
            click.echo(f"  {sentence}")


async def _find(url: str, conference: str, number: int | None, since: int | None) -> tuple[Conference, ChangeList]:
    async with Store(url) as store:
        current = await store.current(conference)
        number = current.number if number is None else number
        return (await store.version(conference, number)).conference, await store.changes(conference, number, since)
