"""Put a timetable before the public: judged first, held back if it changes too much, then kept as a new version."""

import asyncio
import datetime as dt

from scheduler.changelog import ChangeList
from scheduler.changelog.hold_back import NO_CONSENT, Consent, held_back
from scheduler.conference import Conference
from scheduler.errors import BadInput, Fault, HeldBack, NotFound
from scheduler.planning import judge
from scheduler.roster.planning import expect_sound
from scheduler.roster.roster import Roster
from scheduler.rotation.published import KEPT, Rotations, settled
from scheduler.rotation.published import expect_sound as expect_sound_rotation
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
    consent: Consent = NO_CONSENT,
    rotations: Rotations = KEPT,
) -> Version:
    """Publish as the next version.

    Raises BadInput for a timetable that breaks a hard rule, or a roster or rotation that does or is of another
    timetable, and HeldBack for a version that changes more than was consented to: nothing is published.
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
        await _expect_sound_rotations(store, conference, timetable, rotations, now)
        return await release(store, conference, timetable, now, note, roster, consent, rotations=rotations)


async def revert(
    database: str, conference: str, number: int, now: dt.datetime, note: str = "", consent: Consent = NO_CONSENT
) -> Version:
    """Publish what an earlier version told, conference, timetable, roster and rotations, as the next version.

    How versions are published, and who is told, stays as it is now.
    Raises NotFound if there is no such version, and HeldBack as `publish` does. It was judged when it was published.
    """
    async with Store(database) as store:
        known = await store.version(conference, number)
        publishing = (await store.current(conference)).conference.publishing
        told, rotations = known.conference.model_copy(update={"publishing": publishing}), known.rotations
        return await release(
            store,
            told,
            known.timetable,
            now,
            note,
            known.roster,
            consent,
            reverts=number,
            rotations=Rotations(rotations, keep=False),
        )


async def release(
    store: Store,
    conference: Conference,
    timetable: Timetable,
    now: dt.datetime,
    note: str,
    roster: Roster | None,
    consent: Consent,
    *,
    reverts: int | None = None,
    rotations: Rotations = KEPT,
) -> Version:
    """Publish what has been judged. Raises HeldBack, and remembers what was shown so, for a second yes."""
    percent = conference.publishing.hold_back_percent if consent.percent is None else consent.percent
    agreed: tuple[int, str] | None = None

    def check(changes: ChangeList) -> None:
        held = held_back(changes, conference, percent)
        if held is not None and (held.number, held.seal) != agreed:
            raise held

    while True:
        try:
            return await store.publish(
                conference, timetable, now, note, roster, reverts=reverts, rotations=rotations, check=check
            )
        except HeldBack as held:
            if consent.yes != held.number or not await store.was_shown(conference.id, held):
                await store.hold(conference.id, held)
                raise
            agreed = held.number, held.seal


async def _expect_sound_rotations(
    store: Store, conference: Conference, timetable: Timetable, rotations: Rotations, now: dt.datetime
) -> None:
    """Judge the rotations that are brought, and those that stay under a timetable that may be another one."""
    try:
        earlier = (await store.current(conference.id)).rotations
    except NotFound:
        earlier = ()
    for rotation in await asyncio.to_thread(settled, rotations, earlier, conference, timetable):
        await asyncio.to_thread(expect_sound_rotation, conference, timetable, rotation, now)
