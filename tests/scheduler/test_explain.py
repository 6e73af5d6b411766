"""What `hemicycle explain` promises: the planted contradiction is found exactly, and each way out works."""

import json
from pathlib import Path
from time import monotonic

import pytest

from scheduler import translation
from scheduler.conference import Conference
from scheduler.explaining.asking import reported
from scheduler.explaining.changes import Edit, apply, edits
from scheduler.explaining.demands import Sentences
from scheduler.explaining.names import Names
from scheduler.explaining.report import Report
from scheduler.formats.conference_file import read_conference
from solver.check import check
from solver.engine import Budget
from solver.result import Limits
from solver.stop import Stop
from solver.timetable.construction import Construction
from solver.timetable.explanation.account import Change, Explanation
from solver.timetable.explanation.asking import account, explain
from solver.timetable.explanation.changes import changed
from solver.timetable.explanation.finding import Finding, Found
from solver.timetable.explanation.possible import Possible
from solver.timetable.model import decisions
from solver.timetable.problem import Problem
from tests.conftest import FIXTURES, Command
from tests.scheduler.planted import SMALL, WTDC21, Planted

PLANTED = [pytest.param(planted, id=planted.name) for planted in (*SMALL, *WTDC21)]
IN_A_SMALL_ONE = [pytest.param(planted, id=planted.name) for planted in SMALL]


def budget(effort: float | None) -> Budget:
    return Budget(60.0, effort, 1, 1)


def found_in(problem: Problem) -> Found:
    return Finding(problem, Stop(), budget, budget).find()


def explained(conference: Conference) -> tuple[Explanation, Report]:
    begin = monotonic()
    found = explain(translation.problem(conference), Limits(seconds=60), Stop(), lambda: monotonic() - begin)
    return found, reported(conference, found)


@pytest.mark.parametrize("planted", PLANTED)
def test_a_planted_contradiction_is_found_exactly_and_within_ten_seconds(planted: Planted) -> None:
    problem, begin = translation.problem(planted.conference()), monotonic()
    found = found_in(problem)
    assert monotonic() - begin < 10
    assert {(demand.rule, demand.sessions) for demand in account(problem, found)} == planted.clash


@pytest.mark.parametrize("planted", PLANTED)
def test_no_demand_of_a_planted_contradiction_can_be_left_out(planted: Planted) -> None:
    problem = translation.problem(planted.conference())
    clash, possible = found_in(problem).demands, Possible(problem, Stop(), budget)
    assert possible(clash) is False
    for demand in clash:
        assert possible([other for other in clash if other is not demand]) is True


@pytest.mark.parametrize("planted", IN_A_SMALL_ONE)
def test_each_way_out_of_a_planted_contradiction_gives_a_timetable(planted: Planted) -> None:
    conference = planted.conference()
    found, report = explained(conference)
    assert len(report.ways_out) == len(found.ways_out)
    assert [way.text for way in report.ways_out[: len(planted.cheapest)]] == planted.cheapest
    for way in report.ways_out:
        problem = translation.problem(apply(conference, way.edits))
        plan = Construction(problem, decisions(problem), Stop(), budget).first_plan().plan
        assert plan is not None
        assert check(problem, plan).hard == []


CHANGES = [
    Change(kind="leave-out", session="WAT-1"),
    Change(kind="unpin-start", session="OPEN"),
    Change(kind="unpin-room", session="OPEN"),
    Change(kind="any-day", session="FERRY"),
    Change(kind="any-part", session="GA-1"),
    Change(kind="any-order", session="GA-1", other="WAT-1"),
    Change(kind="any-order", session="BUD-1", other="GA-2"),
    Change(kind="any-order", session="REPORT", other="GA-2"),
    Change(kind="shorter", session="WAT-1", value=45),
    Change(kind="person-stays", other="MIN"),
    Change(kind="without-person", session="OPEN", other="MIN"),
    Change(kind="other-chair", session="WAT-1", other="TREAS"),
    Change(kind="other-chair", session="GA-2", other="TREAS"),
    Change(kind="open-room", other="MAPS"),
    Change(kind="open-room", other="READING"),
    Change(kind="layout", session="WAT-1", value="theatre"),
    Change(kind="without-features", session="OPEN"),
    Change(kind="any-window", other="WATER"),
    Change(kind="any-minutes", other="1"),
    Change(kind="limit", other="main_committees_in_parallel", value=3),
    Change(kind="rule-off", other="main_committees_in_parallel"),
]


@pytest.mark.parametrize("change", CHANGES, ids=str)
def test_a_change_means_the_same_to_the_file_and_to_the_solver(change: Change) -> None:
    conference = read_conference(FIXTURES / "small.yaml")
    problem = translation.problem(conference)
    mended = changed(problem, change)
    assert mended.digest() != problem.digest()
    assert translation.problem(apply(conference, edits(conference, change))).digest() == mended.digest()


def test_an_open_item_without_minutes_means_the_same_to_the_file_and_to_the_solver() -> None:
    conference = read_conference(FIXTURES / "agenda.yaml")
    change = Change(kind="any-minutes", other="5")
    mended = changed(translation.problem(conference), change)
    assert translation.problem(apply(conference, edits(conference, change))).digest() == mended.digest()


SENTENCES = {
    "P2C and a committee meeting that fits nowhere": "WAT-2 must take place if P2C-1 does: where P2C takes place,"
    " every planned meeting of a statutory committee or working group does too.",
    "an item that the plenary cannot adopt any more": "NAV-2 and NAV-3 must have 75 minutes together before C-1 or"
    " C-2 “Decisions” starts: agenda items that no session names fit into the open sessions of their lead body.",
    "open items without time": "NAV-2 and NAV-3 must have 135 minutes together: agenda items that no session names"
    " fit into the open sessions of their lead body.",
}


@pytest.mark.parametrize("planted", [planted for planted in SMALL if planted.name in SENTENCES], ids=lambda p: p.name)
def test_what_is_asked_of_many_sessions_is_told_in_a_sentence(planted: Planted) -> None:
    problem = translation.problem(planted.conference())
    demands = account(problem, found_in(problem))
    sentences = Sentences(Names(planted.conference()), demands).all()
    assert SENTENCES[planted.name] in sentences


def test_ways_out_come_from_what_gives_up_the_least(hemicycle: Command) -> None:
    done = hemicycle("explain", FIXTURES / "impossible.yaml", "--json")
    report = Report.model_validate_json(done.stdout)
    assert report.status == "minimal"
    assert [(way.price, way.edits) for way in report.ways_out[:2]] == [
        (2, (Edit(path=("sessions", "RIVERS-1", "start"), value=None),)),
        (2, (Edit(path=("sessions", "ROADS-1", "start"), value=None),)),
    ]


def test_a_contradiction_is_told_in_sentences_with_names(hemicycle: Command) -> None:
    done = hemicycle("explain", FIXTURES / "impossible.yaml")
    assert done.returncode == 0
    assert done.stdout.splitlines()[:5] == [
        "There is no timetable. These demands clash, and none of them can be left out:",
        "  - RIVERS-1 and ROADS-1 must take place.",
        "  - RIVERS-1 must start Mon 2 November 09:30, where it is pinned.",
        "  - ROADS-1 must start Mon 2 November 09:00, where it is pinned.",
        "  - Chair of both committees (CHAIR) can be in one place at a time and is needed in RIVERS-1 and ROADS-1.",
    ]


def test_a_conference_with_a_timetable_is_told_so(hemicycle: Command) -> None:
    done = hemicycle("explain", FIXTURES / "small.yaml")
    assert (done.returncode, done.stdout) == (0, "There is a timetable that keeps every hard rule.\n")


@pytest.fixture(scope="module")
def small(hemicycle: Command, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("small") / "t.json"
    assert hemicycle("solve", FIXTURES / "small.yaml", "--seconds", 20, "-o", target).returncode == 0
    return target


def test_a_place_forbidden_by_a_rule_names_rule_and_sessions(hemicycle: Command, small: Path) -> None:
    asked = ("--session", "WAT-1", "--timetable", small, "--room", "MAPS", "--at", "2026-10-09 09:00", "--json")
    report = json.loads(hemicycle("explain", FIXTURES / "small.yaml", *asked).stdout)
    assert report["place"] == "Fri 9 October 09:00 in MAPS"
    assert ["room_is_open", ["WAT-1"]] in [[each["rule"], each["sessions"]] for each in report["obstacles"]]
    assert report["possible"] is False
    rules = {demand["rule"] for demand in report["clash"]["demands"]}
    assert rules == {"question", "room_is_open"}


def test_a_place_that_is_possible_is_told_with_what_moves(hemicycle: Command, small: Path) -> None:
    asked = ("--session", "BUD-1", "--timetable", small, "--room", "READING", "--json")
    report = json.loads(hemicycle("explain", FIXTURES / "small.yaml", *asked).stdout)
    assert report["possible"] is True
    assert {move["session"] for move in report["moves"]} <= {"BUD-1"}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--session", "WAT-9"), "--session: there is no session “WAT-9”; did you mean “WAT-1”?"),
        (("--session", "WAT-1", "--room", "MAP"), "--room: there is no room “MAP”; did you mean “MAPS”?"),
        (("--session", "WAT-1", "--at", "ten"), "--at: “ten” is not a local time; write it like 2022-06-08 09:30"),
        (("--room", "MAPS"), "--room: this asks about one session; name it with --session"),
    ],
)
def test_a_question_that_cannot_be_asked_ends_with_code_2(
    hemicycle: Command, arguments: tuple[str, ...], said: str
) -> None:
    done = hemicycle("explain", FIXTURES / "small.yaml", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert [line.strip() for line in done.stderr.splitlines()][1:] == [said]
