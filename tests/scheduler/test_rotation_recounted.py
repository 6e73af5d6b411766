"""Rotations of `hemicycle rotate` stand up to a recount that knows nothing of ours."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from scheduler.formats.documents import read_document
from tests.conftest import FIXTURES, Command
from tests.scheduler.rotation_recount import Plain, recounted

TDAG20 = FIXTURES / "tdag20.yaml"
SHORT = ("--workers", 1, "--seconds", 120, "--steps", 1)


def plain(path: Path) -> Plain:
    found: Plain = read_document(path.read_bytes(), str(path)).value
    return found


@pytest.fixture(scope="module")
def made(hemicycle: Command, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The breakouts of TDAG-20, with people who met at an earlier event and one whose wishes count twice."""
    folder = tmp_path_factory.mktemp("rotation")
    described = plain(TDAG20)
    block = described["breakouts"][0]
    block["participants"][4] |= {"strength": 2, "youth": True, "attributes": {"hat": "red"}, "absent": [2]}
    block["participants"][5]["wishes"] = ["BG4"]
    block["earlier"] = [{"name": "2019", "groups": [[f"T{n:03}" for n in range(k, 121, 9)] for k in range(1, 10)]}]
    (folder / "c.json").write_text(json.dumps(described), encoding="utf-8")
    done = hemicycle("rotate", folder / "c.json", *SHORT, "-o", folder / "r.json")
    assert done.returncode == 0, done.stderr
    return folder


def test_a_rotation_keeps_the_rules_and_its_measures_add_up(made: Path) -> None:
    rotation = plain(made / "r.json")
    assert recounted(plain(made / "c.json"), rotation) == []
    measures = rotation["measures"]
    assert measures["repeats"]["amount"] > measures["pairs_twice"] > 0
    assert set(measures["balance"]) == {"gender", "hat", "region", "stakeholder", "youth"}
    assert measures["top"]["of"] == 2 * 120 - 9 - 1  # four facilitators twice, a rapporteur once, one is absent once
    for name in ("repeats", "wishes", "channels"):
        assert 0 <= measures[name]["floor"] <= measures[name]["amount"]


Spoil = Callable[[Plain], object]


def _sit_twice(made: Plain) -> None:
    one, other, *_ = made["rounds"][0]["groups"]
    one["participants"].append(other["participants"][0])


def _come_again(made: Plain) -> None:
    """Let somebody change places in round 2 with somebody of the theme that they had in round 1."""
    had, later = made["rounds"][0]["groups"][0], made["rounds"][1]["groups"]
    again = next(group for group in later if group["theme"] == had["theme"])["participants"]
    here = [(name, group["participants"]) for name in had["participants"] for group in later]
    name, home = next((name, sitting) for name, sitting in here if name in sitting)
    home[home.index(name)], again[0] = again[0], name


def _together(made: Plain) -> None:
    groups = made["rounds"][0]["groups"]
    home = next(group for group in groups if "T044" in group["participants"])
    home["participants"].remove("T044")
    groups[groups.index(home) - 1]["participants"].append("T044")


@pytest.mark.parametrize(
    ("spoil", "what"),
    [
        (lambda made: made["rounds"][0]["groups"][0]["participants"].pop(), "in round 1 those sit who are not there"),
        (_sit_twice, "sits in several groups"),
        (lambda made: made["rounds"].reverse(), "the groups of round 1 are others"),
        (lambda made: made["rounds"][1]["groups"][0]["leads"].pop(), "round 2 is led by others"),
        (lambda made: made["rounds"][1]["groups"][0]["facilitators"].pop(), "round 2 is led by others"),
        (_come_again, "comes to BG"),
        (_together, "T044, T065 are not together"),
        (lambda made: made["measures"]["sizes"].update(least=0), "the sizes are from"),
        (lambda made: made["measures"]["repeats"].update(amount=0), "repeats"),
        (lambda made: made["measures"].update(pairs_twice=1), "pairs meet more than once"),
        (lambda made: made["measures"].update(people=1), "there are 120 people"),
        (lambda made: made["measures"]["wishes"].update(amount=0), "the wishes cost"),
        (lambda made: made["measures"]["top"].update(met=0), "seats are among the first wishes"),
        (lambda made: made["measures"]["first"].update(met=0), "people get their first wish"),
        (lambda made: made["measures"]["channels"].update(amount=0), "languages are needed beyond the first"),
        (lambda made: made["rounds"][0]["groups"][0].update(interpretation=[]), "are not the fewest"),
        (lambda made: made["measures"]["balance"].update(region=0), "beyond or below their shares"),
    ],
)
def test_the_recount_finds_what_is_wrong(made: Path, spoil: Spoil, what: str) -> None:
    rotation = plain(made / "r.json")
    spoil(rotation)
    assert any(what in text for text in recounted(plain(made / "c.json"), rotation))


def test_after_the_first_round_it_still_adds_up(hemicycle: Command, made: Path) -> None:
    described = plain(made / "c.json")
    people = described["breakouts"][0]["participants"]
    del people[30:34]  # T031 to T034 have left
    people.append({"id": "LATE", "languages": ["en"], "wishes": ["BG1", "BG2"], "absent": [1]})
    (made / "later.json").write_text(json.dumps(described), encoding="utf-8")
    done = hemicycle(
        *("rotate", made / "later.json", "--from", made / "r.json", "--over", 1, *SHORT, "-o", made / "2.json")
    )
    assert done.returncode == 0, done.stderr
    before, after = plain(made / "r.json"), plain(made / "2.json")
    assert recounted(described, after) == []
    gone = {"T031", "T032", "T033", "T034"}
    for old, new in zip(before["rounds"][0]["groups"], after["rounds"][0]["groups"], strict=True):
        assert set(new["participants"]) == set(old["participants"]) - gone
    moved = {c["person"] for c in after["changes"] if c["before"] and c["after"]}
    assert len(moved) == after["measures"]["moved"]
    assert {c["person"] for c in after["changes"]} - moved == gone | {"LATE"}
