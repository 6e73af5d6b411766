"""Results are written whole or not at all, and what is not a file is not replaced by one."""

import os
import stat
import threading
from pathlib import Path

import pytest

from scheduler.errors import BadInput
from scheduler.output import expect_writable, write


def test_a_file_is_replaced_whole_and_leaves_no_neighbour(tmp_path: Path) -> None:
    target = tmp_path / "t.json"
    target.write_bytes(b"old")
    write(target, b"new")
    assert target.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [target]


def test_a_pipe_stays_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    heard: list[bytes] = []
    reader = threading.Thread(target=lambda: heard.append(pipe.read_bytes()))
    reader.start()
    write(pipe, b"plan")
    reader.join(10)
    assert heard == [b"plan"]
    assert stat.S_ISFIFO(pipe.stat().st_mode)


@pytest.mark.parametrize("place", ["missing/t.json", "."])
def test_a_place_that_cannot_hold_a_file_is_refused_at_once(tmp_path: Path, place: str) -> None:
    with pytest.raises(BadInput):
        expect_writable(tmp_path / place)
