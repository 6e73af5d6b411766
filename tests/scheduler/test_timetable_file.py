import datetime as dt
import json
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from scheduler.errors import BadInput
from scheduler.formats.timetable_file import faults, parse_timetable, read_timetable, write_timetable
from tests.scheduler.files import FIXTURES, parsed

ZONE = ZoneInfo("Europe/Zurich")
CLOCKS = parsed((FIXTURES / "clocks.yaml").read_text(encoding="utf-8"))


def placement(session: str, start: str, end: str, room: str | None = "BELFRY") -> dict[str, Any]:
    return {"session": session, "start": start, "end": end, "room": room, "interpretation": [], "team": None}


def document(*placements: dict[str, Any], **fields: object) -> bytes:
    plain = {
        "conference": "clocks",
        "problem": "sha256:0",
        "made_by": {"program": "hemicycle 0", "ortools": "9", "seed": 1, "workers": 1},
        "proof": {"status": "FEASIBLE", "cost": 4, "bound": 2, "seconds": 1.5},
        "terms": {"load": {"amount": 2, "weight": 2}},
        "placements": list(placements),
        "unplaced": [],
        "violations": [],
    }
    return json.dumps({**plain, **fields}).encode()


SATURDAY = placement("SAT", "2027-03-27T09:00:00+01:00", "2027-03-27T10:00:00+01:00")
SUNDAY = placement("SUN", "2027-03-28T09:00:00+02:00", "2027-03-28T10:00:00+02:00")
WATCH = placement("WATCH", "2027-03-28T01:00:00+01:00", "2027-03-28T04:00:00+02:00")


def test_a_timetable_is_written_in_the_order_of_time_and_read_back_equal() -> None:
    text = write_timetable(parse_timetable(document(SUNDAY, WATCH, SATURDAY), "t.json"))
    assert text == json.dumps(json.loads(document(SATURDAY, WATCH, SUNDAY)), indent=1) + "\n"
    assert write_timetable(parse_timetable(text.encode(), "t.json")) == text


def test_the_agenda_is_written_only_where_something_was_left_open() -> None:
    entry = {"item": "1", "session": "SAT", "minutes": 45, "adoption": False}
    with_agenda = document(SATURDAY, agenda=[entry])
    text = write_timetable(parse_timetable(with_agenda, "t.json"))
    assert text == json.dumps(json.loads(with_agenda), indent=1) + "\n"
    assert "agenda" not in json.loads(write_timetable(parse_timetable(document(SATURDAY, agenda=[]), "t.json")))


def test_placements_at_one_instant_are_written_by_session_whatever_their_offsets() -> None:
    later = {**SATURDAY, "session": "A", "start": "2027-03-27T10:00:00+02:00"}
    text = write_timetable(parse_timetable(document(SATURDAY, later), "t.json"))
    assert [each["session"] for each in json.loads(text)["placements"]] == ["A", "SAT"]


def test_a_session_across_a_clock_change_ends_when_its_minutes_have_passed() -> None:
    assert faults(CLOCKS, parse_timetable(document(SATURDAY, WATCH, SUNDAY), "t.json")) == []


def test_whatever_cannot_belong_to_the_conference_is_told_at_once() -> None:
    timetable = parse_timetable(
        document(
            placement("MARS", "2027-03-27T09:00:00+01:00", "2027-03-27T10:00:00+01:00"),
            placement("SUN", "2027-03-28T09:00:00+02:00", "2027-03-28T10:30:00+02:00", "BELFREY"),
            {**placement("WATCH", "2027-03-28T01:00:00+01:00", "2027-03-28T03:00:00+02:00"), "team": "SIX"},
            conference="clock",
            unplaced=[{"session": "LONGER", "why": "no room"}],
            agenda=[{"item": "1", "session": "SUM", "minutes": 45}],
        ),
        "t.json",
    )
    assert [str(fault) for fault in faults(CLOCKS, timetable)] == [
        "conference: this is a timetable of “clock”, not of “clocks”",
        "placements[0] MARS › session: there is no session “MARS”; known here: “LONG”, “SAT”, “SUN” and “WATCH”",
        "placements[1] SUN › end: the session takes 60 minutes, so that it ends at 2027-03-28T10:00:00+02:00",
        "placements[1] SUN › room: there is no room “BELFREY”; did you mean “BELFRY”?",
        "placements[2] WATCH › end: the session takes 120 minutes, so that it ends at 2027-03-28T04:00:00+02:00",
        "placements[2] WATCH › team: there is no team “SIX”; no team is described in this file",
        "unplaced[0] LONGER › session: there is no session “LONGER”; did you mean “LONG”?",
        "agenda[0] SUM › session: there is no session “SUM”; did you mean “SUN”?",
        "agenda[0] SUM › item: there is no agenda item “1”; no agenda item is described in this file",
    ]


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (
            document(SATURDAY, {**SATURDAY, "room": None}),
            "placements[1] SAT › session: “SAT” is in the timetable twice; a session takes place once",
        ),
        (
            document(SATURDAY, unplaced=[{"session": "SAT", "why": "x"}]),
            "unplaced[0] SAT › session: “SAT” is in the timetable twice; a session takes place once",
        ),
        (
            document({**SATURDAY, "start": "2027-03-27T09:00:00"}),
            "placements[0] SAT › start: “2027-03-27T09:00:00” has no offset; write it like 2022-06-08T09:30:00+02:00",
        ),
        (
            document({**SATURDAY, "end": "soon"}),
            "placements[0] SAT › end: this must be a date and time with its offset,"
            " like 2022-06-08T09:30:00+02:00, not “soon”",
        ),
        (
            document({**SATURDAY, "interpretation": ["en", "klingon"]}),
            "placements[0] SAT › interpretation[1]: “klingon” is not a language tag; write it like en, fr or zh-Hans"
            " (BCP 47)",
        ),
        (
            document({**SATURDAY, "rooom": "X"}),
            "placements[0] SAT › rooom: there is no field “rooom” here; did you mean “room”?",
        ),
        (
            document(proof={"status": "GOOD", "cost": 1, "bound": 1, "seconds": 1}),
            "proof › status: “GOOD” is not known here; it must be “OPTIMAL”, “FEASIBLE”, “INFEASIBLE” or “NO_ANSWER”",
        ),
    ],
)
def test_a_timetable_of_the_wrong_shape_is_refused(data: bytes, what: str) -> None:
    with pytest.raises(BadInput) as refused:
        parse_timetable(data, "t.json")
    assert [str(fault) for fault in refused.value.faults] == [f"line 1, {what}"]


def test_a_timetable_that_is_not_there_is_told_in_words() -> None:
    with pytest.raises(BadInput) as refused:
        read_timetable(FIXTURES / "nowhere.json")
    assert [str(fault) for fault in refused.value.faults] == ["the file cannot be read: no such file or directory"]


def test_placements_in_the_hour_that_comes_twice_are_written_in_the_order_of_time() -> None:
    timetable = parse_timetable(document(SATURDAY, SUNDAY), "t.json")
    first, second = (
        dt.datetime(2027, 10, 31, 2, 30, tzinfo=ZONE),
        dt.datetime(2027, 10, 31, 2, 0, tzinfo=ZONE, fold=1),
    )
    night = [
        placement.model_copy(update={"start": start})
        for placement, start in zip(timetable.placements, (first, second), strict=True)
    ]
    written = json.loads(write_timetable(timetable.model_copy(update={"placements": tuple(night)})))
    assert [each["session"] for each in written["placements"]] == ["SAT", "SUN"]
