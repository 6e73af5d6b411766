"""The fern conference in two buildings, some way apart, with sessions that overlap: for who chooses among them."""

from typing import Any

from scheduler.conference import Conference
from scheduler.timetable import Timetable
from tests.web.meetings import SESSIONS, conference, timetable

MORE: tuple[dict[str, Any], ...] = (
    {
        "id": "WALK",
        "kind": "youth",
        "minutes": 45,
        "theme": "moss",
        "title": {"en": "Moss walk", "ar": "نزهة الطحالب"},
    },
    {"id": "TALK", "kind": "side-event", "minutes": 60, "theme": "moss", "title": "Talk on peat"},
)
PLACES: tuple[tuple[str, str, str | None, tuple[str, ...]], ...] = (
    ("OPEN", "2027-03-27 09:00", "AULA", ("en", "fr")),
    ("COM-1", "2027-03-27 10:30", "R1", ("en",)),
    ("TALK", "2027-03-27 11:30", "AULA", ()),
    ("SIDE", "2027-03-27 12:15", "R1", ()),
    ("WALK", "2027-03-27 12:35", "HUT", ()),
    ("CLOSE", "2027-03-28 09:00", "AULA", ("en", "fr")),
)
LENGTHS = {"WALK": 45, "TALK": 60}


def gardens(**changes: Any) -> Conference:
    """The conference with a hut in the garden, twelve minutes away, and a theme."""
    venue = {
        "buildings": [
            {"id": "MAIN", "name": "Botanical Institute", "same_floor": 2, "other_floor": 5},
            {"id": "GARDEN", "name": "Garden"},
        ],
        "ways": [{"between": ["MAIN", "GARDEN"], "minutes": 12}],
        "rooms": [
            {"id": "AULA", "name": "Aula Magna", "building": "MAIN", "floor": 1, "seats": 300},
            {"id": "R1", "building": "MAIN", "floor": 2, "seats": 40},
            {"id": "HUT", "name": "Hut", "building": "GARDEN", "seats": 20},
        ],
    }
    themes = [{"id": "moss", "name": {"en": "Mosses", "fr": "Mousses"}}]
    languages = {"default": "en", "official": ["en", "fr", "ar"]}
    fields = {"venue": venue, "themes": themes, "languages": languages, **changes}
    return conference((*SESSIONS, *MORE), **fields)


def planted(places: tuple[tuple[str, str, str | None, tuple[str, ...]], ...] = PLACES) -> Timetable:
    """The timetable of the conference."""
    return timetable(places, LENGTHS)
