"""`hemicycle solve`."""

import asyncio
import os
import signal
import time
from pathlib import Path

import click
from rich.console import Console

from scheduler.conference import Conference
from scheduler.formats.conference_file import read_conference
from scheduler.formats.timetable_file import read_timetable, write_timetable
from scheduler.output import expect_writable, write
from scheduler.planning import plan
from scheduler.progress import Progress
from scheduler.timetable import Timetable
from solver.result import Limits

SUCCESS, NO_TIMETABLE = 0, 1


@click.command()
@click.argument("conference", type=click.Path(path_type=Path))
@click.option(
    "--seconds",
    default=60.0,
    show_default=True,
    type=click.FloatRange(0.1, 86_400),
    help="How long to search.",
)
@click.option("--seed", default=1, show_default=True, type=click.IntRange(0), help="Where chance begins.")
@click.option("--workers", type=click.IntRange(1, 64), help="How many cores to use; all by default.")
@click.option(
    "--steps",
    type=click.IntRange(0),
    help="Search so many steps at most; with one worker the same plan comes back.",
)
@click.option("--memory", type=click.IntRange(256), help="Megabytes that the solver may take.")
@click.option(
    "--from",
    "start",
    type=click.Path(path_type=Path),
    help="Begin with this timetable instead of with nothing.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="Where to write TIMETABLE.json; - or nothing for stdout.",
)
def command(
    conference: Path,
    seconds: float,
    seed: int,
    workers: int | None,
    steps: int | None,
    memory: int | None,
    start: Path | None,
    output: Path | None,
) -> int:
    """Make a timetable of CONFERENCE, a YAML or JSON file.

    Exit code 0: here is a timetable; 1: there is none, or none was found; 2: the input is not right, all errors
    are listed.
    """
    limits = Limits(seconds=seconds, seed=seed, workers=workers or os.cpu_count() or 1, steps=steps, megabytes=memory)
    expect_writable(output)
    known = read_conference(conference)
    timetable = asyncio.run(_solve(known_conference=known, limits=limits, start=start))
    write(output, write_timetable(timetable).encode())
    if timetable.proof.cost is not None:
        return SUCCESS
    click.echo(timetable.unplaced[0].why if timetable.unplaced else "There is nothing to place.", err=True)
    return NO_TIMETABLE


async def _solve(known_conference: Conference, limits: Limits, start: Path | None) -> Timetable:
    """Search with progress on stderr; the first interrupt ends the search with the best timetable so far."""
    earlier = None if start is None else read_timetable(start)
    begin, stop = time.monotonic(), asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    with Progress(Console(stderr=True), lambda: time.monotonic() - begin) as progress:
        return await plan(known_conference, limits, progress, earlier, stop)
