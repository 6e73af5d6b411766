"""A version that drops or moves too much waits for a second yes, which is for just the list that was shown."""

import datetime as dt
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from scheduler.changelog.hold_back import NO_CONSENT, Consent
from scheduler.errors import BadInput, HeldBack, NotFound
from scheduler.publishing import release, revert
from scheduler.storage import Store
from scheduler.storage.engine import database_url
from scheduler.timetable import Timetable
from scheduler.versions import Version
from tests.conftest import Command
from tests.web.meetings import MONDAY, PLACES, SESSIONS, conference, moved, timetable, without

LATER = MONDAY + dt.timedelta(days=1)
HALF = PLACES[2:]  # OPEN and COM-1 are dropped
OTHER_HALF = PLACES[:2]


@pytest.fixture
async def store(database: str) -> AsyncIterator[Store]:
    async with Store(database) as opened:
        await opened.publish(conference(), timetable(), MONDAY)
        yield opened


async def put(store: Store, plan: Timetable, consent: Consent = NO_CONSENT, **changes: Any) -> Version:
    return await release(store, conference(**changes), plan, LATER, "", None, consent)


async def held(store: Store, plan: Timetable, consent: Consent = NO_CONSENT, **changes: Any) -> HeldBack:
    with pytest.raises(HeldBack) as raised:
        await put(store, plan, consent, **changes)
    return raised.value


async def test_a_dropped_half_is_held_back_with_its_list_and_nothing_changes(store: Store) -> None:
    feed = (await store.published("ferns")).feeds["all.ics"]
    found = await held(store, timetable(HALF))
    assert str(found) == (
        "Version 2 of ferns is held back: of 4 published sessions it drops 2 and moves 0, more than 30 percent."
        " Nothing has changed."
    )
    assert found.sessions == [
        "Opening (OPEN): Cancelled: Sat 27 Mar, 09:00–10:00, Aula Magna, Botanical Institute",
        "Committee (COM-1): Cancelled: Sat 27 Mar, 10:30–12:00, R1, Botanical Institute",
    ]
    assert (await store.current("ferns")).number == 1
    assert (await store.published("ferns")).feeds["all.ics"] == feed


async def test_the_second_yes_publishes_that_list(store: Store) -> None:
    found = await held(store, timetable(HALF))
    version = await put(store, timetable(HALF), Consent(yes=found.number))
    assert (version.number, len(version.programme)) == (2, 2)


async def test_a_yes_that_comes_before_the_list_counts_for_nothing(store: Store) -> None:
    assert (await held(store, timetable(HALF), Consent(yes=2))).number == 2
    assert (await put(store, timetable(HALF), Consent(yes=2))).number == 2


async def test_a_yes_is_for_no_other_list(store: Store) -> None:
    await held(store, timetable(HALF))
    other = await held(store, timetable(OTHER_HALF), Consent(yes=2))
    assert [session.partition(":")[0] for session in other.sessions] == [
        "Ferns; mosses, lichens (SIDE)",
        "Closing (CLOSE)",
    ]
    await held(store, timetable(HALF), Consent(yes=2))


async def test_a_yes_is_for_no_later_version(store: Store) -> None:
    await held(store, timetable(HALF))
    await put(store, timetable(moved("SIDE", "2027-03-27 13:00", "R1")))
    assert (await held(store, timetable(HALF), Consent(yes=2))).number == 3
    assert (await put(store, timetable(HALF), Consent(yes=3))).number == 3


async def test_what_is_not_in_the_list_may_still_change(store: Store) -> None:
    await held(store, timetable(HALF))
    retitled = [s | {"title": "Mosses"} if s["id"] == "SIDE" else s for s in SESSIONS]
    assert (await put(store, timetable(HALF), Consent(yes=2), sessions=retitled)).number == 2


@pytest.mark.parametrize(
    ("places", "percent", "waits"),
    [
        pytest.param(HALF, 50, False, id="as much as is allowed"),
        pytest.param(HALF, 49, True, id="more than is allowed"),
        pytest.param(without("SIDE"), 0, True, id="one of four where none may"),
        pytest.param(moved("SIDE", "2027-03-27 13:00", "R1"), 24, True, id="moved in time"),
        pytest.param(moved("SIDE", "2027-03-27 12:15", "AULA"), 24, True, id="moved to a room"),
        pytest.param(PLACES, 0, False, id="nothing"),
        pytest.param((), 100, False, id="all where all may"),
    ],
)
async def test_the_share_is_the_conferences_or_the_commands(
    store: Store, places: Any, percent: int, waits: bool
) -> None:
    own = {"publishing": {"hold_back_percent": percent}}
    for consent, changes in ((Consent(percent=percent), {}), (NO_CONSENT, own)):
        if waits:
            await held(store, timetable(places), consent, **changes)
    version = None if waits else await put(store, timetable(places), NO_CONSENT, **own)
    assert (await store.current("ferns")).number == (2 if version else 1)


async def test_languages_titles_and_renamed_rooms_move_nobody(store: Store) -> None:
    rooms = [{"id": r, "name": f"Hall {r}", "building": "MAIN", "seats": 300} for r in ("AULA", "R1")]
    venue = {"buildings": [{"id": "MAIN", "name": "New Institute"}], "rooms": rooms}
    renamed = [session | {"title": "Mosses"} for session in SESSIONS]
    silent = [(session, start, room, ()) for session, start, room, _ in PLACES]
    assert (await put(store, timetable(silent), sessions=renamed, venue=venue)).number == 2


async def test_new_sessions_do_not_dilute_what_is_dropped(database: str) -> None:
    async with Store(database) as store:
        await store.publish(conference(), timetable(HALF), MONDAY)
        await held(store, timetable(OTHER_HALF + HALF[:1]))


async def test_a_revert_is_a_new_version_with_the_earlier_timetable_and_higher_sequences(database: str) -> None:
    async with Store(database) as store:
        first = await store.publish(conference(), timetable(), MONDAY, "First")
        retitled = [s | {"title": "Mosses"} if s["id"] == "SIDE" else s for s in SESSIONS]
        second = await store.publish(conference(retitled), timetable(without("OPEN")), LATER, "A mistake")
    third = await revert(database, "ferns", 1, LATER + dt.timedelta(hours=1), "Back to the first timetable")
    assert (third.number, third.reverts, third.note) == (3, 1, "Back to the first timetable")
    assert (third.timetable, third.conference) == (first.timetable, first.conference)
    assert {e.session: e.notice for e in third.entries} == {e.session: e.notice for e in first.entries}
    sequences = [{e.session: e.sequence for e in version.entries} for version in (first, second, third)]
    assert sequences == [
        {"OPEN": 0, "COM-1": 0, "SIDE": 0, "CLOSE": 0},
        {"OPEN": 1, "COM-1": 0, "SIDE": 1, "CLOSE": 0},
        {"OPEN": 2, "COM-1": 0, "SIDE": 2, "CLOSE": 0},
    ]
    async with Store(database) as store:
        assert await store.version("ferns", 2) == second
        back = (await store.published("ferns")).feeds["all.ics"].body
        assert b"UID:OPEN.ferns@hemicycle\r\nSEQUENCE:2\r\n" in back and b"CANCELLED" not in back
        assert (await store.changes("ferns", 3)).reverts == 1


async def test_a_revert_that_moves_too_much_is_held_back_too(database: str) -> None:
    async with Store(database) as store:
        await store.publish(conference(), timetable(), MONDAY)
        await store.publish(conference(), timetable([(s, t, "AULA", x) for s, t, _, x in PLACES]), LATER)
    with pytest.raises(HeldBack, match="moves 2"):
        await revert(database, "ferns", 1, LATER)
    assert (await revert(database, "ferns", 1, LATER, consent=Consent(yes=3))).number == 3


async def test_there_is_no_way_back_to_what_never_was(database: str) -> None:
    with pytest.raises(NotFound, match="ferns has no version 7"):
        await revert(database, "ferns", 7, MONDAY)


@pytest.mark.parametrize("note", ["bell\a", "turned \u202e round", "x" * 5001])
async def test_a_note_that_cannot_be_shown_is_refused(store: Store, note: str) -> None:
    with pytest.raises(BadInput) as raised:
        await store.publish(conference(), timetable(), LATER, note)
    assert len(raised.value.faults) == 1
    assert (await store.current("ferns")).number == 1


async def test_the_command_lists_what_it_holds_back_and_says_how_to_say_yes(
    hemicycle: Command, tmp_path: Path
) -> None:
    """Drop half, be held back, say yes, go back."""
    lawful = [session | {"kind": "briefing"} if session["id"] == "SIDE" else session for session in SESSIONS]
    known, made, data = tmp_path / "half.json", tmp_path / "half-t.json", tmp_path / "data"
    data.mkdir()
    known.write_text(conference(lawful[2:]).model_dump_json(exclude_unset=True), "utf-8")
    made.write_text(timetable(HALF).model_dump_json(), "utf-8")
    async with Store(database_url(data)) as store:
        await store.publish(conference(lawful), timetable(), MONDAY)
    publish = ("publish", known, made, "--keep-languages", "--note", "Half", "--data", data)
    first, second, back = (
        hemicycle(*command) for command in (publish, (*publish, "--yes", 2), ("revert", "ferns", 1, "--data", data))
    )
    assert (first.returncode, first.stdout, first.stderr.splitlines()) == (
        1,
        "",
        [
            "Version 2 of ferns is held back: of 4 published sessions it drops 2 and moves 0, more than 30 percent."
            " Nothing has changed.",
            "  Opening (OPEN): Cancelled: Sat 27 Mar, 09:00–10:00, Aula Magna, Botanical Institute",
            "  Committee (COM-1): Cancelled: Sat 27 Mar, 10:30–12:00, R1, Botanical Institute",
            "If this is meant, say so: the same command with --yes 2.",
        ],
    )
    assert (second.returncode, second.stdout) == (0, "ferns: version 2 is published, 2 sessions.\n"), second.stderr
    assert (back.returncode, back.stdout) == (
        0,
        "ferns: version 3 is published, 4 sessions as in version 1.\n",
    ), back.stderr
