"""Seats as tables, read back: CSV, the form that Zoom imports, and a workbook without formulas."""

import io

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from scheduler.cards import Cards, cards
from scheduler.cards.csv import table, without_email, zoom
from scheduler.cards.xlsx import workbook
from scheduler.conference import Conference
from scheduler.rotation.rotation import Rotation
from tests.scheduler.rotations import conference, plain, rotation


@pytest.fixture
def made() -> Cards:
    return cards(conference(), conference().breakouts[0], rotation())


def test_the_table_has_a_line_for_each_seat(made: Cards) -> None:
    lines = table(made.of_round(1)).decode().split("\r\n")
    assert lines == [
        "round,start,end,room,theme,role,id,name,delegation,region,languages,email",
        "1,2027-05-18 10:00,2027-05-18 10:50,Sand room,Tides,facilitator,ANA,Ana,,Europe,en es,ana@example.org",
        "1,2027-05-18 10:00,2027-05-18 10:50,Sand room,Tides,,BEN,Ben,,Europe,en,ben@example.org",
        "1,2027-05-18 10:00,2027-05-18 10:50,Sand room,Tides,,CHEN,陈,,,zh,",
        "1,2027-05-18 10:00,2027-05-18 10:50,ROCK,Kelp,facilitator,DINA,دينا,Oman,Arab States,ar en,",
        "1,2027-05-18 10:00,2027-05-18 10:50,ROCK,Kelp,rapporteur,EVE,EVE,,,,",
        "1,2027-05-18 10:00,2027-05-18 10:50,ROCK,Kelp,,FAISAL,'=فيصل,Oman,,ar,faisal@example.org",
        "",
    ]
    assert table(made).decode().count("\r\n") == 1 + 6 + 6


def test_there_is_no_column_for_addresses_that_nobody_knows() -> None:
    told = plain()
    for participant in told["breakouts"][0]["participants"]:
        participant.pop("email", None)
    known = Conference.model_validate(told)
    header = table(cards(known, known.breakouts[0], rotation())).decode().split("\r\n")[0]
    assert header == "round,start,end,room,theme,role,id,name,delegation,region,languages"


def test_zoom_gets_rooms_and_addresses_and_we_are_told_who_is_missing(made: Cards) -> None:
    assert zoom(made.of_round(2)).decode().split("\r\n") == [
        "Pre-assign Room Name,Email Address",
        "Sand room,ana@example.org",
        "Sand room,faisal@example.org",
        "ROCK,ben@example.org",
        "",
    ]
    assert without_email(made) == ("CHEN", "DINA", "EVE")


def test_groups_without_a_room_have_different_names_for_zoom() -> None:
    turned = rotation().model_dump()
    for group in turned["rounds"][0]["groups"]:
        group |= {"room": None, "theme": "TIDES"}
    made = cards(conference(), conference().breakouts[0], Rotation.model_validate(turned)).of_round(1)
    rooms = {line.split(",")[0] for line in zoom(made).decode().split("\r\n")[1:-1]}
    assert rooms == {"Tides (TIDES-1)", "Tides (KELP-1)"}


def test_the_workbook_has_a_sheet_for_each_round_and_one_of_everybody(made: Cards) -> None:
    book = CalamineWorkbook.from_filelike(io.BytesIO(workbook(made)))
    assert book.sheet_names == ["Round 1", "Round 2", "Everybody"]
    second = book.get_sheet_by_name("Round 2").to_python()
    start, end = made.groups[2].start, made.groups[2].end
    assert start and end
    times = (start.replace(tzinfo=None), end.replace(tzinfo=None))
    assert second[2] == [2, *times, "Sand room", "Tides", "", "FAISAL", "=فيصل", "Oman", "", "ar"]
    everybody = book.get_sheet_by_name("Everybody").to_python()
    assert everybody[0][5:] == ["round 1 room", "round 1 theme", "round 2 room", "round 2 theme"]
    assert everybody[3] == ["BEN", "Ben", "", "Europe", "en", "Sand room", "Tides", "ROCK", "Kelp"]
    assert len(everybody) == 1 + 6


def test_who_is_absent_in_a_round_has_empty_cells_there() -> None:
    turned = rotation().model_dump()
    turned["rounds"][0]["groups"][0]["participants"] = ["CHEN"]
    made = cards(conference(), conference().breakouts[0], Rotation.model_validate(turned))
    book = CalamineWorkbook.from_filelike(io.BytesIO(workbook(made)))
    ben = next(row for row in book.get_sheet_by_name("Everybody").to_python() if row[0] == "BEN")
    assert ben[5:] == ["", "", "ROCK", "Kelp"]


def test_no_cell_of_the_workbook_is_a_formula_and_no_address_is_in_it(made: Cards) -> None:
    data = workbook(made)
    book = openpyxl.load_workbook(io.BytesIO(data))
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    assert [cell for cell in cells if "@" in str(cell.value)] == []
    assert workbook(made) == data
