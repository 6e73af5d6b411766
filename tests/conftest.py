"""What many tests share: the fixtures' folder, the command, a timetable of WTDC-21, databases."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from scheduler.storage.engine import database_url
from tests import postgres
from tests.benchmarks._instances import INSTANCES

ROOT = Path(__file__).resolve().parents[1]
FIXTURES = ROOT / "fixtures"
needs_instances = pytest.mark.skipif(
    not INSTANCES.is_dir(), reason=f"no public instances in {INSTANCES}; HEMICYCLE_INSTANCES says where they are"
)

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


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The address of a database in a PostgreSQL server of this process's own."""
    programs = postgres.programs()
    if programs is None:
        missing = "PostgreSQL's server is not installed: what is kept in it is not tested"
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)
    with postgres.running(programs) as server:
        yield server


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database, of each of the two kinds."""
    if request.param == "sqlite":
        return database_url(tmp_path)
    return postgres.emptied(request.getfixturevalue("postgresql"))
