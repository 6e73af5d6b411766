import json

import pytest

from scheduler.errors import BadInput
from scheduler.formats.conference_file import parse_conference, read_conference
from scheduler.formats.documents import read_document
from tests.scheduler.files import FIXTURES, SOUND, said, said_of_sessions

KINDS = (
    "“plenary”, “heads-of-delegation”, “committee”, “working-group”, “ad-hoc”, “p2c”, “side-event”, “breakout”,"
    " “regional-coordination”, “briefing”, “ceremony”, “youth” or “reception”"
)


def test_a_sound_file_is_read() -> None:
    assert said(f"{SOUND}sessions: []\n") == []


def test_json_and_yaml_of_one_conference_are_equal() -> None:
    data = (FIXTURES / "small.yaml").read_bytes()
    as_json = json.dumps(read_document(data, "x").value).encode()
    assert parse_conference(as_json, "small.json") == parse_conference(data, "small.yaml")


def test_every_error_of_the_shape_is_told_at_once_with_line_place_and_what_is_right() -> None:
    text = """\
id: bad one
name: {en: Bad, english: Bad}
time_zone: Europe/Berlim
calendar:
  evening: 6pm
  days:
    - {date: 2027-03-28, kind: wrok}
    - {date: 2027-02-30}
    - {date: 86400}
  parts:
    - {id: AM, name: 5, start: 09:30, end: 12:30, exceptions: {2027-03-28: [09:00]}}
venue:
  buildings: [{id: B, name: "  "}]
  rooms:
    - {id: R, building: B, seats: {theatre: many}}
    - {id: R2, building: B, seats: many, flor: 5}
    - {id: 12, building: B, seats: 4}
sessions:
  - {id: S1, kind: plenery, start: 9:30}
  - {id: S2, kind: committee, minutes: 1.5, items: [10], windows: [{start: 2027-13-28 09:00}]}
  - {id: S3, kind: committee, minutes: 0, after: S1, needs_room: maybe}
  - S4
agenda: nothing
"""
    assert said(text) == [
        "line 1, id: “bad one” is not an id; an id has up to 64 letters, digits, dots, dashes or underscores,"
        " without blanks and accents, and begins with a letter or digit",
        "line 2, name › english: “english” is not a language tag; write it like en, fr or zh-Hans (BCP 47)",
        "line 3, time_zone: “Europe/Berlim” is not an IANA time zone; write it like Africa/Kigali",
        "line 5, calendar › evening: “6pm” is not a time of day; write it like 09:30",
        "line 7, calendar › days[0] 2027-03-28 › kind: “wrok” is not known here; did you mean “work”?"
        " It must be “work”, “half”, “prep”, “rest” or “reserve”",
        "line 8, calendar › days[1] 2027-02-30 › date: this must be a date, like 2022-06-08, not “2027-02-30”",
        "line 9, calendar › days[2] 86400 › date: this must be a date, like 2022-06-08, not the number “86400”",
        "line 11, calendar › parts[0] AM › name: this must be a text in quotes, or a text for each language,"
        " like {en: Yes, fr: Oui}",
        "line 11, calendar › parts[0] AM › exceptions › 2027-03-28: something is missing here;"
        " there must be 2 entries",
        "line 13, venue › buildings[0] B › name: there is no text here; write some, or leave the field out",
        "line 15, venue › rooms[0] R › seats › theatre: this must be a whole number, not “many”",
        "line 16, venue › rooms[1] R2 › seats: this must be a whole number, not “many”",
        "line 16, venue › rooms[1] R2 › flor: there is no field “flor” here; did you mean “floor”?",
        "line 17, venue › rooms[2] 12 › id: this must be a text, not the number “12”; put it in quotes",
        f"line 19, sessions[0] S1 › kind: “plenery” is not known here; did you mean “plenary”? It must be {KINDS}",
        "line 19, sessions[0] S1: the field “minutes” is missing",
        "line 19, sessions[0] S1 › start: “9:30” is not a start; write it like 09:30, or like 2022-06-08 09:30",
        "line 20, sessions[1] S2 › minutes: this must be a whole number, not “1.5”",
        "line 20, sessions[1] S2 › windows[0] › start: “2027-13-28 09:00” is not a local date and time;"
        " write it like 2022-06-08 09:30",
        "line 20, sessions[1] S2 › windows[0]: the field “end” is missing",
        "line 20, sessions[1] S2 › items[0]: this must be a text, not the number “10”; put it in quotes",
        "line 21, sessions[2] S3 › minutes: this must be at least 1, not “0”",
        "line 21, sessions[2] S3 › needs_room: this must be true or false, not “maybe”",
        "line 21, sessions[2] S3 › after: this must be a list, like [A, B], not “S1”",
        "line 22, sessions[3]: this must be a table of fields, like {id: A, name: B}, not “S4”",
        "line 23, agenda: this must be a list, like [A, B], not “nothing”",
    ]


@pytest.mark.parametrize(("text", "shown"), [("[1]", "a list"), ("~", "nothing"), ("abc", "“abc”")])
def test_a_document_that_is_no_conference_is_told_in_one_sentence(text: str, shown: str) -> None:
    assert said(text) == [f"line 1: this must be a table of fields, like {{id: A, name: B}}, not {shown}"]


def test_a_field_without_a_likeness_lists_what_there_can_be() -> None:
    assert said(f"{SOUND}sessions: []\nregions: [{{id: A, name: A, zzz: 1}}]\n") == [
        "line 20, regions[0] A › zzz: there is no field “zzz” here; there can be “id”, “name” or “organization”"
    ]


def test_what_is_wrong_with_the_document_comes_with_what_is_wrong_in_it() -> None:
    text = f"{SOUND}sessions:\n  - {{id: A, kind: committee, minutes: .nan, minutes: 5, body: !x WATRE}}\nid: again\n"
    assert said(text) == [
        "line 20, sessions[0] A › minutes: “.nan” is not a number that a conference can have; write digits",
        "line 20, sessions[0] A › minutes: “minutes” is given twice, first on line 20; leave one out",
        "line 20, sessions[0] A › body: the tag !x is not allowed; leave it out",
        "line 21, id: “id” is given twice, first on line 2; leave one out",
    ]


def test_faults_between_parts_carry_the_line_of_their_field() -> None:
    text = f"{SOUND}sessions:\n  - id: A\n    kind: committee\n    minutes: 60\n    body: WATRE\n"
    assert said(text) == ["line 23, sessions[0] A › body: there is no body “WATRE”; did you mean “WATER”?"]


def test_an_unknown_rule_and_a_wrong_parameter_are_told() -> None:
    more = "rules:\n  same_theme_appart: {}\n  same_theme_apart: {weigth: 2}\n  room_turnover: {enabled: perhaps}\n"
    assert said_of_sessions(more=more) == [
        "rules › same_theme_appart: there is no rule “same_theme_appart”; did you mean “same_theme_apart”?",
        "rules › same_theme_apart › weigth: there is no parameter “weigth”; did you mean “weight”?",
        "rules › room_turnover › enabled: this must be true or false, not “perhaps”",
    ]


def test_reading_a_file_names_it_in_the_error() -> None:
    with pytest.raises(BadInput) as refused:
        read_conference(FIXTURES / "rules")
    assert (refused.value.source, [str(fault) for fault in refused.value.faults]) == (
        str(FIXTURES / "rules"),
        ["the file cannot be read: is a directory"],
    )


def test_an_address_that_is_none_and_a_line_that_is_two_are_refused() -> None:
    text = f'{SOUND}url: javascript:alert(1)\norganizer: "one\\ntwo"\nsessions: []\n'
    assert said(text) == [
        "line 19, url: “javascript:alert(1)” is not a web address; write it like https://example.org/programme",
        "line 20, organizer: this is a single line; leave the line break out",
    ]
