"""SIGKILL at any moment of a publish leaves the old version or the new one, whole."""

import json
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT
from tests.scheduler.killing import ATTEMPTS

STEPS = {
    "BEGIN IMMEDIATE",
    "INSERT INTO conferences",
    "UPDATE conferences SET",
    "INSERT INTO versions",
    "DELETE FROM feeds",
    "INSERT INTO feeds",
    "INSERT INTO changes",
    "DELETE FROM held_back",
    "INSERT INTO outbox",
    "COMMIT",
}


def test_fifty_kills_during_publish_leave_no_mixed_state(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.scheduler.killing", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    attempts = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(attempts) == ATTEMPTS == 50
    assert [attempt for attempt in attempts if not attempt["whole"]] == []
    assert {attempt["step"] for attempt in attempts} >= STEPS
    numbers = [attempt["number"] for attempt in attempts]
    assert numbers == sorted(numbers)
    assert numbers[-1] > 1, "some kill came after a commit"
