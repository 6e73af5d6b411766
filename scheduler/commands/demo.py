"""`hemicycle demo`."""

import asyncio
import datetime as dt
import sys
from pathlib import Path

import click

from scheduler import translation
from scheduler.commands.serve import serve
from scheduler.conference import Conference
from scheduler.errors import BadInput, Fault, NotFound
from scheduler.formats.conference_file import read_conference
from scheduler.options import cores, data_option, database
from scheduler.planning import plan
from scheduler.progress import describe
from scheduler.publishing import publish
from scheduler.storage import Store
from scheduler.watching import watched
from solver.result import Limits

NAME = "wtdc21.yaml"


@click.command()
@click.option("--seconds", default=30.0, show_default=True, type=click.FloatRange(1, 3600), help="How long to plan.")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at.")
@click.option("--port", default=8080, show_default=True, type=click.IntRange(0, 65535), help="0 takes any free port.")
@data_option
def command(seconds: float, host: str, port: int, data: Path) -> None:
    """Plan WTDC-21, publish it, and serve its pages and calendars, in one go."""
    conference = read_conference(_reference_conference())
    url = database(data)
    if asyncio.run(_is_published(url, conference)):
        click.echo(f"{conference.id} is published already in {data}; remove that folder to plan it anew.")
    else:
        asyncio.run(_plan_and_publish(conference, seconds, url))
    serve(host, port, data)


def _reference_conference() -> Path:
    """Find the file in the checkout, where the current directory is, or where an installation put it."""
    places = [Path(__file__).parents[2] / "fixtures", Path("fixtures"), Path(sys.prefix) / "share" / "hemicycle"]
    for place in places:
        if (place / NAME).is_file():
            return place / NAME
    raise BadInput(NAME, [Fault("", f"is in none of {', '.join(map(str, places))}")])


async def _is_published(url: str, conference: Conference) -> bool:
    async with Store(url) as store:
        try:
            version = await store.current(conference.id)
        except NotFound:
            return False
    return version.timetable.problem == translation.problem(conference).digest()


async def _plan_and_publish(conference: Conference, seconds: float, url: str) -> None:
    click.echo(f"Planning {conference.text(conference.name)} for {seconds:.0f} seconds.")
    limits = Limits(seconds=seconds, workers=cores())
    timetable = await watched(lambda tell, stop: plan(conference, limits, tell, stop=stop))
    if timetable.proof.cost is None:
        raise BadInput(conference.id, [Fault("", "no timetable was found in this time; give it more --seconds")])
    version = await publish(url, conference, timetable, dt.datetime.now(dt.UTC), "Planned by the demo.")
    proof = timetable.proof
    click.echo(f"Published version {version.number}: {describe(proof.cost, proof.bound, proof.seconds).strip()}")
