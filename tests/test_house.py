"""The house keeps its shape: who may import whom, and who may search."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
ALLOWED = {"solver": {"solver"}, "scheduler": {"solver", "scheduler"}, "web": {"solver", "scheduler", "web"}}
OURS = set(ALLOWED)
SEARCHING = {
    "solver/engine.py",
    "solver/roster/sums.py",
    "solver/rotation/flows.py",
    "solver/rotation/variables.py",
    "solver/timetable/blocks/groups_first.py",
    "solver/timetable/blocks/model.py",
    "solver/timetable/blocks/pricing.py",
    "solver/timetable/blocks/sharing.py",
    "solver/timetable/bounds/cell.py",
    "solver/timetable/bounds/cells.py",
    "solver/timetable/bounds/mixes.py",
    "solver/timetable/bounds/rooms.py",
    "solver/timetable/bounds/slots.py",
    "solver/timetable/bounds/teams.py",
    "solver/timetable/explanation/clash.py",
    "solver/timetable/explanation/exclusive.py",
    "solver/timetable/explanation/prices.py",
    "solver/timetable/model.py",
    "solver/timetable/posting_balance.py",
    "solver/timetable/posting_blocks.py",
    "solver/timetable/posting_costs.py",
    "solver/timetable/posting_demands.py",
    "solver/timetable/posting_groups.py",
    "solver/timetable/posting_minutes.py",
    "solver/timetable/posting_order.py",
    "solver/timetable/posting_room_costs.py",
    "solver/timetable/posting_room_pairs.py",
    "solver/timetable/posting_rooms.py",
    "solver/timetable/posting_scattered.py",
    "solver/timetable/posting_stretches.py",
    "solver/timetable/posting_team_moves.py",
    "solver/timetable/posting_teams.py",
    "solver/timetable/variables.py",
}
IMPURE = {"aiohttp", "sqlalchemy", "aiosqlite", "zoneinfo", "datetime", "pathlib"}


def imports_of(source: str) -> set[str]:
    """Give the modules that a source imports, wherever in the file."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


def sources(package: str) -> dict[str, set[str]]:
    return {
        str(path.relative_to(ROOT)): imports_of(path.read_text(encoding="utf-8"))
        for path in sorted((ROOT / package).rglob("*.py"))
    }


@pytest.mark.parametrize("package", sorted(ALLOWED))
def test_imports_point_from_web_to_scheduler_to_solver_only(package: str) -> None:
    upward = {
        path: names
        for path, modules in sources(package).items()
        if (names := {m for m in modules if m.partition(".")[0] in OURS - ALLOWED[package]})
    }
    assert upward == {}


def test_only_searching_files_import_ortools() -> None:
    using = {
        path
        for package in ALLOWED
        for path, modules in sources(package).items()
        if any(module.partition(".")[0] == "ortools" for module in modules)
    }
    assert using == SEARCHING


@pytest.mark.parametrize("kind", ["roster", "rotation", "timetable"])
def test_rules_import_only_what_a_rule_may_see(kind: str) -> None:
    names = ("assignments", "decisions", "groupings", "languages", "plan", "problem", "rule", "values")
    own = {f"solver.{kind}.{name}" for name in names}
    seen = {"solver.result", "solver.rule", *own}
    others = {
        path: names
        for path, modules in sources(f"solver/{kind}/rules").items()
        if (names := {m for m in modules if m.partition(".")[0] in OURS} - seen)
    }
    assert others == {}


def test_the_solver_is_pure() -> None:
    impure = {
        path: names
        for path, modules in sources("solver").items()
        if (names := {m for m in modules if m.partition(".")[0] in IMPURE})
    }
    assert impure == {}


def test_the_import_reader_sees_imports_inside_functions() -> None:
    source = "def f():\n    import web.app\n    from scheduler import cli\n"
    assert imports_of(source) == {"web.app", "scheduler"}
