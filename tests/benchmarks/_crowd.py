"""WTDC-21 with a breakout of thousands: `python -m tests.benchmarks._crowd FOLDER TIMETABLE VERSION` publishes it.

The groups are sessions that the timetable has, so only what a publication does is measured here, not the rules.
Version 2 moves every twentieth person and one session.
"""

import asyncio
import datetime as dt
import random
import sys
import time
from pathlib import Path

from scheduler.conference import Conference
from scheduler.formats.conference_file import read_conference
from scheduler.formats.timetable_file import read_timetable
from scheduler.rotation.published import Rotations
from scheduler.rotation.rotation import Group, Rotation, Round
from scheduler.storage import Store, Wanted
from scheduler.storage.engine import database_url
from scheduler.timetable import MadeBy, Proof, Timetable

PEOPLE, ROUNDS, GROUPS, CHOSEN = 5_000, 4, 8, 10
ROOT = Path(__file__).resolve().parents[2]
_NAMES = [f"P{number:04}" for number in range(PEOPLE)]


async def publish(folder: Path, timetable: Timetable, number: int) -> float:
    """Publish a version; give the seconds that it took."""
    conference = _conference(timetable)
    placements = [
        placement.model_copy(update={"room": None}) if number > 1 and position == 0 else placement
        for position, placement in enumerate(timetable.placements)
    ]
    plan = timetable.model_copy(update={"placements": tuple(placements)})
    brought = Rotations((_rotation(conference, number),))
    async with Store(database_url(folder)) as store:
        begin = time.monotonic()
        await store.publish(conference, plan, dt.datetime.now(dt.UTC), rotations=brought)
        return time.monotonic() - begin


async def subscribe(folder: Path, timetable: Timetable) -> list[str]:
    """Give everybody a calendar with chosen sessions beside their seats; give the tokens."""
    chance = random.Random(1)
    sessions = [placement.session for placement in timetable.placements]
    wanted = [Wanted("participant", name, "en", tuple(chance.sample(sessions, CHOSEN))) for name in _NAMES]
    async with Store(database_url(folder)) as store:
        return [token for token, _ in await store.subscriptions.add("wtdc21", wanted, dt.datetime.now(dt.UTC))]


def _conference(timetable: Timetable) -> Conference:
    placed = [placement.session for placement in timetable.placements]
    rounds = [placed[number * GROUPS : (number + 1) * GROUPS] for number in range(ROUNDS)]
    block = {
        "id": "crowd",
        "name": "Crowd",
        "themes": [{"id": "any", "name": "Anything"}],
        "rounds": rounds,
        "participants": [{"id": name} for name in _NAMES],
    }
    plain = read_conference(ROOT / "fixtures" / "wtdc21.yaml").model_dump(mode="json")
    return Conference.model_validate(plain | {"breakouts": [block]})


def _rotation(conference: Conference, version: int) -> Rotation:
    [block] = conference.breakouts
    seats: dict[str, list[str]] = {session: [] for sessions in block.rounds for session in sessions}
    for position, name in enumerate(_NAMES):
        for number, sessions in enumerate(block.rounds):
            moves = version > 1 and number == 1 and position % 20 == 0
            seats[sessions[(position + number + moves) % GROUPS]].append(name)
    return Rotation(
        conference=conference.id,
        breakout=block.id,
        problem="",
        made_by=MadeBy(program="", ortools="", seed=1, workers=1),
        proof=Proof(status="FEASIBLE", cost=0, bound=0, seconds=0.0),
        rounds=tuple(
            Round(
                start=None,
                end=None,
                groups=tuple(
                    Group(session=session, theme="any", room=None, participants=tuple(seats[session]))
                    for session in sessions
                ),
            )
            for sessions in block.rounds
        ),
    )


if __name__ == "__main__":
    print(asyncio.run(publish(Path(sys.argv[1]), read_timetable(Path(sys.argv[2])), int(sys.argv[3]))))
