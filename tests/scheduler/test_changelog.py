"""What a version changes is told apart, in words of six languages, and nothing is passed over in silence."""

import datetime as dt
from typing import Any

import pytest

from scheduler.changelog import ASPECTS, ChangeList, change_list, differences
from scheduler.changelog.telling import blocks, headline, lines, sentence
from scheduler.changelog.words import TAGS, words_of
from scheduler.notices import Notice
from scheduler.timetable import Timetable
from scheduler.versions import Version, publish
from tests.web.meetings import AGENDA, BUSY, MONDAY, SESSIONS, conference, moved, timetable, without
from web.speech import TAGS as TAGS_OF_PAGES

LATER = MONDAY + dt.timedelta(days=1)
PEOPLE = [{"id": "ADA", "name": "Ada Fern"}, {"id": "BO", "name": "Bo Moss"}]


def first(**changes: Any) -> Version:
    return publish(conference(**changes), timetable(), None, MONDAY)


def after(earlier: Version, plan: Timetable, note: str = "", **changes: Any) -> Version:
    return publish(conference(**changes), plan, earlier, LATER, note)


def sessions_with(session: str, **changes: Any) -> list[dict[str, Any]]:
    return [each | changes if each["id"] == session else each for each in SESSIONS]


def aspects(before: Version, now: Version) -> dict[str, tuple[str, ...]]:
    return {each.session: each.aspects for each in differences(before, now)}


@pytest.mark.parametrize(
    ("now", "aspect"),
    [
        pytest.param(lambda v: after(v, timetable(moved("COM-1", "2027-03-27 14:00", "R1"))), "time", id="time"),
        pytest.param(lambda v: after(v, timetable(minutes={"COM-1": 45})), "time", id="length"),
        pytest.param(lambda v: after(v, timetable(moved("COM-1", "2027-03-27 10:30", "AULA"))), "room", id="room"),
        pytest.param(lambda v: after(v, timetable(without("COM-1"))), "cancelled", id="cancelled"),
        pytest.param(
            lambda v: after(v, timetable(), sessions=sessions_with("COM-1", title="Mosses")), "title", id="title"
        ),
        pytest.param(
            lambda v: after(v, timetable(), sessions=sessions_with("COM-1", people=["ADA"]), people=PEOPLE),
            "people",
            id="people",
        ),
        pytest.param(
            lambda v: after(v, timetable(), sessions=sessions_with("COM-1", items=["2"]), agenda=[AGENDA[1]]),
            "agenda",
            id="agenda",
        ),
        pytest.param(
            lambda v: after(v, timetable(), sessions=sessions_with("COM-1", kind="working-group")),
            "details",
            id="kind",
        ),
    ],
)
def test_every_sort_of_change_is_told_apart(now: Any, aspect: str) -> None:
    before = first()
    assert aspects(before, now(before)) == {"COM-1": (aspect,)}


def test_languages_of_interpretation_and_the_one_a_session_is_held_in_both_count() -> None:
    french = {"default": "en", "official": ["en", "fr"], "regimes": [{"id": "FRENCH", "languages": ["fr"]}]}
    changed = [
        (session, start, room, ("en", "fr") if session == "COM-1" else tongues)
        for session, start, room, tongues in without("")
    ]
    before = first(languages=french)
    now = after(before, timetable(changed), languages=french, sessions=sessions_with("SIDE", languages="FRENCH"))
    assert aspects(before, now) == {"COM-1": ("language",), "SIDE": ("language",)}


def test_several_aspects_of_one_session_stand_in_a_fixed_order() -> None:
    before = first()
    now = after(
        before,
        timetable(moved("SIDE", "2027-03-28 11:00", "AULA")),
        sessions=sessions_with("SIDE", title="Mosses", people=["ADA"]),
        people=PEOPLE,
    )
    assert aspects(before, now) == {"SIDE": ("time", "room", "people", "title")}


def test_new_cancelled_and_back_are_told_against_whatever_version_is_asked_for() -> None:
    one = publish(conference(), timetable(without("SIDE")), None, MONDAY)
    two = after(one, timetable())
    three = after(two, timetable(without("SIDE")))
    four = after(three, timetable())
    assert aspects(one, two) == {"SIDE": ("new",)}
    assert aspects(two, three) == {"SIDE": ("cancelled",)}
    assert aspects(three, four) == {"SIDE": ("back",)}
    assert aspects(two, four) == {}
    assert aspects(one, three) == {}, "what came and went in between is no news"
    assert aspects(four, one) == {"SIDE": ("cancelled",)}


# One other value for each field of a notice, whatever fields it has or will have.
OTHER: dict[str, Any] = {
    "title": {"": "Another"},
    "start": MONDAY,
    "end": LATER + dt.timedelta(days=90),
    "interpretation": ("ru",),
    "items": ({"item": "9", "title": "Another"},),
    "cancelled": True,
    "kind": "youth",
    "time_zone": "Africa/Kigali",
    "floor": 77,
    "room_name": {"": "Another"},
    "building": {"": "Another"},
    "body_name": {"": "Another"},
    "coordinates": (46.2, 6.1),
    "channels": {"fr": "https://example.org/fr"},
}


@pytest.mark.parametrize("field", sorted(Notice.model_fields.keys() - {"url"}))
def test_whatever_sends_an_update_to_calendars_is_in_the_list(field: str) -> None:
    before = first()
    entry = before.entry["OPEN"]
    notice = Notice.model_validate(entry.notice.model_dump() | {field: OTHER.get(field, "another")})
    changed = entry.model_copy(update={"notice": notice})
    rest = tuple(each for each in before.entries if each.session != "OPEN")
    now = before.model_copy(update={"number": 2, "entries": (changed, *rest)})
    now = Version.model_validate(now.model_dump())
    assert set(aspects(before, now)) == {"OPEN"}


def test_a_list_of_changes_is_complete_and_survives_its_own_json() -> None:
    before = first()
    found = change_list(before, after(before, timetable(moved("CLOSE", "2027-03-27 16:00", "R1")), "Earlier end"))
    assert (found.number, found.since, found.note, found.sessions, found.published_at) == (
        2,
        1,
        "Earlier end",
        4,
        LATER,
    )
    assert found.tally == {"time": 1, "room": 1}
    assert [(day.isoformat(), [each.session for each in each_day]) for day, each_day in found.days()] == [
        ("2027-03-27", ["CLOSE"])
    ]
    assert ChangeList.model_validate_json(found.model_dump_json()) == found


def test_the_first_version_changes_nothing() -> None:
    found = change_list(None, first())
    assert (found.since, found.differences, found.sessions) == (None, (), 4)
    assert headline(found, words_of("en")) == "The first version."


def told(before: Version, now: Version, language: str = "en", *, with_names: bool = False) -> list[str]:
    words = words_of(language)
    return [
        sentence(each, now.conference, words, with_names=with_names) for each in change_list(before, now).differences
    ]


def test_sentences_say_what_was_and_what_is() -> None:
    before = first()
    now = after(
        before,
        timetable([*moved("SIDE", "2027-03-28 11:00", "AULA")[1:3], ("CLOSE", "2027-03-28 09:30", "AULA", ("en",))]),
        sessions=sessions_with("COM-1", title="Mosses"),
    )
    assert told(before, now) == [
        "Opening (OPEN): Cancelled: Sat 27 Mar, 09:00–10:00, Aula Magna, Botanical Institute",
        "Mosses (COM-1): Title: Committee → Mosses",
        "Closing (CLOSE): Time: 09:00–09:30 → 09:30–10:00; Languages: English, French → English",
        "Ferns; mosses, lichens (SIDE): Time: Sat 27 Mar, 12:15–13:00 → Sun 28 Mar, 11:00–11:45; "
        "Room: R1, Botanical Institute → Aula Magna, Botanical Institute",
    ]
    assert told(before, now, "fr")[2] == (
        "Closing (CLOSE) : Horaire : 09:00–09:30 → 09:30–10:00; Langues : anglais, français → anglais"
    )
    # Isolates keep Latin names and hours from being turned round by the Arabic about them.
    assert told(before, now, "ar")[0].startswith(
        "\u2068Opening\u2069 (OPEN): أُلغيت: السبت، 27 مارس، \u206609:00–10:00\u2069، \u2068Aula Magna\u2069"
    )


def test_a_session_without_room_agenda_or_people_is_told_so() -> None:
    before = first(
        sessions=[s | {"people": ["ADA"]} if s["id"] == "OPEN" else s for s in BUSY],
        agenda=AGENDA[1:2],
        people=PEOPLE,
    )
    now = after(before, timetable(moved("OPEN", "2027-03-27 09:00", None)), people=PEOPLE)
    assert told(before, now, with_names=True) == [
        "Opening (OPEN): Room: Aula Magna, Botanical Institute → No room; People: Ada Fern → nobody;"
        " Agenda: 2 → no item"
    ]


def test_deadlines_that_move_come_and_go_are_told_after_the_sessions() -> None:
    docs, rooms, press = (
        {"id": name, "title": name.title(), "at": "2027-03-12 18:00"} for name in ("DOCS", "ROOMS", "PRESS")
    )
    before = first(deadlines=[docs, rooms])
    now = after(before, timetable(), deadlines=[docs | {"title": "Papers", "at": "2027-03-14 12:00"}, press])
    found = change_list(before, now)
    assert {each.deadline: each.aspects for each in found.deadlines} == {
        "DOCS": ("time", "title"),
        "ROOMS": ("cancelled",),
        "PRESS": ("new",),
    }
    assert headline(found, words_of("en")) == "Deadlines: 3"
    assert list(blocks(found, now.conference, words_of("fr"))) == [
        (
            "Échéances",
            [
                "Press (PRESS) : Nouveau : ven. 12 mars, 18:00",
                "Rooms (ROOMS) : Annulé : ven. 12 mars, 18:00",
                "Papers (DOCS) : Horaire : ven. 12 mars, 18:00 → dim. 14 mars, 12:00; Titre : Docs → Papers",
            ],
        )
    ]
    back = after(now, timetable(), deadlines=[docs, rooms])
    assert {each.deadline: each.aspects for each in change_list(now, back).deadlines}["ROOMS"] == ("back",)
    assert change_list(before, back).deadlines == ()
    assert ChangeList.model_validate_json(found.model_dump_json()) == found


def test_people_are_named_only_where_that_is_asked_for() -> None:
    before = first(sessions=sessions_with("COM-1", chair="ADA"), people=PEOPLE)
    now = after(before, timetable(), sessions=sessions_with("COM-1", chair="BO"), people=PEOPLE)
    assert told(before, now) == ["Committee (COM-1): People: the chair or the speakers are others"]
    assert told(before, now, with_names=True) == ["Committee (COM-1): People: Ada Fern → Bo Moss"]
    public = lines(differences(before, now)[0], words_of("en"))
    assert not {"Ada Fern", "Bo Moss", "ADA", "BO"} & {piece for line in public for piece in (*line.was, *line.now)}


def test_another_zone_shows_both_clocks() -> None:
    before = first()
    now = after(before, timetable(), time_zone="Africa/Kigali")
    assert told(before, now)[0] == ("Opening (OPEN): Time: 09:00–10:00, Europe/Zurich → 10:00–11:00, Africa/Kigali")


def test_a_version_that_brings_another_back_says_so() -> None:
    before = first()
    now = after(before, timetable(moved("SIDE", "2027-03-27 16:00", "R1"))).model_copy(update={"reverts": 7})
    assert headline(change_list(before, now), words_of("en")) == "Back to version 7. Time: 1"
    assert headline(change_list(before, before), words_of("es")) == "Ninguna sesión ha cambiado."


def test_changes_speak_the_languages_of_the_pages_with_a_word_for_every_aspect() -> None:
    assert set(TAGS) == set(TAGS_OF_PAGES)
    for tag in TAGS:
        labels = words_of(tag).labels
        assert tuple(labels) == ASPECTS
        assert len(set(labels.values())) == len(ASPECTS)
    assert words_of("pt-BR") is words_of("en")
    assert words_of("fr-CH") is words_of("fr")
