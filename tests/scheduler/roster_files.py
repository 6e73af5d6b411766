"""Files for tests of `hemicycle roster`: the forum of `fixtures/booths.yaml`, its timetable and its roster."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import FIXTURES, Command

WTDC21, FORUM = FIXTURES / "wtdc21.yaml", FIXTURES / "booths.yaml"
Plain = dict[str, Any]


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
