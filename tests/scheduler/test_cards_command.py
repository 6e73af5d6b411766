"""`hemicycle cards`: what it writes, and what it says about files and options that do not fit."""

from pathlib import Path

import pytest
import yaml

from scheduler.errors import BadInput
from scheduler.formats.rotation_file import write_rotation
from scheduler.rotation.belonging import breakout_of
from scheduler.rotation.rotation import Rotation
from tests.conftest import Command
from tests.scheduler.rotations import conference, plain, rotation


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    shore, turned = tmp_path / "shore.yaml", tmp_path / "rotation.json"
    shore.write_text(yaml.safe_dump(plain(), allow_unicode=True), encoding="utf-8")
    turned.write_text(write_rotation(rotation()), encoding="utf-8")
    return shore, turned


def test_pages_are_in_the_language_that_is_asked_for(hemicycle: Command, files: tuple[Path, Path]) -> None:
    target = files[0].with_suffix(".html")
    done = hemicycle("cards", *files, "--format", "html", "--language", "ar", "-o", target)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    written = target.read_text(encoding="utf-8")
    assert '<html lang="ar" dir="rtl">' in written
    assert [written.count(f'class="sheet {sort}"') for sort in ("door", "roster", "cut")] == [4, 4, 1]


def test_one_sort_of_card_of_one_round(hemicycle: Command, files: tuple[Path, Path]) -> None:
    written = hemicycle("cards", *files, "--format", "rooms", "--round", 2).stdout
    assert [written.count(f'class="sheet {sort}"') for sort in ("door", "roster", "cut")] == [2, 0, 0]


def test_zoom_takes_one_round_and_says_who_is_missing(hemicycle: Command, files: tuple[Path, Path]) -> None:
    refused = hemicycle("cards", *files, "--format", "zoom")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "--round: Zoom holds the rooms of one round; choose one of 1, 2" in refused.stderr
    done = hemicycle("cards", *files, "--format", "zoom", "--round", 1)
    assert done.stdout.splitlines()[1] == "Sand room,ana@example.org"
    assert done.stderr == "Without an e-mail address, so not in the file: CHEN, DINA, EVE\n"


def test_a_table_has_no_language_and_a_round_must_be_there(hemicycle: Command, files: tuple[Path, Path]) -> None:
    assert (
        "csv is in the conference's own language"
        in hemicycle("cards", *files, "--format", "csv", "--language", "fr").stderr
    )
    refused = hemicycle("cards", *files, "--format", "csv", "--round", 3)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "--round: there is no round 3; the rotation has 1, 2" in refused.stderr


def test_names_and_addresses_may_come_from_the_file_of_participants(
    hemicycle: Command, files: tuple[Path, Path], tmp_path: Path
) -> None:
    people = tmp_path / "people.csv"
    rows = [f"{name},{name.title()} X,{name.lower()}@example.org" for name in ("ANA", "BEN", "CHEN", "DINA", "EVE")]
    people.write_text("\n".join(["id,name,email", *rows, "FAISAL,F,"]), encoding="utf-8")
    done = hemicycle("cards", *files, "--format", "zoom", "--round", 1, "--participants", people)
    assert done.stdout.splitlines()[1:] == [
        "Sand room,ana@example.org",
        "Sand room,ben@example.org",
        "Sand room,chen@example.org",
        "ROCK,dina@example.org",
        "ROCK,eve@example.org",
    ]
    assert done.stderr == "Without an e-mail address, so not in the file: FAISAL\n"
    assert "<bdi>Chen X</bdi>" in hemicycle("cards", *files, "--format", "tables", "--participants", people).stdout


def test_everything_that_does_not_belong_is_listed(hemicycle: Command, files: tuple[Path, Path]) -> None:
    strange = rotation().model_dump(mode="json")
    first, second = strange["rounds"][0]["groups"]
    first |= {"theme": "TIDE", "room": "SANDY"}
    second |= {"session": "KELP-9", "participants": ["FAISA"]}
    files[1].write_text(write_rotation(Rotation.model_validate(strange)), encoding="utf-8")
    done = hemicycle("cards", *files, "--format", "html")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines()[1:] == [
        "  rounds[0] › groups[0] TIDES-1: there is no theme “TIDE”; did you mean “TIDES”?",
        "  rounds[0] › groups[0] TIDES-1: there is no room “SANDY”; did you mean “SAND”?",
        "  rounds[0] › groups[1] KELP-9: there is no group session “KELP-9”; did you mean “KELP-2”?",
        "  rounds[0] › groups[1] KELP-9: there is no participant “FAISA”; did you mean “FAISAL”?",
    ]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"conference": "shor"}, "conference: this is a rotation of “shor”, not of “shore”"),
        ({"breakout": "coasts"}, "breakout: there is no breakout “coasts”; did you mean “coast”?"),
    ],
)
def test_a_rotation_of_something_else_is_refused(change: dict[str, str], said: str) -> None:
    with pytest.raises(BadInput) as refused:
        breakout_of(conference(), rotation(**change), "r.json")
    assert [str(fault) for fault in refused.value.faults] == [said]


def test_where_nobody_is_seated_there_are_no_cards(hemicycle: Command, files: tuple[Path, Path]) -> None:
    files[1].write_text(write_rotation(rotation(why="KELP has no seats.")), encoding="utf-8")
    done = hemicycle("cards", *files, "--format", "xlsx")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines()[1:] == ["  why: nobody is seated: KELP has no seats."]
