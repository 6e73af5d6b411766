"""`hemicycle export` writes every calendar format of combined selections."""

from pathlib import Path

import pytest

from tests.conftest import FIXTURES, Command


@pytest.fixture(scope="module")
def small(hemicycle: Command, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("small") / "t.json"
    done = hemicycle("solve", FIXTURES / "small.yaml", "--steps", 1, "--workers", 1, "-o", target)
    assert done.returncode == 0, done.stderr
    return target


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--format", "jcal", "--deadlines", "--lang", "fr"), '"Remise des documents"'),
        (("--format", "schedule-xml", "--kind", "plenary", "--kind", "side-event"), "<type>plenary</type>"),
        (("--format", "schedule-json", "--theme", "ferries"), '"schedule"'),
        (("--format", "schedule-json2", "--room", "town-hall", "--room", "GREAT"), None),
        (("--format", "ics", "--room", "grande-salle"), "GEO:45.899;6.129"),
    ],
)
def test_export_writes_every_calendar_format_of_combined_selections(
    hemicycle: Command, small: Path, options: tuple[str, ...], said: str | None
) -> None:
    done = hemicycle("export", FIXTURES / "small.yaml", small, *options)
    if said is None:
        assert done.returncode == 2
        assert "room: there is no room “town-hall”" in done.stderr
    else:
        assert (done.returncode, said in done.stdout) == (0, True), done.stderr
