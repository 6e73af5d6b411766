"""Compiled code is kept apart for every state of the sources, and where the user says it."""

import shutil
from pathlib import Path

import pytest

from scheduler import compiled_code


def directory(home: Path) -> str:
    return compiled_code.environment({"HOME": str(home)})[compiled_code.VARIABLE]


def test_every_state_of_the_sources_has_a_place_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = directory(tmp_path)
    changed = shutil.copytree(compiled_code.COMPILED, tmp_path / "mixing")
    monkeypatch.setattr(compiled_code, "COMPILED", changed)
    assert directory(tmp_path) == before, "the same content has the same place"
    source = changed / "kernel.py"
    source.write_text(source.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert directory(tmp_path) != before
    assert Path(before).is_relative_to(tmp_path / ".cache" / "hemicycle")


def test_a_place_that_the_user_names_stays() -> None:
    named = {"HOME": "/home/ada", compiled_code.VARIABLE: "/elsewhere"}
    assert compiled_code.environment(named) == {compiled_code.VARIABLE: "/elsewhere"}


def test_the_users_cache_may_be_elsewhere() -> None:
    found = compiled_code.environment({"HOME": "/home/ada", "XDG_CACHE_HOME": "/caches"})
    assert found[compiled_code.VARIABLE].startswith("/caches/hemicycle/compiled-")
