"""People's own events from version to version: who moves sees one event move, and who stays sees nothing."""

import datetime as dt
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar, Event

from scheduler.conference import Conference
from scheduler.feeds.ical import fragments
from scheduler.feeds.personal import Pieces
from scheduler.feeds.selection import spoken_languages
from scheduler.interpretation.booths import with_languages
from scheduler.personal import What
from scheduler.roster.grouping import groups
from scheduler.roster.roster import Assignment, Booth, Proof, Roster, Session
from scheduler.rotation.published import KEPT, Rotations
from scheduler.rotation.rotation import Rotation
from scheduler.timetable import MadeBy, Timetable
from scheduler.versions import Version, publish
from tests.scheduler import rosters
from tests.scheduler.rotations import rotation
from tests.scheduler.shore import NOW, conference, moving, timetable

SHORE = conference(languages={"default": "en", "official": ["en", "ar"]})
PEOPLE = ("ANA", "BEN", "CHEN", "DINA", "EVE", "FAISAL")


def following(earlier: Version | None, made: Rotation | None, **rooms: str) -> Version:
    """The next version, a day later."""
    now = NOW + dt.timedelta(days=earlier.number if earlier else 0)
    brought = KEPT if made is None else Rotations((made,))
    return publish(SHORE, timetable(rooms), earlier, now, rotations=brought)


def calendar(
    version: Version, person: str, what: What = "seat", chosen: tuple[str, ...] = (), tag: str = ""
) -> bytes:
    public = {each: fragments(version, each) for each in spoken_languages(version)}
    return Pieces(version, public).calendar([(what, person)], chosen, tag)


def seats(version: Version, person: str) -> list[Event]:
    return list(events(calendar(version, person)).values())


def events(body: bytes) -> dict[str, Event]:
    return {str(event["UID"]): event for event in Calendar.from_ical(body).walk("VEVENT")}


def test_a_participant_sees_the_rounds_and_a_lead_the_role() -> None:
    version = following(None, rotation())
    seen = [(str(e["SUMMARY"]), str(e["LOCATION"]), e["DTSTART"].dt) for e in seats(version, "BEN")]
    assert seen == [
        ("Round 1: Tides", "Sand room, Pier", dt.datetime(2027, 5, 18, 6, 0, tzinfo=dt.UTC)),
        ("Round 2: Kelp", "ROCK, Pier", dt.datetime(2027, 5, 18, 7, 0, tzinfo=dt.UTC)),
    ]
    led = [str(event["SUMMARY"]) for event in seats(version, "ANA")]
    assert led == ["Round 1: Tides (Facilitator)", "Round 2: Tides (Facilitator, Timekeeper)"]
    arabic = [str(event["SUMMARY"]) for event in events(calendar(version, "BEN", tag="ar")).values()]
    assert arabic == ["الجولة 1: المد والجزر", "الجولة 2: عشب البحر"]


def test_who_moves_sees_round_2_move_once_and_all_others_keep_their_bytes() -> None:
    first = following(None, rotation())
    second = following(first, moving(rotation(), "BEN", "KELP-2", "TIDES-2"))
    changed = {person for person in PEOPLE if calendar(first, person) != calendar(second, person)}
    assert changed == {"BEN"}
    before, after = events(calendar(first, "BEN")), events(calendar(second, "BEN"))
    assert before.keys() == after.keys()
    seat = after["coast/2/BEN.shore@seat.hemicycle"]
    assert (seat["SEQUENCE"], str(seat["SUMMARY"]), str(seat["STATUS"])) == (1, "Round 2: Tides", "CONFIRMED")
    assert seat["LAST-MODIFIED"].dt == second.published_at
    assert after["coast/1/BEN.shore@seat.hemicycle"] == before["coast/1/BEN.shore@seat.hemicycle"]


def test_a_seat_that_is_gone_stays_cancelled_and_comes_back_as_the_same_event() -> None:
    first = following(None, rotation())
    gone = following(first, moving(rotation(), "BEN", "KELP-2", ""))
    seat = events(calendar(gone, "BEN"))["coast/2/BEN.shore@seat.hemicycle"]
    assert (str(seat["STATUS"]), seat["SEQUENCE"], str(seat["TRANSP"])) == ("CANCELLED", 1, "TRANSPARENT")
    moved = following(gone, None, **{"KELP-2": "SAND", "TIDES-2": "ROCK"})
    assert events(calendar(moved, "BEN"))["coast/2/BEN.shore@seat.hemicycle"] == seat
    back = following(moved, rotation(), **{"KELP-2": "SAND", "TIDES-2": "ROCK"})
    seat = events(calendar(back, "BEN"))["coast/2/BEN.shore@seat.hemicycle"]
    assert (str(seat["STATUS"]), seat["SEQUENCE"], str(seat["LOCATION"])) == ("CONFIRMED", 2, "Sand room, Pier")


def test_a_chosen_session_is_the_event_of_the_public_feed() -> None:
    version = following(None, rotation())
    public = fragments(version)["KELP-1.shore@hemicycle"]
    body = calendar(version, "NOBODY", chosen=("KELP-1", "GONE"))
    assert body.count(b"BEGIN:VEVENT") == 1
    assert public in body


def test_an_event_that_cannot_be_written_does_not_take_the_others_with_it() -> None:
    version = following(None, rotation())
    key = next(key for key, notice in version.personal.notices.items() if notice.round == 1)
    broken = version.personal.notices[key].model_copy(update={"time_zone": "Nowhere/Atall"})
    notices = version.personal.notices | {key: broken}
    ill = version.model_copy(update={"personal": version.personal.model_copy(update={"notices": notices})})
    people = {person for state in version.personal.entries if state.told == key for _, person in state.each()}
    counts = {person: calendar(ill, person).count(b"BEGIN:VEVENT") for person in PEOPLE}
    assert counts == {person: 1 if person in people else 2 for person in PEOPLE}


def test_an_interpreter_sees_assignments_and_keeps_them_while_a_version_has_no_roster() -> None:
    known = rosters.conference()
    plan = rosters.timetable(
        rosters.placed("A", "2027-03-29 09:30", 90, "ar en", team="HERE"),
        rosters.placed("B", "2027-03-29 11:15", 60, "ar en", team="HERE"),
    )
    first = publish(known, plan, None, NOW, roster=seated(known, plan))
    [(uid, event)] = events(calendar(first, "AR-1", "assignment")).items()
    assert uid == "2027-03-29/AM/team/HERE/AR-1.sound@assignment.hemicycle"
    assert str(event["SUMMARY"]) == "Interpretation: Arabic, English"
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (
        dt.datetime(2027, 3, 29, 7, 30, tzinfo=dt.UTC),
        dt.datetime(2027, 3, 29, 10, 15, tzinfo=dt.UTC),
    )
    assert str(event["DESCRIPTION"]).splitlines()[1:] == ["09:30–11:00 A", "11:15–12:15 B"]
    second = publish(known, plan, first, NOW)
    assert (second.roster, second.personal) == (None, first.personal)


def seated(known: Conference, plan: Timetable) -> Roster:
    """A roster with one interpreter in each booth of the only assignment."""
    [group] = groups(known, plan)
    sessions = tuple(
        Session(session=each.session, start=each.start, end=each.end, room=each.room) for each in group.sessions
    )
    booths = tuple(
        Booth(languages=languages, seats=seats, interpreters=(f"{languages[0].upper()}-1",))
        for languages, seats in with_languages(group.languages, known.interpretation)
    )
    only = Assignment(
        id=group.id,
        day=group.day,
        part=group.part,
        room=sessions[0].room,
        team=group.team,
        start=group.start,
        end=group.end,
        sessions=sessions,
        booths=booths,
    )
    made = MadeBy(program="", ortools="", seed=1, workers=1)
    proof = Proof(status="FEASIBLE", cost=0, bound=0, seconds=0.0)
    return Roster(conference=known.id, problem="", made_by=made, proof=proof, assignments=(only,))


def test_a_version_with_people_survives_its_own_json() -> None:
    first = following(None, rotation())
    second = following(first, moving(moving(rotation(), "BEN", "KELP-2", "TIDES-2"), "EVE", "KELP-2", ""))
    read = Version.model_validate_json(second.model_dump_json())
    assert read == second == Version.read(second.model_dump_json())
    assert {type(entry.last_modified) for entry in read.personal.entries} == {dt.datetime}
    assert Version.model_validate(second.model_dump()) == second


SEATS = st.lists(st.sampled_from([("BEN", 1), ("BEN", 2), ("CHEN", 1), ("CHEN", 2), ("FAISAL", 2)]), max_size=3)
HISTORIES = st.lists(st.tuples(SEATS, st.booleans(), st.booleans()), min_size=1, max_size=5)


@settings(deadline=None, max_examples=15)
@given(HISTORIES)
def test_whatever_happens_identities_stay_and_only_what_changed_is_told_anew(
    history: list[tuple[list[tuple[str, int]], bool, bool]],
) -> None:
    version, versions = None, []
    for gone, swapped, none in history:
        made = rotation()
        for person, number in gone:
            made = moving(moving(made, person, f"TIDES-{number}", ""), person, f"KELP-{number}", "")
        rooms = {"TIDES-1": "ROCK", "KELP-1": "SAND"} if swapped else {}
        version = publish(
            SHORE, timetable(rooms), version, NOW, rotations=Rotations(() if none else (made,), keep=False)
        )
        versions.append(version)
    for earlier, later in pairwise(versions):
        for person in PEOPLE:
            before, after = (events(calendar(each, person)) for each in (earlier, later))
            assert before.keys() <= after.keys()
            for uid, event in before.items():
                same = event.to_ical() == after[uid].to_ical()
                assert after[uid]["SEQUENCE"] == event["SEQUENCE"] + (0 if same else 1)
                assert same == (shown(event) == shown(after[uid]))


def shown(event: Event) -> tuple[object, ...]:
    return str(event["SUMMARY"]), event["DTSTART"].dt, str(event["LOCATION"]), str(event["STATUS"])
