"""`hemicycle rotate` as organizers meet it: what it answers, what it refuses, and how it mends."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from click import UsageError
from click.testing import CliRunner, Result

from scheduler.commands.rotate import command
from scheduler.errors import BadInput
from scheduler.formats.rotation_file import parse_rotation, write_rotation
from tests.conftest import Command
from tests.scheduler.breakouts import GROUP, SESSIONS, participants, text, timetable

Plain = dict[str, Any]
SHORT = ("--workers", 1, "--seconds", 120, "--steps", 1)
WISHES = "".join(f"      - {{id: P{n}, wishes: [{'air, bees' if n < 7 else 'bees, air'}]}}\n" for n in range(1, 13))
TWELVE = f"    participants:\n{WISHES}"


def written(folder: Path, content: str, name: str = "c.yaml") -> Path:
    (folder / name).write_text(content, encoding="utf-8")
    return folder / name


def plain(path: Path) -> Plain:
    found: Plain = json.loads(path.read_text(encoding="utf-8"))
    return found


def seats(rotation: Plain) -> list[dict[str, str]]:
    """Give the group of each person, round by round."""
    return [
        {
            person: group["session"]
            for group in each["groups"]
            for person in (*group["participants"], *group["facilitators"])
        }
        for each in rotation["rounds"]
    ]


def rotate(*arguments: object) -> Result:
    """Run the command as a user does, without a new interpreter for each time."""
    return CliRunner().invoke(command, list(map(str, arguments)), standalone_mode=False)


def said(*arguments: object) -> list[str]:
    """Give what is said by a refusal: the head line, then every fault."""
    error = rotate(*arguments).exception
    if isinstance(error, BadInput):
        return [str(error), *map(str, error.faults)]
    assert isinstance(error, UsageError), error
    return [error.message]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Twelve people in two rounds of two groups, each of whom can have what they wish for, and their rotation."""
    found = tmp_path_factory.mktemp("rotate")
    known = written(found, text(people=TWELVE))
    done = rotate(known, *SHORT, "-o", found / "r.json")
    assert done.return_value == 0, done.stderr
    (found / "said").write_text(done.stderr, encoding="utf-8")
    return found


def test_a_rotation_is_told_with_its_measures_floors_and_proofs(folder: Path) -> None:
    made, lines = plain(folder / "r.json"), (folder / "said").read_text(encoding="utf-8").splitlines()
    assert (made["conference"], made["breakout"], made["past"]) == ("sound", "talk", 0)
    assert made["proof"]["status"] == "OPTIMAL"
    assert [aim["rules"] for aim in made["aims"]][:2] == [["wishes_are_met"], ["people_meet_new_people"]]
    at = lines.index("12 people in 4 groups of 2 rounds; 6 to 6 in a group.")
    assert lines[at + 1 :] == [
        "repeats 30; less is impossible (30 pairs meet more than once)",
        "wishes cost 12; less is impossible",
        "  12 of 12 people get their first wish in some round",
        "  24 of 24 seats are in a first wish, of as many as the person has rounds",
        "languages beyond the first of each group 0; less is impossible",
        "  aim 1, wishes_are_met: 12, the best there is: proven",
        "  aim 2, people_meet_new_people: 30, the best there is: proven",
        "  aim 3, groups_need_few_languages: 0, the best there is: proven",
        "  aim 4, groups_are_alike: 0, the best there is: proven",
    ]


def test_the_same_seed_gives_the_same_rotation_whatever_the_order(folder: Path, tmp_path: Path) -> None:
    lines = TWELVE.splitlines(keepends=True)
    known = written(tmp_path, text(people="".join([lines[0], *reversed(lines[1:])])))
    rotate(known, *SHORT, "-o", tmp_path / "again.json")
    one, other = plain(folder / "r.json"), plain(tmp_path / "again.json")
    del one["proof"]["seconds"], other["proof"]["seconds"]
    assert one == other


def test_where_no_rotation_exists_it_says_why(tmp_path: Path) -> None:
    known = written(tmp_path, text("apart: [[P1, P2], [P2, P3], [P1, P3]]", TWELVE))
    done = rotate(known, *SHORT, "-o", tmp_path / "r.json")
    made = plain(tmp_path / "r.json")
    assert done.return_value == 1, done.stderr
    assert done.stderr.splitlines()[-1].startswith("There is no rotation that keeps every hard rule.")
    assert (made["measures"], made["proof"]["status"]) == (None, "INFEASIBLE")
    assert done.stderr.splitlines()[-1] == made["why"]
    again = ("--from", tmp_path / "r.json", "-o", tmp_path / "2.json")
    assert said(known, *again)[1].startswith("why: it is no rotation: There is no rotation")


def test_what_cannot_be_followed_is_listed_and_nothing_is_written(hemicycle: Command, tmp_path: Path) -> None:
    known = written(tmp_path, text("group_maximum: 5\ntogether: [[P1, P2]]\napart: [[P1, P2, P99]]", TWELVE))
    done = hemicycle("rotate", known, "-o", tmp_path / "r.json")
    assert done.returncode == 2
    assert [line.partition("talk › ")[2].partition(": ")[0] for line in done.stderr.splitlines()[1:]] == [
        "rounds[0]",
        "rounds[1]",
        "apart[0][2]",
        "apart[0]",
    ]
    assert not (tmp_path / "r.json").exists()


def test_participants_come_from_a_file_and_its_faults_by_row(tmp_path: Path) -> None:
    known = written(tmp_path, text("leads: [{person: P1, theme: air}]", people=""))
    people = "id;wishes;table\n" + "".join(f"P{number};bees;{number % 2}\n" for number in range(1, 9))
    done = rotate(*(known, "--participants", written(tmp_path, people, "p.csv"), *SHORT, "-o", tmp_path / "r.json"))
    made = plain(tmp_path / "r.json")
    assert done.return_value == 0, done.stderr
    assert seats(made)[0].keys() == {f"P{number}" for number in range(1, 9)}
    assert set(made["measures"]["balance"]) == {"table"}
    wrong = written(tmp_path, people + "P9;bes;1\nP9;;\n", "p.csv")
    assert said(known, "--participants", wrong) == [
        f"{wrong}: 2 errors",
        "row 10 › wishes: there is no theme “bes”; did you mean “bees”?",
        "row 11 › id: “P9” is already in row 10; leave one out",
    ]
    nobody = said(known)
    assert nobody[1].endswith("participants: there are none; list them here, or give a file with --participants")


def test_whoever_the_timetable_has_elsewhere_is_in_no_group_then(tmp_path: Path) -> None:
    sessions = SESSIONS.replace("body: WATER, start: 2027-03-28 11:30", "people: [CHAIR]")
    known = written(tmp_path, text(people=participants(9) + "      - {id: CHAIR}\n", sessions=sessions))
    placed = timetable().model_dump(mode="json")
    times = {"A1": "09:30", "B1": "09:30", "A2": "11:00", "B2": "11:00", "MEETING": "10:00"}
    placed["placements"] = [
        {
            "session": name,
            "start": f"2027-03-28T{at}:00+02:00",
            "end": f"2027-03-28T{int(at[:2]) + 1}{at[2:]}:00+02:00",
        }
        | {"room": "BLUE", "interpretation": [], "team": None}
        for name, at in times.items()
    ]
    table = written(tmp_path, json.dumps(placed), "t.json")
    done = rotate(known, "--timetable", table, *SHORT, "-o", tmp_path / "r.json")
    assert done.return_value == 0, done.stderr
    first, second = seats(plain(tmp_path / "r.json"))
    assert ("CHAIR" in first, "CHAIR" in second) == (False, True)
    assert {group["room"] for group in plain(tmp_path / "r.json")["rounds"][0]["groups"]} == {"BLUE"}
    placed["placements"][0]["session"] = "A9"
    lines = said(known, "--timetable", written(tmp_path, json.dumps(placed), "t.json"))
    assert lines[1].endswith("there is no session “A9”; did you mean “A2”?") or "there is no session “A9”" in lines[1]


def test_where_nothing_changes_nobody_moves(folder: Path, tmp_path: Path) -> None:
    done = rotate(folder / "c.yaml", "--from", folder / "r.json", *SHORT, "-o", tmp_path / "2.json")
    assert done.return_value == 0, done.stderr
    assert done.stderr.splitlines()[-1] == "Nothing changes."
    assert "0 people move" in done.stderr.splitlines()
    assert seats(plain(tmp_path / "2.json")) == seats(plain(folder / "r.json"))


@pytest.fixture(scope="module")
def later(folder: Path) -> Path:
    """The twelve without P12, and with P13, who came during the first round."""
    people = TWELVE.replace("      - {id: P12, wishes: [bees, air]}\n", "      - {id: P13, wishes: [air]}\n")
    return written(folder, text(people=people), "later.yaml")


def test_after_the_first_round_only_who_comes_and_goes_changes(folder: Path, later: Path, tmp_path: Path) -> None:
    again = ("--from", folder / "r.json", "--now", "2027-03-28 10:40")
    done = rotate(later, *again, *SHORT, "-o", tmp_path / "2.json")
    before, after = seats(plain(folder / "r.json")), seats(plain(tmp_path / "2.json"))
    assert done.return_value == 0, done.stderr
    assert plain(tmp_path / "2.json")["past"] == 1
    assert after[0] == {person: group for person, group in before[0].items() if person != "P12"}
    assert {p: g for p, g in after[1].items() if p != "P13"} == {p: g for p, g in before[1].items() if p != "P12"}
    theme = {"A2": "Clean air (RED)", "B2": "Bees (BLUE)"}
    at = done.stderr.splitlines().index("2 changes, for 2 people:")
    assert done.stderr.splitlines()[at + 1 :] == [
        f"  P12 leaves {theme[before[1]['P12']]} in round 2",
        f"  P13 comes in round 2 to {theme[after[1]['P13']]}",
    ]


@pytest.fixture(scope="module")
def eager(folder: Path) -> Path:
    """The twelve, two of whom now come to the first round only, and wish for the other theme in it."""
    people, had = TWELVE, seats(plain(folder / "r.json"))[0]
    for person in ("P1", "P2"):
        other = {"A1": "bees", "B1": "air"}[had[person]]
        people = people.replace(f"{person}, wishes: [air, bees]", f"{person}, wishes: [{other}], absent: [2]")
    return written(folder, text("rules: {group_sizes_are_alike: {enabled: false}}", people), "eager.yaml")


@pytest.mark.parametrize(("move", "most"), [((), 0), (("--move", 1), 1), (("--move", 2), 2)])
def test_at_most_so_many_move_as_are_allowed(
    folder: Path, eager: Path, tmp_path: Path, move: tuple[object, ...], most: int
) -> None:
    done = rotate(eager, "--from", folder / "r.json", *move, *SHORT, "-o", tmp_path / "2.json")
    made = plain(tmp_path / "2.json")
    assert done.return_value == 0, done.stderr
    assert made["measures"]["moved"] == most
    assert f"{most} {'person moves' if most == 1 else 'people move'}" in done.stderr.splitlines()


def test_an_offer_says_what_more_moves_would_gain(folder: Path, eager: Path, tmp_path: Path) -> None:
    done = rotate(eager, "--from", folder / "r.json", "--offer", *SHORT, "-o", tmp_path / "2.json")
    assert done.return_value == 0, done.stderr
    offers = [line for line in done.stderr.splitlines() if " may move: " in line]
    gains = [re.match(r"if (\w+) .*may move: wishes_are_met (\d+), .*; (\d+) people do", line) for line in offers]
    assert [(gain[1], gain[2], gain[3]) for gain in gains if gain is not None][:2] == [
        ("0", "16", "0"),
        ("5", "10", "2"),
    ]
    assert [line.partition(":")[0] for line in offers[2:]] == ["if 10 people may move", "if everybody may move"]


def test_options_and_files_that_do_not_fit_are_refused(folder: Path, tmp_path: Path) -> None:
    known, made = folder / "c.yaml", folder / "r.json"
    assert "give it with --from" in said(known, "--move", 1)[-1]
    assert "both say what is over" in said(known, "--from", made, "--over", 1, "--now", "x")[-1]
    assert said(known, "--from", made, "--over", 3) == [
        "--over: 1 error",
        "3 rounds cannot be over; there are 2",
    ]
    assert said(known, "--breakout", "walk")[1].startswith("there is no breakout “walk”")
    other = plain(made) | {"conference": "wtdc21", "breakout": "walk"}
    assert said(known, "--from", written(tmp_path, json.dumps(other), "o.json"))[1:] == [
        "conference: the rotation is of “wtdc21”, not of “sound”",
        "breakout: the rotation is of “walk”, not of “talk”",
    ]
    frame = text(sessions="sessions: []\n").partition("breakouts:")[0]
    none = written(tmp_path, frame)
    assert said(none)[1].startswith("breakouts: there are none")


def test_now_needs_a_round_with_a_time(tmp_path: Path) -> None:
    group = GROUP.replace("minutes: 60", "minutes: 60, required: true")
    sessions = "sessions:\n" + "".join(
        f"  - {{id: {name}, {group}, theme: {'air' if name[0] == 'A' else 'bees'}}}\n"
        for name in ("A1", "B1", "A2", "B2")
    )
    known = written(tmp_path, text(people=participants(4), sessions=sessions))
    assert rotate(known, *SHORT, "-o", tmp_path / "r.json").return_value == 0
    made = plain(tmp_path / "r.json")
    assert [(each["start"], each["end"]) for each in made["rounds"]] == [(None, None)] * 2
    lines = said(known, "--from", tmp_path / "r.json", "--now", "2027-03-28 10:00")
    assert lines[1].startswith("no round has a time yet: give the timetable with --timetable, or say with --over")


def test_a_spoilt_rotation_is_refused_with_every_error(folder: Path, tmp_path: Path) -> None:
    spoilt = plain(folder / "r.json")
    group, other = spoilt["rounds"][0]["groups"]
    other["participants"].append(group["participants"][0])
    spoilt["rounds"][1]["groups"][0]["session"] = group["session"]
    lines = said(folder / "c.yaml", "--from", written(tmp_path, json.dumps(spoilt), "s.json"))
    assert any("also sits in A1 in this round; everybody sits in one group" in line for line in lines)
    assert any("“A1” is in the rotation twice; leave one out" in line for line in lines)


def test_a_rotation_reads_back_as_it_was_written(folder: Path) -> None:
    content = (folder / "r.json").read_text(encoding="utf-8")
    assert write_rotation(parse_rotation(content.encode(), "r.json")) == content
