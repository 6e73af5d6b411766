"""`hemicycle roster` as the head of interpretation meets it, on WTDC-21 and on a small forum."""

import copy
import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from scheduler.formats.roster_file import parse_roster, write_roster
from tests.conftest import FIXTURES, Command
from tests.scheduler.roster_recount import recounted

WTDC21, FORUM = FIXTURES / "wtdc21.yaml", FIXTURES / "booths.yaml"
Plain = dict[str, Any]
ILL = ("--without", "I-RU-01@2022-06-09", "--without", "I-RU-02@2022-06-09")


def plain(path: Path) -> Plain:
    found: Plain = yaml.safe_load(path.read_text(encoding="utf-8"))
    return found


def changed(folder: Path, *changes: tuple[str, str]) -> Path:
    """The forum's file with some of its text changed."""
    text = FORUM.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    target = folder / "changed.yaml"
    target.write_text(text, encoding="utf-8")
    return target


def written(content: Plain, folder: Path, name: str) -> Path:
    target = folder / name
    target.write_text(json.dumps(content), encoding="utf-8")
    return target


@pytest.fixture(scope="module")
def forum(hemicycle: Command, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A timetable of the forum."""
    target = tmp_path_factory.mktemp("forum") / "t.json"
    assert hemicycle("solve", FORUM, "--steps", 3, "--workers", 1, "-o", target).returncode == 0
    return target


@pytest.fixture(scope="module")
def staffed(hemicycle: Command, forum: Path) -> Path:
    """The forum, staffed."""
    target = forum.with_name("r.json")
    assert hemicycle("roster", FORUM, forum, "--workers", 1, "-o", target).returncode == 0
    return target


@pytest.fixture(scope="module")
def timetable(wtdc21: Plain, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(wtdc21, tmp_path_factory.mktemp("roster"), "t.json")


@pytest.fixture(scope="module")
def roster(hemicycle: Command, timetable: Path) -> Path:
    """WTDC-21 staffed by the program itself."""
    target = timetable.with_name("r.json")
    done = hemicycle("roster", WTDC21, timetable, "--workers", 1, "--seconds", 120, "-o", target)
    assert done.returncode == 0, done.stderr
    return target


def test_the_whole_conference_is_staffed_proven_best_and_stands_up_to_a_recount(wtdc21: Plain, roster: Path) -> None:
    made = plain(roster)
    assert recounted(plain(WTDC21), wtdc21, made) == []
    assert (made["proof"]["status"], made["proof"]["lacking"], made["uncovered"]) == ("OPTIMAL", 0, [])
    assert made["proof"]["bound"] == made["proof"]["cost"] > 0
    interpreted = sum(len(each["interpretation"]) > 1 for each in wtdc21["placements"])
    assert interpreted == sum(len(each["sessions"]) for each in made["assignments"]) >= 50


Spoil = Callable[[list[Plain]], None]


def _swap_languages(assignments: list[Plain]) -> None:
    booths = assignments[-1]["booths"]
    booths[0]["interpreters"], booths[1]["interpreters"] = booths[1]["interpreters"], booths[0]["interpreters"]


def _nobody_hears_russian(assignments: list[Plain]) -> None:
    for booth in next(each for each in assignments if len(each["booths"]) == 6)["booths"]:
        listeners = {"en": ["I-EN-01", "I-EN-02"], "fr": ["I-FR-01", "I-FR-02"]}
        booth["interpreters"] = listeners.get(booth["languages"][0], booth["interpreters"])


def _two_places(assignments: list[Plain]) -> None:
    one, other = next(
        (one, other)
        for one in assignments
        for other in assignments
        if one is not other and one["start"] == other["start"] and one["languages"] == other["languages"]
    )
    other["booths"] = copy.deepcopy(one["booths"])


@pytest.mark.parametrize(
    ("spoil", "what"),
    [
        (_swap_languages, "has not the languages of a booth"),
        (_nobody_hears_russian, "ru does not reach"),
        (_two_places, "minutes between"),
        (lambda assignments: assignments[0]["booths"][0]["interpreters"].pop(), "is alone"),
        (lambda assignments: assignments[0]["booths"][0]["turns"].pop(), "do not follow each other"),
        (lambda assignments: assignments.pop(), "are not those of the roster"),
    ],
)
def test_the_recount_finds_what_is_wrong(wtdc21: Plain, roster: Path, spoil: Spoil, what: str) -> None:
    made = plain(roster)
    for each in made["assignments"]:
        each["languages"] = [booth["languages"] for booth in each["booths"]]
    spoil(made["assignments"])
    assert any(what in text for text in recounted(plain(WTDC21), wtdc21, made))


def test_two_who_fall_ill_are_replaced_with_the_fewest_changes_proven(
    hemicycle: Command, wtdc21: Plain, timetable: Path, roster: Path
) -> None:
    target = timetable.with_name("ill.json")
    done = hemicycle(
        *("roster", WTDC21, timetable, "--from", roster, *ILL, "--workers", 1, "--seconds", 120, "-o", target)
    )
    before, after = plain(roster), plain(target)
    ill = {"I-RU-01", "I-RU-02"}
    theirs = _seats(before, "2022-06-09", ill)
    assert theirs, "the two work on 9 June, or this test tells nothing"
    assert _seats(after, "2022-06-09", ill) == set()
    assert after["proof"]["changes"] == after["proof"]["fewest_changes"] >= len(theirs)
    assert after["proof"]["lacking"] == after["proof"]["least_lacking"]
    assert done.returncode == (0 if after["proof"]["lacking"] == 0 else 1)
    assert "no roster changes less: proven" in done.stderr
    left = [(c["interpreter"], c["assignment"]) for c in after["changes"] if c["what"] == "leaves"]
    assert len(left) == after["proof"]["changes"]
    assert {(name, place) for name, place, _ in theirs} <= set(left)
    for name, place, _ in theirs:
        assert f"{name} leaves the booth for Russian" in done.stderr, place
    away = plain(WTDC21)
    for person in away["interpretation"]["interpreters"]:
        if person["id"] in ill:
            person["available"] = [
                {"start": "2022-06-01 00:00", "end": "2022-06-09 00:00"},
                {"start": "2022-06-10 00:00", "end": "2022-06-18 00:00"},
            ]
    wrong = [text for text in recounted(away, wtdc21, after) if "does not reach" not in text]
    assert wrong == []


def _seats(roster: Plain, day: str, people: set[str]) -> set[tuple[str, str, str]]:
    return {
        (name, each["id"], "+".join(booth["languages"]))
        for each in roster["assignments"]
        for booth in each["booths"]
        for name in booth["interpreters"]
        if each["day"] == day and name in people
    }


def test_the_same_seed_gives_the_same_roster(hemicycle: Command, forum: Path, staffed: Path, tmp_path: Path) -> None:
    hemicycle("roster", FORUM, forum, "--workers", 1, "-o", tmp_path / "again.json")
    one, other = plain(staffed), plain(tmp_path / "again.json")
    del one["proof"]["seconds"], other["proof"]["seconds"]
    assert one == other


def test_a_small_forum_is_staffed_and_the_lines_say_what_it_costs(
    hemicycle: Command, forum: Path, tmp_path: Path
) -> None:
    done = hemicycle("roster", FORUM, forum, "--workers", 1, "-o", tmp_path / "r.json")
    made = plain(tmp_path / "r.json")
    assert recounted(plain(FORUM), plain(forum), made) == []
    seats = sum(booth["seats"] for each in made["assignments"] for booth in each["booths"])
    paid = made["terms"]["interpreter_days"]["amount"]
    assert f"{len(made['assignments'])} assignments, {seats} seats: all are taken." in done.stderr
    assert f"interpreter-days, EUR {paid:,}." in done.stderr


def test_seats_that_stay_empty_are_said_with_their_reason_and_the_exit_code(
    hemicycle: Command, forum: Path, tmp_path: Path
) -> None:
    few = changed(
        tmp_path,
        ("    - {id: AR-2, native: [ar], active: [fr], passive: [en]}\n", ""),
        ("    - {id: AR-3, native: [ar], active: [en]}\n", ""),
    )
    done = hemicycle("roster", few, forum, "--workers", 1, "-o", tmp_path / "r.json")
    made = plain(tmp_path / "r.json")
    arabic = [each for each in made["uncovered"] if each["languages"] == ["ar"]]
    assert done.returncode == 1
    assert [each["seats"] for each in arabic] == [3] * len(arabic) != []
    alone, busy = "AR-1 would be alone", "AR-1 cannot take another assignment that day"  # being in the English booth
    assert {each["why"].partition(": ")[2] for each in arabic} <= {alone, busy}
    assert all(each["why"].startswith("no interpreter for Arabic is free on ") for each in arabic)
    assert "; no roster takes more: proven." in done.stderr
    assert [text for text in recounted(plain(few), plain(forum), made) if "does not reach" not in text] == []


def test_languages_that_do_not_reach_each_other_are_said(hemicycle: Command, forum: Path, tmp_path: Path) -> None:
    deaf = changed(tmp_path, ("  pivots: [en, fr]\n", ""))
    done = hemicycle("roster", deaf, forum, "--workers", 1, "-o", tmp_path / "r.json")
    made = plain(tmp_path / "r.json")
    unreached = [each for each in made["violations"] if each["rule"] == "languages_reach_each_other"]
    assert done.returncode == 1
    assert made["uncovered"] == []
    assert unreached
    assert {f"  {each['text']}" for each in unreached} <= set(done.stderr.splitlines())
    assert {each["text"] for each in unreached} == set(recounted(plain(deaf), plain(forum), made))


def test_where_nobody_falls_ill_nothing_changes(
    hemicycle: Command, forum: Path, staffed: Path, tmp_path: Path
) -> None:
    done = hemicycle("roster", FORUM, forum, "--from", staffed, "--workers", 1, "-o", tmp_path / "2.json")
    assert done.stderr.endswith("Nothing changes.\n")
    assert plain(staffed)["assignments"] == plain(tmp_path / "2.json")["assignments"]


@pytest.mark.parametrize(("minutes_later", "stays"), [(0, False), (1, True)])
def test_what_has_begun_stays_though_somebody_is_ill_since(
    hemicycle: Command, forum: Path, staffed: Path, tmp_path: Path, minutes_later: int, stays: bool
) -> None:
    first = min(plain(staffed)["assignments"], key=lambda each: each["start"])
    name, day = first["booths"][0]["interpreters"][0], first["day"]
    now = f"{day} {first['start'][11:14]}{int(first['start'][14:16]) + minutes_later:02}"
    ill = ("--from", staffed, "--without", f"{name}@{day}", "--now", now)
    hemicycle("roster", FORUM, forum, *ill, "--workers", 1, "-o", tmp_path / "2.json")
    again = next(each for each in plain(tmp_path / "2.json")["assignments"] if each["id"] == first["id"])
    assert (name in again["booths"][0]["interpreters"]) is stays


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
    hemicycle: Command, forum: Path, roster: Path
) -> None:
    other = said(hemicycle("roster", WTDC21, forum))
    assert other[1] == "conference: this is a timetable of “booths”, not of “wtdc21”"
    earlier = said(hemicycle("roster", FORUM, forum, "--from", roster))
    assert earlier[1] == "conference: is of “wtdc21”, not of “booths”"


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


def test_a_roster_reads_back_as_it_was_written(roster: Path) -> None:
    text = roster.read_text(encoding="utf-8")
    assert write_roster(parse_roster(text.encode(), "r.json")) == text


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
