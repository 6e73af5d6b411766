"""What a feed says beyond time and title: where it is, how to join from afar, what it is about, where more stands."""

import json
from typing import Any

import icalendar

from scheduler.conference import Conference
from scheduler.feeds import Selection, exporters
from scheduler.feeds.asked import Vocabulary
from scheduler.versions import Version, publish
from tests.web.meetings import MONDAY, SESSIONS, conference, timetable


def hybrid() -> Conference:
    sessions = [
        s
        | {
            "theme": "peat",
            "join_url": "https://join.example/1",
            "channels": {"fr": "https://join.example/fr", "ar": "https://join.example/ar"},
        }
        if s["id"] == "COM-1"
        else s
        for s in SESSIONS
    ]
    venue: dict[str, Any] = {
        "buildings": [
            {"id": "MAIN", "name": {"en": "Institute", "fr": "Institut"}, "coordinates": [47.3769, -8.5417]},
            {"id": "WEB", "name": "Platform", "online": True},
        ],
        "rooms": [
            {"id": "AULA", "name": "Aula", "building": "WEB", "seats": 300, "url": "https://stream.example/"},
            {"id": "R1", "name": {"en": "Room 1", "fr": "Salle 1"}, "building": "MAIN", "seats": 40},
        ],
    }
    return conference(
        sessions,
        venue=venue,
        themes=[{"id": "peat", "name": {"en": "Peat; bogs", "fr": "Tourbe"}}],
        url="https://ferns.example/",
        site="https://meet.example/",
        image="https://ferns.example/logo.png",
        description={"en": "Two days", "fr": "Deux jours"},
    )


def version() -> Version:
    return publish(hybrid(), timetable(), None, MONDAY)


def lines(selection: Selection) -> list[str]:
    return exporters()["ics"](version(), selection).decode().replace("\r\n ", "").split("\r\n")


def event(selection: Selection, uid: str) -> list[str]:
    found = lines(selection)
    begin = found.index(f"UID:{uid}.ferns@hemicycle")
    return found[begin : found.index("END:VEVENT", begin)]


def test_a_calendar_says_where_it_comes_from_in_the_language_asked_for() -> None:
    selection = Selection(kind=("committee", "plenary"), language=("fr",), spoken="fr", cancelled="omit")
    asked = "all.ics?kind=committee&kind=plenary&language=fr&lang=fr&cancelled=omit"
    assert {
        "NAME;LANGUAGE=fr:Conférence des fougères: committee\\, plenary\\, français",
        "DESCRIPTION;LANGUAGE=fr:Deux jours",
        "X-WR-CALDESC:Deux jours",
        f"SOURCE;VALUE=URI:https://meet.example/feeds/c/ferns/{asked}",
        "URL:https://ferns.example/",
        "IMAGE;VALUE=URI;DISPLAY=BADGE:https://ferns.example/logo.png",
    } <= set(lines(selection))


def test_a_hybrid_session_says_where_it_is_and_how_to_join_in_each_language() -> None:
    said = event(Selection(spoken="fr"), "COM-1")
    assert said[10:] == [
        "SUMMARY;LANGUAGE=fr:Commission",
        "DESCRIPTION;LANGUAGE=fr:samedi 27 mars 2027\\, 10:30–12:00 (Europe/Zurich)\\nCommission\\nThème: Tourbe\\n"
        "Interprétation: anglais\\nParticiper en ligne: https://join.example/1",
        "CATEGORIES:committee,en",
        "COLOR:teal",
        "ORGANIZER;CN=\"Society ^'F^' of Botany\":mailto:ferns@hemicycle.invalid",
        "LOCATION;LANGUAGE=fr:Salle 1\\, Institut",
        "GEO:47.3769;-8.5417",
        "URL:https://meet.example/c/ferns?day=2027-03-27#s-COM-1",
        "CONFERENCE;VALUE=URI;FEATURE=AUDIO,VIDEO;LABEL=Participer en ligne:https://join.example/1",
        "CONFERENCE;VALUE=URI;FEATURE=AUDIO,VIDEO;LABEL=arabe;LANGUAGE=ar:https://join.example/ar",
        'CONFERENCE;VALUE=URI;FEATURE=AUDIO,VIDEO;LABEL="français";LANGUAGE=fr:https://join.example/fr',
    ]


def test_the_room_of_a_platform_is_the_way_to_join() -> None:
    assert any(line.endswith(":https://stream.example/") for line in event(Selection(), "OPEN"))
    assert not any(line.startswith("GEO") for line in event(Selection(), "OPEN"))


def test_a_text_says_which_language_it_turned_out_to_be_in() -> None:
    said = event(Selection(spoken="fr"), "CLOSE")
    assert "SUMMARY;LANGUAGE=en:Closing" in said
    assert "LOCATION;LANGUAGE=en:Aula\\, Platform" in said


def test_jcal_says_the_same_as_the_calendar_property_by_property() -> None:
    selection = Selection(spoken="fr")
    told = json.loads(exporters()["jcal"](version(), selection))
    parsed = icalendar.Calendar.from_ical(exporters()["ics"](version(), selection))
    calendar = json.loads(json.dumps(parsed.to_jcal()))
    texts = {"name", "color", "x-published-ttl", "x-wr-calname", "x-wr-caldesc", "x-apple-calendar-color"}

    def plain(component: list[Any]) -> list[Any]:
        name, properties, inside = component
        return [name, sorted(_known(each, texts) for each in properties), [plain(each) for each in inside]]

    assert plain(told) == plain(calendar)


def _known(each: list[Any], texts: set[str]) -> str:
    """Leave out what is a matter of taste: the type of properties that are new, and a list of one."""
    name, parameters, kind, *values = each
    parameters = {key: [value] if isinstance(value, str) else value for key, value in parameters.items()}
    return json.dumps([name, parameters, "text" if name in texts else kind, values], sort_keys=True)


def test_the_same_words_select_at_the_next_conference_where_ids_are_others() -> None:
    words = [("room", "aula-magna"), ("kind", "plenary"), ("language", "fr")]
    assert Vocabulary(publish(conference(), timetable(), None, MONDAY)).read(words).room == ("AULA",)
    venue = {
        "buildings": [{"id": "B", "name": "Institute"}],
        "rooms": [
            {"id": "H1", "name": {"en": "Main hall", "la": "Aula Magna"}, "building": "B", "seats": 300},
            {"id": "R1", "building": "B", "seats": 40},
        ],
    }
    places = [("CLOSE", "2027-03-28 09:00", "H1", ("fr",))]
    later = publish(conference(venue=venue), timetable(places), None, MONDAY)
    selection = Vocabulary(later).read(words)
    assert selection.room == ("H1",)
    assert [entry.session for entry in later.entries if selection.takes(entry, later)] == ["CLOSE"]
