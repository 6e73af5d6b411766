"""Participants of a breakout from CSV and XLSX, and what is told of such a file."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook

from scheduler.conference.breakouts import Participant
from scheduler.errors import BadInput
from scheduler.formats.participants_file import parse_participants
from scheduler.rotation.joining import with_participants
from tests.scheduler.breakouts import conference

BLOCK = conference().breakouts[0]


def read(text: str | bytes) -> tuple[Participant, ...]:
    data = text.encode() if isinstance(text, str) else text
    return parse_participants(data, "people.csv", BLOCK).participants


def said(text: str | bytes) -> list[str]:
    """Give what is said about a file that is not right."""
    with pytest.raises(BadInput) as caught:
        read(text)
    return [str(fault) for fault in caught.value.faults]


def workbook(*rows: tuple[object, ...]) -> bytes:
    book, file = Workbook(), BytesIO()
    assert book.active is not None
    for row in rows:
        book.active.append(row)
    book.save(file)
    return file.getvalue()


ADA = Participant(
    id="P1",
    name="Ada, Countess",
    email="ada@example.org",
    delegation="D1",
    region="EUR",
    stakeholder="academia",
    gender="woman",
    youth=True,
    attributes={"House": "Blue"},
    languages=("en", "fr"),
    wishes=("bees", "air"),
    strength=2,
    absent=(1, 2),
)
HEAD = "id,name,email,delegation,region,stakeholder,gender,youth,House,languages,wishes,strength,absent"
ROW_OF_TEXTS = ("P1", "Ada, Countess", "ada@example.org", "D1", "EUR", "academia", "woman")
ROW = 'P1,"Ada, Countess",ada@example.org,D1,EUR,academia,woman,yes,Blue,en;fr,Bees; AIR PUR,2,1;2'


@pytest.mark.parametrize(
    "data",
    [
        f"{HEAD}\n{ROW}\n",
        f"\ufeff{HEAD}\r\n{ROW}\r\n\r\n",
        f"{HEAD.replace(',', ';')}\n"
        'P1;Ada, Countess;ada@example.org;D1;EUR;academia;woman;TRUE;Blue;en fr;"bees;air";2;1 2\n',
        f"{HEAD.upper().replace('HOUSE', 'House')}\n{ROW}\n",
        workbook(
            tuple(HEAD.split(",")),
            (*ROW_OF_TEXTS, True, "Blue", "en, fr", "Bees;Clean air", 2, "1;2"),
        ),
    ],
    ids=["csv", "bom", "semicolons", "capitals", "xlsx"],
)
def test_a_participant_is_read_from_a_row(data: str | bytes) -> None:
    assert read(data) == (ADA,)


def test_empty_cells_say_nothing_and_empty_rows_are_left_out() -> None:
    assert read("id,region,youth,House,wishes\nP1,,,,\n,,,,\nP2,,no,,\n") == (
        Participant(id="P1"),
        Participant(id="P2", youth=False),
    )


def test_wishes_may_stand_in_a_column_each_in_the_order_of_their_numbers() -> None:
    assert read("id,wish10,Wish 2,wish1\nP1,,bees,air\n")[0].wishes == ("air", "bees")


def test_whole_numbers_of_a_workbook_are_ids_without_a_point() -> None:
    assert [each.id for each in read(workbook(("id", "strength"), (7, 3), (8.0, 1)))] == ["7", "8"]


def test_every_fault_is_told_with_its_row_and_column() -> None:
    text = """\
id,youth,wishes,strength,languages,absent,stakeholder,email
P1,perhaps,bes;air,much,en english,x,army,nobody
P2,,,0,,,,
P1,,,,,,,,stray
,yes,,,,,,
P/4,,,,,,,
"""
    assert said(text) == [
        "row 2 › youth: “perhaps” is neither yes nor no",
        "row 2 › wishes: there is no theme “bes”; did you mean “bees”?",
        "row 2 › email: “nobody” is not an e-mail address; write it like name@example.org",
        "row 2 › stakeholder: “army” is not known here; it must be “member-state”, “sector-member”, “private-sector”,"
        " “academia”, “civil-society”, “international-organization”, “financial-institution”,"
        " “regional-organization”, “secretariat” or “youth”",
        "row 2 › languages: “english” is not a language tag; write it like en, fr or zh-Hans (BCP 47)",
        "row 2 › strength: this must be a whole number, not “much”",
        "row 2 › absent: this must be a whole number, not “x”",
        "row 3 › strength: this must be at least 1, not “0”",
        "row 4: “stray” stands in column 9, which has no name in the first row; give it one",
        "row 4 › id: “P1” is already in row 2; leave one out",
        "row 5 › id: this is empty; everybody has an id",
        "row 6 › id: “P/4” is not an id; an id has up to 64 letters, digits, dots, dashes or underscores, without"
        " blanks and accents, and begins with a letter or digit",
    ]


@pytest.mark.parametrize(
    ("data", "what"),
    [
        ("", "the file is empty; its first row names columns: “id”, “name”, “email”"),
        ("name\nAda\n", "row 1: there is no column “id”; known columns are “id”, “name”"),
        ("id,House,House\n", "row 1: there are two columns “House”; leave one out or give it another name"),
        ("id,wishes,wish1\n", "row 1: there is a column “wishes” and one for each wish as well; keep one of these"),
        (b"id,name\nP1,\xe9\n", "line 2: the byte 0xE9 is not UTF-8; save the file as “CSV UTF-8”"),
        ('id,name\nP1,"Ada\n', "line 2: this is no CSV: unexpected end of data; look at the quotes"),
        (b"\xd0\xcf\x11\xe0rest", "this is a workbook of an old kind; save it as .xlsx or as CSV"),
        (b"PK\x03\x04rest", "this workbook cannot be read: File is not a zip file; save it anew as .xlsx or as CSV"),
        (b"x" * 10_000_001, "the file is larger than 10 MB; leave data out"),
    ],
)
def test_a_file_that_cannot_be_read_at_all_says_what_to_do(data: str | bytes, what: str) -> None:
    assert said(data)[0].startswith(what)


def test_a_workbook_that_grows_when_it_is_unpacked_is_refused() -> None:
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as bomb:
        for number in range(3):
            bomb.writestr(str(number), bytes(70_000_000))
    assert said(file.getvalue()) == ["the workbook holds more than 200 MB; leave data out"]


def test_a_name_that_two_themes_share_is_told() -> None:
    shared = conference().breakouts[0]
    themes = tuple(theme.model_copy(update={"name": shared.themes[1].name}) for theme in shared.themes)
    with pytest.raises(BadInput) as caught:
        parse_participants(b"id,wishes\nP1,bees\nP2,BEES\n", "x", shared.model_copy(update={"themes": themes}))
    assert [str(fault) for fault in caught.value.faults] == [
        "row 3 › wishes: “BEES” is the name of “air” and “bees”; write the id"
    ]


def test_the_people_of_the_file_take_the_place_of_those_of_the_conference() -> None:
    known = conference(people="")
    listed = parse_participants(b"id,wishes\nX1,bees\nX2,\n", "people.csv", known.breakouts[0])
    joined = with_participants(known, known.breakouts[0], listed, "people.csv")
    assert [person.id for person in joined.breakouts[0].participants] == ["X1", "X2"]


def test_what_does_not_fit_the_conference_is_told_by_row_and_column() -> None:
    known = conference("leads: [{person: BOSS, theme: air}]", people="")
    text = "id,region,absent,wishes,gender\nX1,EUR,,,\n\nX2,,7,bees;Bees,\n"
    listed = parse_participants(text.encode(), "people.csv", known.breakouts[0])
    with pytest.raises(BadInput) as caught:
        with_participants(known, known.breakouts[0], listed, "people.csv")
    assert sorted(str(fault) for fault in caught.value.faults) == [
        "breakouts[0] talk › leads[0] › person: there is no participant “BOSS”; known here: “X1” and “X2” (whoever"
        " leads is among the participants: add them there, or mend the id)",
        "row 2 › region: there is no region “EUR”; no region is described in this file",
        "row 4 › absent: there is no round 7; the breakout has 2",
        "row 4 › wishes: “bees” stands in this list twice; leave one out",
    ]
