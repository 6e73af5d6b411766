"""The booth plan as a workbook, read back: dates are dates, numbers are numbers, and no text is a formula."""

import datetime as dt
import io
import zipfile
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet
from python_calamine import CalamineWorkbook

from scheduler.booth_plan import booth_plan
from scheduler.conference import Conference
from scheduler.feeds import Selection, exporters
from scheduler.feeds.booths_xlsx import workbook
from scheduler.feeds.sheets import Titles, add_sheet, to_bytes
from scheduler.formats.timetable_file import write_timetable
from scheduler.versions import publish
from tests.conftest import FIXTURES, Command
from tests.scheduler.booths import DAY, NETS, conference, roster, timetable

FIXED = dt.datetime.combine(dt.date(2000, 1, 1), dt.time())
NOW = dt.datetime(2027, 5, 1, tzinfo=dt.UTC)
SEATS = {NETS: {"en+fr": ["FR-4"]}}
HEADER = [
    "start",
    "end",
    "part of the day",
    "team",
    "room",
    "sessions",
    "booth",
    "languages",
    "seats",
    "empty",
    "interpreters",
]


def written(known: Conference | None = None, selection: Selection | None = None) -> bytes:
    version = publish(known or conference(), timetable(), None, NOW)
    return exporters()["booths-xlsx"](version, selection or Selection())


def rows(data: bytes, sheet: str) -> list[list[object]]:
    return CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_name(sheet).to_python()


def test_there_is_a_sheet_for_each_day_and_each_team() -> None:
    names = CalamineWorkbook.from_filelike(io.BytesIO(written())).sheet_names
    assert names == ["2027-05-18", "2027-05-19", "Team FOUR", "Team THREE"]


def test_a_row_is_a_booth_with_times_of_the_place_as_real_dates() -> None:
    header, *found = rows(written(), "Team THREE")
    lunch, tea = (dt.datetime.combine(DAY, dt.time(hours, minutes)) for hours, minutes in ((13, 30), (16, 0)))
    hour = dt.timedelta(hours=1)
    nets = "13:30–14:30 Nets without plastic (NETS)"
    coast = "16:00–17:00 Committee on the coast (COAST-2)"
    assert header == HEADER
    assert found == [
        [lunch, lunch + hour, "Lunch", "THREE", "Dock room", nets, "English, French", "en fr", 2, "", ""],
        [tea, tea + hour, "Afternoon", "THREE", "Dock room", coast, "English", "en", 2, "", ""],
        [tea, tea + hour, "Afternoon", "THREE", "Dock room", coast, "Spanish", "es", 2, "", ""],
        [tea, tea + hour, "Afternoon", "THREE", "Dock room", coast, "French", "fr", 2, "", ""],
    ]


def test_interpreters_are_named_in_their_booths_and_have_a_sheet() -> None:
    data = workbook(conference(), booth_plan(conference(), timetable(), roster(SEATS)))
    assert [row[-3:] for row in rows(data, "2027-05-18")[4:6]] == [[2, 2, ""], [2, 1, "FR-4"]]
    assert [row[0] for row in rows(data, "Interpreters")] == ["interpreter", "FR-4"]
    assert rows(data, "Interpreters")[1][5:] == [
        "Dock room",
        "13:30–14:30 Nets without plastic (NETS)",
        "English, French",
        "en fr",
    ]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "#REF!", "=cmd|' /C calc'!A0", "42", "2027-05-18"])
def test_a_text_stays_a_text(text: str) -> None:
    book = openpyxl.Workbook()
    add_sheet(book, "Texts", ["text"], [[text]])
    cell = openpyxl.load_workbook(io.BytesIO(to_bytes(book)))["Texts"]["A2"]
    assert (cell.value, cell.data_type) == (text, "s")
    assert cell.quotePrefix == (text[0] in "=+-@")


def test_wicked_names_of_the_conference_are_no_formulas_and_break_no_sheet() -> None:
    plain = conference().model_dump(mode="json", exclude_unset=True)
    wicked = '=HYPERLINK("https://example.org")/[x]:*?\uffff'
    plain["sessions"][6]["title"] = plain["venue"]["rooms"][1]["name"] = wicked
    plain["interpretation"]["teams"][1]["name"] = wicked
    book = openpyxl.load_workbook(io.BytesIO(written(Conference.model_validate(plain))))
    assert book.sheetnames[-1] == 'Team =HYPERLINK("https   exampl'
    kinds = {cell.data_type for sheet in book.worksheets for row in sheet.iter_rows() for cell in row}
    assert kinds == {"s", "d", "n"}


def test_the_header_stays_in_sight_and_columns_fit_their_texts() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(written()))["2027-05-18"]
    assert isinstance(sheet, Worksheet)
    assert sheet.freeze_panes == "A2"
    assert sheet.column_dimensions["A"].width == len("2027-05-18 13:30") + 2
    assert sheet.column_dimensions["F"].width == len("16:00–17:00 Committee on the coast (COAST-2)") + 2


def test_the_same_plan_gives_the_same_bytes_at_any_time() -> None:
    first = written()
    assert written() == first
    properties = openpyxl.load_workbook(io.BytesIO(first)).properties
    assert (properties.creator, properties.created, properties.modified) == ("Hemicycle", FIXED, FIXED)
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {member.date_time for member in archive.infolist()} == {(2000, 1, 1, 0, 0, 0)}


def test_a_selection_keeps_the_assignments_that_hold_one_of_its_sessions() -> None:
    data = written(selection=Selection.of("kind", "ceremony"))
    assert CalamineWorkbook.from_filelike(io.BytesIO(data)).sheet_names == ["2027-05-18", "Team FOUR", "Team THREE"]
    assert {str(row[5]).count("\n") for row in rows(data, "2027-05-18")[1:]} == {1}, "Decisions come with the opening"


def test_titles_of_sheets_are_allowed_and_different() -> None:
    titles = Titles()
    long = "A team with a name that goes on and on"
    assert [titles.take(title) for title in ("A/B", "a:b", "''", long, long.upper())] == [
        "A B",
        "a b 2",
        "Sheet",
        "A team with a name that goes on",
        "A TEAM WITH A NAME THAT GOES 2",
    ]


def test_the_command_writes_the_workbook(hemicycle: Command, tmp_path: Path) -> None:
    plan, target = tmp_path / "t.json", tmp_path / "booths.xlsx"
    plan.write_text(write_timetable(timetable()), encoding="utf-8")
    done = hemicycle("export", FIXTURES / "booths.yaml", plan, "--format", "booths-xlsx", "-o", target)
    assert (done.returncode, done.stderr) == (0, "")
    assert target.read_bytes() == written()
