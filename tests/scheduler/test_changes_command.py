"""`hemicycle changes` lists what changed, for organizers: with names, and as data."""

import datetime as dt
import json
from pathlib import Path

from scheduler.changelog import ChangeList
from scheduler.storage import Store
from scheduler.storage.engine import database_url
from tests.conftest import Command
from tests.web.meetings import MONDAY, SESSIONS, conference, moved, timetable

PEOPLE = [{"id": "ADA", "name": "Ada Fern"}, {"id": "BO"}]


async def test_changes_are_listed_with_names_in_a_language_and_as_data(hemicycle: Command, tmp_path: Path) -> None:
    async with Store(database_url(tmp_path)) as store:
        for chair, places in (("ADA", moved("SIDE", "2027-03-28 12:15", "R1")), ("BO", moved("", "", None))):
            sessions = [s | {"chair": chair} if s["id"] == "COM-1" else s for s in SESSIONS]
            await store.publish(conference(sessions, people=PEOPLE), timetable(places), MONDAY)
        await store.publish(conference(sessions, people=PEOPLE), timetable(), MONDAY + dt.timedelta(days=1))
        kept = await store.changes("ferns", 3, since=1)
    data = ("--data", tmp_path)
    assert hemicycle("changes", "ferns", *data).stdout == "Version 3: No session changed.\n"
    assert hemicycle("changes", "ferns", 2, *data, "--language", "fr").stdout.splitlines() == [
        "Version 2 : Horaire : 1, Personnes : 1",
        "",
        "samedi 27 mars 2027",
        "  Commission (COM-1) : Personnes : Ada Fern → BO",
        "  Ferns; mosses, lichens (SIDE) : Horaire : dim. 28 mars, 12:15–13:00 → sam. 27 mars, 12:15–13:00",
    ]
    printed = hemicycle("changes", "ferns", 3, "--since", 1, "--json", *data).stdout
    assert ChangeList.model_validate(json.loads(printed)) == kept
