"""What is compiled beforehand is all that is compiled: a search after it waits for nothing."""

import ast
import os
import subprocess
import sys
from pathlib import Path

SOLVER = Path(__file__).resolve().parents[2] / "solver"


def kept() -> set[str]:
    """Give the functions that are compiled and kept, by the source."""
    functions = [
        node
        for file in SOLVER.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef)
    ]
    return {f"{each.name}-{d.lineno}" for each in functions for d in each.decorator_list if _is_kept(d)}


def _is_kept(decorator: ast.expr) -> bool:
    return isinstance(decorator, ast.Name) and decorator.id == "kept"


def test_every_compiled_function_is_kept_after_an_installation(tmp_path: Path) -> None:
    environment = os.environ | {"NUMBA_CACHE_DIR": str(tmp_path)}
    told = subprocess.run(
        [sys.executable, "-m", "solver.warming"], env=environment, capture_output=True, text=True, check=False
    )
    assert (told.returncode, told.stderr) == (0, "")
    assert {file.name.split(".")[-3] for file in tmp_path.rglob("*.nbi")} == kept()
