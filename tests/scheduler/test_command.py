"""The `hemicycle` command as its user meets it."""

import copy
import json
import re
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest

from scheduler.formats.conference_file import read_conference
from scheduler.formats.timetable_file import write_timetable
from tests.conftest import FIXTURES, Command
from tests.scheduler import booths

WTDC21 = FIXTURES / "wtdc21.yaml"
SMALL = FIXTURES / "small.yaml"
Timetable = dict[str, Any]


@pytest.fixture
def spoiled(wtdc21: Timetable, tmp_path: Path) -> Callable[[Callable[[dict[str, Any]], None]], Path]:
    """Write WTDC-21's timetable with its placements changed by hand."""

    def write(change: Callable[[dict[str, Any]], None]) -> Path:
        timetable = copy.deepcopy(wtdc21)
        change({placement["session"]: placement for placement in timetable["placements"]})
        target = tmp_path / "spoiled.json"
        target.write_text(json.dumps(timetable), encoding="utf-8")
        return target

    return write


def move(placement: dict[str, Any], to: str) -> None:
    """Give a placement another start; it stays as long as it was."""
    start, end = (datetime.fromisoformat(placement[key]) for key in ("start", "end"))
    placement["start"] = to
    placement["end"] = (datetime.fromisoformat(to) + (end - start)).isoformat()


def named(report: str, rule: str) -> list[set[str]]:
    """Give the sessions of each violation of a rule in a report."""
    found = []
    for line in report.splitlines():
        if line.startswith(f"{rule}: "):
            found.append(set(line.rpartition("[")[2].rstrip("]").split(", ")))
    return found


def test_solve_gives_a_timetable_that_check_finds_without_hard_violation(
    wtdc21: Timetable, hemicycle: Command, tmp_path: Path
) -> None:
    target = tmp_path / "t.json"
    target.write_text(json.dumps(wtdc21), encoding="utf-8")
    done = hemicycle("check", WTDC21, target)
    assert done.returncode == 0
    assert done.stdout.startswith("169 sessions placed, no hard violation, ")


def test_the_timetable_says_what_made_it_and_what_it_costs(wtdc21: Timetable) -> None:
    assert wtdc21["conference"] == "wtdc21"
    assert wtdc21["problem"].startswith("sha256:")
    assert wtdc21["made_by"]["seed"] == 1
    cost = sum(term["amount"] * term["weight"] for term in wtdc21["terms"].values())
    assert wtdc21["proof"]["cost"] == cost
    assert 0 < wtdc21["proof"]["bound"] <= cost
    assert wtdc21["unplaced"] == []


def test_a_side_event_in_plenary_time_is_refused(spoiled: Any, hemicycle: Command) -> None:
    def into_plenary(placed: dict[str, Any]) -> None:
        move(placed["SE-11"], placed["PL-08"]["start"])

    done = hemicycle("check", WTDC21, spoiled(into_plenary))
    assert done.returncode == 1
    assert {"PL-08", "SE-11"} in named(done.stdout, "plenary_is_exclusive")


def test_a_chair_in_two_rooms_is_refused(spoiled: Any, hemicycle: Command) -> None:
    def both_at_once(placed: dict[str, Any]) -> None:
        move(placed["COM4-2"], placed["COM4-3"]["start"])

    done = hemicycle("check", WTDC21, spoiled(both_at_once))
    assert done.returncode == 1
    assert {"COM4-2", "COM4-3"} in named(done.stdout, "person_in_one_place")


def test_three_hundred_people_in_a_room_of_fifty_are_refused(spoiled: Any, hemicycle: Command) -> None:
    def into_small_room(placed: dict[str, Any]) -> None:
        placed["COM4-2"]["room"] = "KCC-R10"

    done = hemicycle("check", WTDC21, spoiled(into_small_room))
    assert done.returncode == 1
    assert named(done.stdout, "room_is_large_enough") == [{"COM4-2"}]


def test_a_start_off_the_grid_is_refused_by_seven_minutes(spoiled: Any, hemicycle: Command) -> None:
    def seven_minutes_late(placed: dict[str, Any]) -> None:
        later = datetime.fromisoformat(placed["GC-HK1"]["start"]) + timedelta(minutes=7)
        move(placed["GC-HK1"], later.isoformat())

    done = hemicycle("check", WTDC21, spoiled(seven_minutes_late))
    assert {"GC-HK1"} in named(done.stdout, "admissible_time")


def test_check_as_json_holds_what_the_report_says(spoiled: Any, hemicycle: Command) -> None:
    def into_small_room(placed: dict[str, Any]) -> None:
        placed["COM4-2"]["room"] = "KCC-R10"

    done = hemicycle("check", WTDC21, spoiled(into_small_room), "--json")
    hard = [found for found in json.loads(done.stdout) if found["level"] == "hard"]
    assert {found["rule"] for found in hard} >= {"room_is_large_enough", "room_has_booths"}


def test_a_conference_without_a_timetable_ends_with_code_1_and_a_sentence(hemicycle: Command, tmp_path: Path) -> None:
    """Two hours of meetings of one chair in an hour and a half: no line of the file contradicts another."""
    pinned = (FIXTURES / "impossible.yaml").read_text(encoding="utf-8")
    crowded = pinned.replace(" start: 2026-11-02 09:00,", "")
    crowded = crowded.replace(" start: 2026-11-02 09:30,", "").replace("end: 12:00", "end: 10:30")
    conference = tmp_path / "crowded.yaml"
    conference.write_text(crowded, encoding="utf-8")
    done = hemicycle("solve", conference, "-o", "-")
    assert done.returncode == 1
    assert "There is no timetable that keeps every hard rule" in done.stderr
    made = json.loads(done.stdout)
    assert (made["proof"]["status"], made["placements"]) == ("INFEASIBLE", [])


def test_plain_lines_tell_of_progress_where_there_is_no_terminal(hemicycle: Command) -> None:
    done = hemicycle("solve", SMALL, "--seconds", 20)
    assert done.returncode == 0
    last = done.stderr.splitlines()[-1]
    assert "gap 0.0 %" in last
    assert last.endswith("optimal")


def test_a_search_begins_with_the_timetable_it_is_given(hemicycle: Command, tmp_path: Path) -> None:
    first, again = tmp_path / "first.json", tmp_path / "again.json"
    hemicycle("solve", SMALL, "--seconds", 20, "-o", first)
    hemicycle("solve", SMALL, "--from", first, "--steps", 0, "--workers", 1, "-o", again)
    assert json.loads(again.read_text())["placements"] == json.loads(first.read_text())["placements"]


def test_the_calendar_of_an_export_has_an_event_for_each_session(
    wtdc21: Timetable, hemicycle: Command, tmp_path: Path
) -> None:
    made, target = tmp_path / "t.json", tmp_path / "t.ics"
    made.write_text(json.dumps(wtdc21), encoding="utf-8")
    assert hemicycle("export", WTDC21, made, "--format", "ics", "-o", target).returncode == 0
    identities = [line for line in target.read_text().splitlines() if line.startswith("UID:")]
    assert sorted(identities) == sorted(f"UID:{p['session']}.wtdc21@hemicycle" for p in wtdc21["placements"])


def test_a_selection_of_an_export_holds_only_its_sessions(
    wtdc21: Timetable, hemicycle: Command, tmp_path: Path
) -> None:
    made = tmp_path / "t.json"
    made.write_text(json.dumps(wtdc21), encoding="utf-8")
    done = hemicycle("export", WTDC21, made, "--format", "csv", "--body", "COM3")
    rows = done.stdout.splitlines()
    assert [row.partition(",")[0] for row in rows] == ["session", *(f"COM3-{n}" for n in range(1, 7))]


def test_publish_refuses_a_timetable_that_breaks_a_hard_rule(
    spoiled: Any, hemicycle: Command, tmp_path: Path
) -> None:
    def into_small_room(placed: dict[str, Any]) -> None:
        placed["COM4-2"]["room"] = "KCC-R10"

    done = hemicycle("publish", WTDC21, spoiled(into_small_room), "--data", tmp_path)
    assert done.returncode == 2
    assert "room_is_large_enough" in done.stderr


def test_publish_counts_versions(wtdc21: Timetable, hemicycle: Command, tmp_path: Path) -> None:
    made = tmp_path / "t.json"
    made.write_text(json.dumps(wtdc21), encoding="utf-8")
    said = [hemicycle("publish", WTDC21, made, "--data", tmp_path / "data").stdout for _ in range(2)]
    assert said == [f"wtdc21: version {number} is published, 169 sessions.\n" for number in (1, 2)]


def test_rules_prints_a_sentence_for_each_rule(hemicycle: Command) -> None:
    lines = hemicycle("rules").stdout.splitlines()
    rules = sorted(path.stem for path in Path("solver/timetable/rules").glob("[a-z]*.py"))
    assert sorted(line.split()[0] for line in lines) == rules


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("solve", "nowhere.yaml"), "nowhere.yaml"),
        (("solve", "fixtures"), "fixtures"),
        (("check", "fixtures/small.yaml", "fixtures/small.yaml"), "fixtures/small.yaml"),
        (("solve", "fixtures/small.yaml", "-o", "/nowhere/at/all.json", "--seconds", "2"), "/nowhere/at/all.json"),
        (("frobnicate",), "No such command 'frobnicate'"),
    ],
)
def test_bad_input_ends_with_code_2_names_the_place_and_shows_no_traceback(
    hemicycle: Command, arguments: tuple[str, ...], said: str
) -> None:
    done = hemicycle(*arguments)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_a_damaged_database_is_told_in_a_sentence(hemicycle: Command, tmp_path: Path) -> None:
    (tmp_path / "hemicycle.sqlite").write_bytes(b"SQLite format 3\x00" + b"\xff" * 5000)
    done = hemicycle("migrate", "--data", tmp_path)
    assert done.returncode == 3
    assert "Traceback" not in done.stderr
    assert "restore a backup" in done.stderr


def test_a_repair_tells_what_changes_and_that_less_would_not_do(
    wtdc21: Timetable, hemicycle: Command, tmp_path: Path
) -> None:
    made, lost = tmp_path / "t.json", tmp_path / "lost.yaml"
    made.write_text(json.dumps(wtdc21), encoding="utf-8")
    [before] = [placement for placement in wtdc21["placements"] if placement["session"] == "COM4-1"]
    room, day = before["room"], before["start"][:10]
    text = WTDC21.read_text(encoding="utf-8")
    closed = f"{{id: {room}, closed: [{{start: {day} 00:00, end: {day} 24:00}}], "
    lost.write_text(text.replace(f"{{id: {room}, ", closed), encoding="utf-8")
    target = tmp_path / "repaired.json"
    done = hemicycle("solve", lost, "--from", made, "--steps", 0, "-o", target)
    assert done.returncode == 0
    assert "changes to what was published: no timetable changes less: proven" in done.stderr
    old = {p["session"]: (p["start"], p["room"]) for p in wtdc21["placements"]}
    new = {p["session"]: (p["start"], p["room"]) for p in json.loads(target.read_text())["placements"]}
    there = {s for s, (start, where) in old.items() if where == room and start[:10] == day}
    assert {session for session in old if old[session] != new[session]} == there
    assert all(f"({session}): " in done.stderr for session in there)


def test_a_timetable_of_another_conference_is_not_repaired(
    wtdc21: Timetable, hemicycle: Command, tmp_path: Path
) -> None:
    made = tmp_path / "t.json"
    made.write_text(json.dumps(wtdc21), encoding="utf-8")
    done = hemicycle("solve", SMALL, "--from", made)
    assert done.returncode == 2
    assert "is of “wtdc21”, not of “" in done.stderr


def test_the_same_conference_in_any_order_gives_the_same_bytes(hemicycle: Command, tmp_path: Path) -> None:
    """One worker, one seed, a number of steps: only the seconds may differ."""
    plain = read_conference(SMALL).model_dump(mode="json", exclude_unset=True)
    made = []
    for seed in (1, 2):
        shuffled = copy.deepcopy(plain)
        for items in (shuffled[name] for name in ("sessions", "people", "bodies", "precedences", "delegations")):
            Random(seed).shuffle(items)
        Random(seed).shuffle(shuffled["venue"]["rooms"])
        conference, target = tmp_path / f"{seed}.json", tmp_path / f"t{seed}.json"
        conference.write_text(json.dumps(shuffled), encoding="utf-8")
        options = ("--workers", 1, "--seed", 3, "--steps", 12, "--seconds", 600, "-o", target)
        assert hemicycle("solve", conference, *options).returncode == 0
        made.append(re.sub(rb'"seconds": ?[0-9.]+', b"", target.read_bytes()))
    assert made[0] == made[1]


def test_pins_that_contradict_one_another_are_told_before_the_search(hemicycle: Command, tmp_path: Path) -> None:
    """In one room, under one person, of one body: each pair once, with both times."""
    day = "2026-10-09"
    meeting = f"kind: briefing, minutes: 60, attendance: 20, days: [{day}]"
    pinned = [
        f'  - {{id: P-1, {meeting}, start: "{day} 09:30", room: GREAT, people: [TREAS]}}',
        f'  - {{id: P-2, {meeting}, start: "{day} 10:00", room: GREAT}}',
        f'  - {{id: P-3, {meeting}, start: "{day} 10:15", people: [TREAS]}}',
        f'  - {{id: P-4, {meeting}, start: "{day} 10:30", people: [TREAS]}}',
    ]
    lines = SMALL.read_text(encoding="utf-8").replace("\nsessions:\n", "\nsessions:\n" + "\n".join(pinned) + "\n")
    conference = tmp_path / "pins.yaml"
    conference.write_text(lines, encoding="utf-8")
    done = hemicycle("solve", conference)
    assert done.returncode == 2
    assert [line.strip() for line in done.stderr.splitlines()[1:]] == [
        f"sessions[0] P-1 › start: pinned to {day} 09:30, while P-2 is pinned to {day} 10:00: both are in room "
        "GREAT; move one of them, or unpin it",
        f"sessions[0] P-1 › start: pinned to {day} 09:30, while P-3 is pinned to {day} 10:15: both need TREAS; "
        "move one of them, or unpin it",
        f"sessions[2] P-3 › start: pinned to {day} 10:15, while P-4 is pinned to {day} 10:30: both need TREAS; "
        "move one of them, or unpin it",
    ]


@pytest.mark.parametrize(
    ("now", "said"),
    [("tomorrow", "is not a local time"), ("2022-02-30 10:00", "is not a local time")],
)
def test_a_moment_that_is_none_is_refused(
    hemicycle: Command, wtdc21: Timetable, tmp_path: Path, now: str, said: str
) -> None:
    made = tmp_path / "t.json"
    made.write_text(json.dumps(wtdc21), encoding="utf-8")
    done = hemicycle("solve", WTDC21, "--from", made, "--now", now)
    assert done.returncode == 2
    assert said in done.stderr


def test_an_export_of_a_language_holds_what_can_be_followed_in_it(hemicycle: Command, tmp_path: Path) -> None:
    made = tmp_path / "t.json"
    made.write_text(write_timetable(booths.timetable()), encoding="utf-8")
    found = {}
    for language in ("ar", "fr", "en"):
        done = hemicycle("export", FIXTURES / "booths.yaml", made, "--format", "csv", "--language", language)
        found[language] = {line.partition(",")[0] for line in done.stdout.splitlines()[1:] if line}
    six = {"OPEN", "PL-1", "PL-2", "FISH-1", "FISH-2"}
    latin = six | {"COAST-1", "COAST-2", "NETS"}
    assert found == {"ar": six, "fr": latin, "en": latin | {"GULLS"}}


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        (("--language", "fra"), "--language: there is no language “fra”; did you mean “fr”?"),
        (("--room", "HAL"), "--room: there is no room “HAL”; did you mean “HALL”?"),
        (("--kind", "plenery"), "--kind: there is no kind “plenery”; did you mean “plenary”?"),
        (("--body", "NAVY"), "--body: there is no body “NAVY”; known here: “COAST”, “FISH”, “FORUM” and “SIDE”"),
        (("--roster", "nobody.json"), "--roster: csv has no interpreters; booths-xlsx does"),
    ],
)
def test_an_export_of_what_there_is_not_is_refused(
    hemicycle: Command, tmp_path: Path, options: tuple[str, str], complaint: str
) -> None:
    made, target = tmp_path / "t.json", tmp_path / "t.csv"
    made.write_text(write_timetable(booths.timetable()), encoding="utf-8")
    done = hemicycle("export", FIXTURES / "booths.yaml", made, "--format", "csv", "-o", target, *options)
    assert (done.returncode, target.exists()) == (2, False)
    assert complaint in done.stderr


def test_languages_that_are_not_granted_any_more_are_published_only_when_that_is_said(
    hemicycle: Command, tmp_path: Path
) -> None:
    """French for NETS was granted on three requests; then one of them is withdrawn in time."""
    made, changed, data = tmp_path / "t.json", tmp_path / "booths.yaml", tmp_path / "data"
    made.write_text(write_timetable(booths.timetable()), encoding="utf-8")
    text = (FIXTURES / "booths.yaml").read_text(encoding="utf-8")
    changed.write_text(text.replace("received: 2027-03-12", "received: 2027-03-12, withdrawn: 2027-03-13"), "utf-8")
    said = (
        "Nets without plastic (NETS) is interpreted between English and French, but the requests and rules of today"
        " give no interpretation"
    )
    checked = hemicycle("check", changed, made)
    assert checked.returncode == 1
    assert f"interpretation_as_granted: {said} [NETS]\n" in checked.stdout
    refused = hemicycle("publish", changed, made, "--data", data)
    assert (refused.returncode, said in refused.stderr, "--keep-languages" in refused.stderr) == (2, True, True)
    assert not hemicycle("check", FIXTURES / "booths.yaml", made).stdout.count("interpretation_as_granted")
    repaired = tmp_path / "repaired.json"
    hemicycle("solve", changed, "--from", made, "--steps", 2, "--workers", 1, "-o", repaired)
    assert hemicycle("check", changed, repaired).returncode == 0


def test_other_languages_are_published_if_that_is_said(hemicycle: Command, tmp_path: Path) -> None:
    source, made, data = tmp_path / "booths.yaml", tmp_path / "t.json", tmp_path / "data"
    text = (FIXTURES / "booths.yaml").read_text(encoding="utf-8")
    source.write_text(text.replace(", after: [PL-1, FISH-1, FISH-2, COAST-1, COAST-2]", ""), encoding="utf-8")
    made.write_text(write_timetable(booths.timetable(COAST_2=("en", "fr"))), encoding="utf-8")
    refused = hemicycle("publish", source, made, "--data", data)
    assert (refused.returncode, "Committee on the coast (COAST-2) is interpreted" in refused.stderr) == (2, True)
    done = hemicycle("publish", source, made, "--data", data, "--keep-languages")
    assert (done.returncode, done.stdout) == (0, "booths: version 1 is published, 9 sessions.\n")
