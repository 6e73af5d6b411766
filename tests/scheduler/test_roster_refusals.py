"""What `hemicycle roster` refuses, and in which words."""

import copy
import subprocess
from pathlib import Path

from tests.conftest import Command
from tests.scheduler.roster_files import FORUM, WTDC21, changed, forum, plain, staffed, written

__all__ = ["forum", "staffed"]


def said(done: subprocess.CompletedProcess[str]) -> list[str]:
    """Give the lines of an answer that must be a refusal."""
    assert done.returncode == 2, done.stderr
    return [line.strip() for line in done.stderr.splitlines()]


def test_everything_that_is_wrong_with_absences_is_said_at_once(hemicycle: Command, forum: Path) -> None:
    wrong = ("AR-11@2027-05-18", "AR-1@2027-06-18", "AR-1", "@2027-05-18", "XX@18 May")
    assert said(hemicycle("roster", FORUM, forum, *(f"--without={each}" for each in wrong))) == [
        "--without: 6 errors",
        "there is no interpreter “AR-11”; did you mean “AR-1”?",
        "“2027-06-18” is no day of the conference; it has the days from 2027-05-18 to 2027-05-19",
        "“AR-1” does not say who and when; write it like I-RU-01@2022-06-09",
        "“@2027-05-18” does not say who and when; write it like I-RU-01@2022-06-09",
        "there is no interpreter “XX”",
        "“18 May” is no day of the conference; it has the days from 2027-05-18 to 2027-05-19",
    ]


def test_a_conference_without_interpreters_cannot_be_staffed(hemicycle: Command, forum: Path, tmp_path: Path) -> None:
    text = FORUM.read_text(encoding="utf-8")
    begin, end = text.index("  interpreters:\n"), text.index("calendar:\n")
    nobody = changed(tmp_path, (text[begin:end], ""))
    lines = said(hemicycle("roster", nobody, forum))
    assert lines[1].startswith("interpretation › interpreters: there are no interpreters; describe each")


def test_a_timetable_or_roster_of_another_conference_is_refused(
    hemicycle: Command, forum: Path, staffed: Path, tmp_path: Path
) -> None:
    other = said(hemicycle("roster", WTDC21, forum))
    assert other[1] == "conference: this is a timetable of “booths”, not of “wtdc21”"
    roster = written(plain(staffed) | {"conference": "wtdc21"}, tmp_path, "other.json")
    earlier = said(hemicycle("roster", FORUM, forum, "--from", roster))
    assert earlier[1] == "conference: the roster is of “wtdc21”, not of “booths”"


def test_now_is_for_an_earlier_roster_and_is_a_time(hemicycle: Command, forum: Path, staffed: Path) -> None:
    lines = said(hemicycle("roster", FORUM, forum, "--now", "2027-05-18 10:00"))
    assert "--now says what of an earlier roster has begun" in lines[-1]
    lines = said(hemicycle("roster", FORUM, forum, "--from", staffed, "--now", "noon"))
    assert lines == ["--now: 1 error", "“noon” is not a local time; write it like 2022-06-08 18:30"]


def test_a_spoilt_roster_file_is_refused_with_every_error(
    hemicycle: Command, forum: Path, staffed: Path, tmp_path: Path
) -> None:
    spoilt = plain(staffed)
    spoilt["assignments"].append(copy.deepcopy(spoilt["assignments"][0]))
    spoilt["assignments"][1]["booths"].append(copy.deepcopy(spoilt["assignments"][1]["booths"][0]))
    name = spoilt["assignments"][0]["id"]
    lines = said(hemicycle("roster", FORUM, forum, "--from", written(spoilt, tmp_path, "spoilt.json")))
    assert any(f"“{name}” is in the roster twice; leave one out" in line for line in lines)
    assert any("there is such a booth in this assignment already" in line for line in lines)
    spoilt["assignments"][0]["booths"][0]["seats"] = 0
    spoilt["nonsense"] = 1
    lines = said(hemicycle("roster", FORUM, forum, "--from", written(spoilt, tmp_path, "spoilt.json")))
    assert any("this must be at least 1, not “0”" in line for line in lines)
    assert any("there is no field “nonsense” here" in line for line in lines)


def test_settings_of_the_roster_rules_are_checked_with_the_file(
    hemicycle: Command, forum: Path, tmp_path: Path
) -> None:
    rules = "  rules: {gap_between_asignments: {}, overnight_rest: {minuts: 60}}\n"
    wrong = changed(tmp_path, ("  both_ways: [ar]\n", f"  both_ways: [ar]\n{rules}"))
    lines = said(hemicycle("roster", wrong, forum))
    assert [line.partition(", ")[2] for line in lines[1:]] == [
        "interpretation › rules › gap_between_asignments: there is no rule “gap_between_asignments”; "
        "did you mean “gap_between_assignments”?",
        "interpretation › rules › overnight_rest › minuts: there is no parameter “minuts”; did you mean “minutes”?",
    ]
