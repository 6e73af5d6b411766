"""`hemicycle roster` as the head of interpretation meets it, on WTDC-21 and on a small forum."""

import copy
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from scheduler.formats.roster_file import parse_roster, write_roster
from tests.conftest import FIXTURES, Command
from tests.scheduler.roster_files import FORUM, WTDC21, Plain, changed, forum, plain, staffed, written
from tests.scheduler.roster_recount import recounted

__all__ = ["forum", "staffed"]
ROOT = FIXTURES.parent
ILL = ("--without", "I-RU-01@2022-06-09", "--without", "I-RU-02@2022-06-09")


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


Spoil = Callable[[Plain], None]
_EMPTY = {"assignment": "2022-06-06 AM team FOUR-1", "languages": ["ru"], "seats": 1}


def _swap_languages(made: Plain) -> None:
    booths = made["assignments"][-1]["booths"]
    booths[0]["interpreters"], booths[1]["interpreters"] = booths[1]["interpreters"], booths[0]["interpreters"]


def _nobody_hears_russian(made: Plain) -> None:
    for booth in next(each for each in made["assignments"] if len(each["booths"]) == 6)["booths"]:
        listeners = {"en": ["I-EN-01", "I-EN-02"], "fr": ["I-FR-01", "I-FR-02"]}
        booth["interpreters"] = listeners.get(booth["languages"][0], booth["interpreters"])


def _always_the_same(made: Plain) -> None:
    for each in made["assignments"]:
        next(booth for booth in each["booths"] if "en" in booth["languages"])["interpreters"][0] = "I-EN-01"


def _two_places(made: Plain) -> None:
    assignments = made["assignments"]
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
        (_always_the_same, "I-EN-01 has more than two assignments on "),
        (_always_the_same, "I-EN-01 has more than 5 assignments in 3 days"),
        (_always_the_same, "I-EN-01 has more than 7 assignments in 4 days"),
        (_always_the_same, "the interpreter-days cost "),
        (lambda made: made["assignments"][0]["booths"][0]["interpreters"].pop(), "is alone"),
        (lambda made: made["assignments"][0]["booths"][0]["interpreters"].pop(), "the empty seats are not those"),
        (lambda made: made["assignments"][0]["booths"][0]["turns"].pop(), "do not follow each other"),
        (lambda made: made["assignments"].pop(), "are not those of the roster"),
        (lambda made: made["uncovered"].append(_EMPTY), "the empty seats are not those that are listed"),
        (lambda made: made["proof"].update(cost=made["proof"]["cost"] - 1), "the terms do not add up to the cost"),
    ],
)
def test_the_recount_finds_what_is_wrong(wtdc21: Plain, roster: Path, spoil: Spoil, what: str) -> None:
    made = plain(roster)
    for each in made["assignments"]:
        each["languages"] = [booth["languages"] for booth in each["booths"]]
    spoil(made)
    assert any(what in text for text in recounted(plain(WTDC21), wtdc21, made))


def test_the_recount_finds_who_is_away(wtdc21: Plain, roster: Path) -> None:
    described, made = plain(WTDC21), plain(roster)
    for person in described["interpretation"]["interpreters"]:
        person["available"] = [{"start": "2022-06-01 00:00", "end": "2022-06-06 12:00"}]
    assert any(" is not there for 2022-06-07 " in text for text in recounted(described, wtdc21, made))


def test_an_interrupt_ends_the_search_with_the_best_roster_so_far(timetable: Path, tmp_path: Path) -> None:
    target = tmp_path / "r.json"
    command = ("roster", WTDC21, timetable, "--workers", 1, "--seconds", 300, "-o", target)
    program = (sys.executable, "-c", "from scheduler.cli import main; main()")
    with subprocess.Popen([*program, *map(str, command)], stderr=subprocess.PIPE, text=True, cwd=ROOT) as running:
        assert running.stderr is not None
        next(line for line in running.stderr if "cost" in line)
        running.send_signal(signal.SIGINT)
        rest = running.stderr.read()
        assert running.wait(timeout=30) in (0, 1), rest
    made = plain(target)
    assert made["proof"]["status"] == "FEASIBLE"
    assert any(booth["interpreters"] for each in made["assignments"] for booth in each["booths"])
    assert "assignments, " in rest


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
    assert all(each["why"].startswith("seats for Arabic stay empty on ") for each in arabic)
    assert "; no roster lacks less: proven." in done.stderr
    assert [text for text in recounted(plain(few), plain(forum), made) if "does not reach" not in text] == []


def test_languages_that_do_not_reach_each_other_are_said(hemicycle: Command, forum: Path, tmp_path: Path) -> None:
    deaf = changed(tmp_path, ("  pivots: [en, fr]\n", ""))
    done = hemicycle("roster", deaf, forum, "--workers", 1, "-o", tmp_path / "r.json")
    made = plain(tmp_path / "r.json")
    unreached = [each for each in made["violations"] if each["rule"] == "languages_reach_each_other"]
    assert done.returncode == 1
    assert made["uncovered"] == []
    assert unreached
    names = {"ar": "Arabic", "en": "English", "es": "Spanish", "fr": "French"}
    for place, floor, heard in (each["about"] for each in unreached):
        assert f"  {names[floor]} does not reach {names[heard]} in {place}" in done.stderr.splitlines()
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


def test_a_roster_reads_back_as_it_was_written(roster: Path) -> None:
    text = roster.read_text(encoding="utf-8")
    assert write_roster(parse_roster(text.encode(), "r.json")) == text
