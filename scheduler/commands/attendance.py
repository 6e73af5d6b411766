"""`hemicycle attendance`."""

import asyncio
from pathlib import Path

import click

from scheduler.attendance import Attendance
from scheduler.attendance.telling import told_attendance
from scheduler.errors import NotFound
from scheduler.formats.attendance_file import write_attendance
from scheduler.options import data_option, database
from scheduler.output import expect_writable, write
from scheduler.rotation.rotation import Rotation
from scheduler.storage import Store
from scheduler.storage.attendance import AttendanceBook


@click.command()
@click.argument("conference", metavar="CONFERENCE_ID")
@click.argument("breakout", metavar="BREAKOUT")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The file to write; - or nothing for stdout.")
@data_option
def command(conference: str, breakout: str, output: Path | None, data: Path) -> None:
    """Write ATTENDANCE.json: who was checked in to a breakout, who is missing, who left, who came late.

    Form the rounds ahead with it (`rotate --from ROTATION.json --attendance ATTENDANCE.json`), and publish them
    (`publish --rotation NEW.json --attendance ATTENDANCE.json`).
    """
    expect_writable(output)
    seen, rotation = asyncio.run(_read(database(data), conference, breakout))
    write(output, write_attendance(seen).encode())
    for line in told_attendance(seen, rotation):
        click.echo(line, err=True)


async def _read(url: str, conference: str, breakout: str) -> tuple[Attendance, Rotation]:
    """Give what was seen, and the rotation that is published. Raises NotFound."""
    async with Store(url) as store:
        version = await store.current(conference)
        for rotation in version.rotations:
            if rotation.breakout == breakout:
                return await AttendanceBook(store, conference, breakout).seen(), rotation
    raise NotFound(f"{conference} has no breakout {breakout} with a rotation")
