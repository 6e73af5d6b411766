"""Put a timetable before the public: judged first, then kept as a new version."""

import asyncio
import datetime as dt

from scheduler.conference import Conference
from scheduler.errors import BadInput, Fault
from scheduler.planning import judge
from scheduler.roster.planning import expect_sound
from scheduler.roster.roster import Roster
from scheduler.storage import Store
from scheduler.timetable import Timetable
from scheduler.versions import Version


async def publish(
    database: str,
    conference: Conference,
    timetable: Timetable,
    now: dt.datetime,
    note: str = "",
    roster: Roster | None = None,
) -> Version:
    """Publish as the next version.

    Raises BadInput for a timetable that breaks a hard rule, or a roster that does or is of another timetable: nothing
    is kept.
    """
    broken = [violation for violation in judge(conference, timetable) if violation.level == "hard"]
    if broken:
        raise BadInput(
            "the timetable breaks hard rules and is not published",
            [Fault(", ".join(violation.sessions), f"{violation.rule}: {violation.text}") for violation in broken],
        )
    if roster is not None:
        await asyncio.to_thread(expect_sound, conference, timetable, roster, now)
    async with Store(database) as store:
        return await store.publish(conference, timetable, now, note, roster)
