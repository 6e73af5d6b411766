"""What changes from one published version to the next, and what must not."""

import datetime as dt

import pytest
from icalendar import Calendar

from scheduler.conference import Conference
from scheduler.errors import BadInput
from scheduler.feeds import Selection
from scheduler.feeds.ical import emit
from scheduler.versions import Version, publish
from tests.web.meetings import MONDAY, PLACES, SESSIONS, ZONE, conference, moved, timetable, without

LATER = MONDAY + dt.timedelta(days=1)


def first() -> Version:
    return publish(conference(), timetable(), None, MONDAY)


def test_the_first_version_numbers_every_session_zero() -> None:
    version = first()
    assert version.number == 1
    assert {entry.session: entry.sequence for entry in version.entries} == dict.fromkeys(
        ("OPEN", "COM-1", "SIDE", "CLOSE"), 0
    )


def test_a_move_raises_the_sequence_of_that_session_only() -> None:
    version = publish(conference(), timetable(moved("COM-1", "2027-03-27 14:00", "R1")), first(), LATER)
    changed = {e.session: (e.sequence, e.last_modified) for e in version.entries if e.last_modified != MONDAY}
    assert changed == {"COM-1": (1, LATER)}


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"room": "AULA"}, id="room"),
        pytest.param({"interpretation": ("en", "fr")}, id="languages"),
        pytest.param({"end": dt.datetime(2027, 3, 27, 12, 15, tzinfo=dt.UTC)}, id="end"),
    ],
)
def test_every_part_of_the_notice_counts_as_a_change(change: dict[str, object]) -> None:
    plan = timetable()
    placements = tuple(p.model_copy(update=change) if p.session == "COM-1" else p for p in plan.placements)
    version = publish(conference(), plan.model_copy(update={"placements": placements}), first(), LATER)
    assert [e.session for e in version.entries if e.sequence == 1] == ["COM-1"]


def test_a_new_title_counts_as_a_change() -> None:
    sessions = [s | {"title": "Final session"} if s["id"] == "CLOSE" else s for s in SESSIONS]
    version = publish(conference(sessions), timetable(), first(), LATER)
    assert [e.session for e in version.entries if e.sequence == 1] == ["CLOSE"]


def test_the_same_instant_written_with_another_offset_is_no_change() -> None:
    plan = timetable()
    placements = tuple(
        p.model_copy(update={"start": p.start.astimezone(dt.UTC), "end": p.end.astimezone(dt.UTC)})
        for p in plan.placements
    )
    version = publish(conference(), plan.model_copy(update={"placements": placements}), first(), LATER)
    assert version.entries == first().entries


def test_a_session_that_is_gone_stays_cancelled_at_its_old_time() -> None:
    before = first()
    version = publish(conference(), timetable(without("SIDE")), before, LATER)
    gone = version.entry["SIDE"]
    assert (gone.sequence, gone.notice.cancelled, gone.last_modified) == (1, True, LATER)
    assert gone.notice.model_copy(update={"cancelled": False}) == before.entry["SIDE"].notice
    assert "SIDE" not in {entry.session for entry in version.programme}


def test_a_cancelled_session_is_left_alone_by_the_versions_after() -> None:
    second = publish(conference(), timetable(without("SIDE")), first(), LATER)
    third = publish(conference(), timetable(without("SIDE")), second, LATER + dt.timedelta(days=1))
    assert third.entry["SIDE"] == second.entry["SIDE"]


def test_a_session_that_comes_back_is_confirmed_with_the_next_sequence() -> None:
    second = publish(conference(), timetable(without("SIDE")), first(), LATER)
    third = publish(conference(), timetable(), second, LATER + dt.timedelta(days=1))
    assert (third.entry["SIDE"].sequence, third.entry["SIDE"].notice.cancelled) == (2, False)


def test_a_room_that_left_the_conference_is_still_named_by_what_was_cancelled_in_it() -> None:
    second = publish(conference(), timetable(without("OPEN")), first(), LATER)
    rooms = [{"id": "R1", "building": "MAIN", "seats": 40}]
    venue = {"buildings": [{"id": "MAIN", "name": "Botanical Institute"}], "rooms": rooms}
    places = [place for place in PLACES if place[2] != "AULA"]
    third = publish(conference(venue=venue), timetable(places), second, LATER)
    assert str(third.entry["OPEN"].notice.room_name) == "Aula Magna"


def test_publication_never_goes_back_with_the_clock() -> None:
    version = publish(
        conference(), timetable(moved("SIDE", "2027-03-27 13:00", "R1")), first(), MONDAY - dt.timedelta(hours=1)
    )
    assert version.published_at == MONDAY + dt.timedelta(seconds=1)
    assert version.entry["SIDE"].last_modified == version.published_at


def test_publication_is_a_whole_second() -> None:
    version = publish(conference(), timetable(), None, MONDAY.replace(microsecond=987_654))
    assert version.published_at == MONDAY


def test_a_version_survives_its_own_json() -> None:
    version = publish(conference(), timetable(without("SIDE")), first(), LATER, "note")
    assert Version.model_validate_json(version.model_dump_json()) == version


def test_a_foreign_timetable_is_refused_with_every_fault_at_once() -> None:
    wrong = timetable([*PLACES, PLACES[0], ("GHOST", "2027-03-27 15:00", "ATTIC", ())], conference="mosses")
    with pytest.raises(BadInput) as raised:
        publish(conference(), wrong, None, MONDAY)
    assert [str(fault) for fault in raised.value.faults] == [
        "conference: the timetable is of “mosses”, not of “ferns”",
        "placements OPEN: the session is placed 2 times; it takes place once",
        "placements GHOST: the conference has no such session",
        "placements GHOST › room: there is no room “ATTIC”",
    ]


def calendar_of(version: Version, tag: str) -> dict[str, str]:
    """The sessions of a language's calendar, with what became of them."""
    events = Calendar.from_ical(emit(version, Selection.of("language", tag))).walk("VEVENT")
    return {str(event["UID"]).partition(".")[0]: str(event["STATUS"]) for event in events}


def held_in_french() -> Conference:
    languages = {"default": "en", "official": ["en", "fr"], "regimes": [{"id": "FRENCH", "languages": ["fr"]}]}
    return conference(
        [s | {"languages": "FRENCH"} if s["id"] == "SIDE" else s for s in SESSIONS], languages=languages
    )


@pytest.mark.parametrize("stored", ["now", "before versions knew in which language a session is held"])
def test_a_session_that_left_the_conference_is_cancelled_in_the_calendar_of_its_language(stored: str) -> None:
    before = publish(held_in_french(), timetable(), None, MONDAY)
    if stored != "now":
        plain = before.model_dump(mode="json")
        for entry in plain["entries"]:
            del entry["held_in"]
        before = Version.model_validate(plain)
    assert calendar_of(before, "fr")["SIDE"] == "CONFIRMED"
    after = conference([session for session in SESSIONS if session["id"] != "SIDE"])
    version = publish(after, timetable(without("SIDE")), before, LATER)
    assert calendar_of(version, "fr")["SIDE"] == "CANCELLED"
    assert "SIDE" not in calendar_of(version, "en")
    third = publish(after, timetable(without("SIDE")), version, LATER + dt.timedelta(days=1))
    assert (calendar_of(third, "fr")["SIDE"], third.entry["SIDE"].sequence) == ("CANCELLED", 1)


def test_another_language_of_a_session_without_interpretation_updates_no_calendar() -> None:
    version = publish(held_in_french(), timetable(), first(), LATER)
    assert (version.entry["SIDE"].sequence, version.entry["SIDE"].last_modified) == (0, MONDAY)
    assert ("SIDE" in calendar_of(version, "fr"), "SIDE" in calendar_of(version, "en")) == (True, False)


def test_a_session_through_the_hour_that_comes_twice_ends_after_it_starts() -> None:
    start = dt.datetime(2027, 10, 31, 2, 30, tzinfo=ZONE)
    end = dt.datetime(2027, 10, 31, 2, 15, tzinfo=ZONE, fold=1)
    night = timetable().placements[0].model_copy(update={"start": start, "end": end})
    version = publish(conference(), timetable().model_copy(update={"placements": (night,)}), None, MONDAY)
    notice = version.entry["OPEN"].notice
    assert notice.end - notice.start == dt.timedelta(minutes=45)
