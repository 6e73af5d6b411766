"""A real subscriber: vdirsyncer fetches a calendar from its address, khal shows what a person would then see."""

import asyncio
import sys
from pathlib import Path

_FETCHING = """\
[general]
status_path = "{folder}/status"
[pair conference]
a = "here"
b = "there"
collections = null
conflict_resolution = "b wins"
[storage here]
type = "filesystem"
path = "{folder}/calendar"
fileext = ".ics"
[storage there]
type = "http"
url = "{address}"
"""
_SHOWING = """\
[calendars]
[[conference]]
path = {folder}/calendar
[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
default_timezone = Europe/Zurich
local_timezone = Europe/Zurich
[sqlite]
path = {folder}/khal.db
"""


class Subscriber:
    """Somebody who subscribed to an address; the calendar lies in a folder of their own."""

    def __init__(self, folder: Path, address: str) -> None:
        self._fetching, self._showing = folder / "vdirsyncer.conf", folder / "khal.conf"
        (folder / "calendar").mkdir(parents=True)
        self._fetching.write_text(_FETCHING.format(folder=folder, address=address), encoding="utf-8")
        self._showing.write_text(_SHOWING.format(folder=folder), encoding="utf-8")

    async def subscribe(self) -> None:
        """Set the subscription up."""
        await self._run("vdirsyncer", "-c", self._fetching, "discover", "conference", answer=b"y\ny\n")

    async def poll(self) -> None:
        """Look for changes, as a calendar program does every hour."""
        await self._run("vdirsyncer", "-c", self._fetching, "sync")

    async def sees(self, first: str, days: int) -> list[str]:
        """Give the lines of the agenda: start, end, title, and ✗ for what is cancelled."""
        line = "{start-long} {end-time} {title} {cancelled}"
        shown = await self._run(
            "khal", "-c", self._showing, "list", "--format", line, "--day-format", "", first, f"{days}d"
        )
        return [line.strip() for line in shown.splitlines()]

    async def _run(self, program: str, *arguments: object, answer: bytes = b"") -> str:
        process = await asyncio.create_subprocess_exec(
            Path(sys.executable).parent / program,
            *map(str, arguments),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        output, errors = await process.communicate(answer)
        assert process.returncode == 0, f"{program}: {errors.decode()}"
        return output.decode()
