"""What many tests share: the fixtures' folder, the command, a timetable of WTDC-21."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[1]
FIXTURES = ROOT / "fixtures"

Command = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def hemicycle() -> Command:
    """Run the command as a user does; give what it printed and its exit code."""

    def run(*arguments: object, **options: Any) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-c", "from scheduler.cli import main; main()", *map(str, arguments)],
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
            **{"cwd": ROOT, **options},
        )

    return run


@pytest.fixture(scope="session")
def wtdc21(hemicycle: Command, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """A first timetable of WTDC-21, found by the program itself."""
    target = tmp_path_factory.mktemp("wtdc21") / "t.json"
    done = hemicycle("solve", FIXTURES / "wtdc21.yaml", "--steps", 3, "--workers", 1, "-o", target)
    assert done.returncode == 0, done.stderr
    timetable: dict[str, Any] = json.loads(target.read_text(encoding="utf-8"))
    return timetable
