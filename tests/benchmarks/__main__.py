"""Run the benchmarks of this folder (or those named) and record their sections in docs/benchmarks.md."""

import os
import platform
import re
import sys
from datetime import UTC, datetime
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from pkgutil import iter_modules

ROOT = Path(__file__).resolve().parents[2]
RECORD = ROOT / "docs" / "benchmarks.md"
HEAD = """# Benchmarks

Made by `make bench`; one section for each file of `tests/benchmarks/`, run alone with
`python -m tests.benchmarks NAME`. Costs are those of the independent check, bounds are proven, times are wall clock.
"""


def machine() -> str:
    """Say what the figures were taken on."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (
        f"{datetime.now(UTC).date().isoformat()}, {os.cpu_count()} cores, {memory:.0f} GiB, {platform.system()}, "
        f"Python {platform.python_version()}, OR-Tools {version('ortools')}"
    )


def record(name: str, section: str) -> None:
    """Put a section in the place of its earlier one, or at the end."""
    text = RECORD.read_text(encoding="utf-8") if RECORD.exists() else HEAD
    begin, end = f"<!-- {name} -->", f"<!-- end of {name} -->"
    block = f"{begin}\n{section.strip()}\n\n{machine()}; `python -m tests.benchmarks {name}`.\n{end}"
    old = re.compile(re.escape(begin) + ".*?" + re.escape(end), re.DOTALL)
    text = old.sub(lambda _: block, text) if old.search(text) else f"{text.rstrip()}\n\n{block}\n"
    RECORD.write_text(text, encoding="utf-8")


def main() -> None:
    """Run and record."""
    here = Path(__file__).parent
    names = sys.argv[1:] or [m.name for m in iter_modules([str(here)]) if not (m.ispkg or m.name.startswith("_"))]
    for name in names:
        section = import_module(f"tests.benchmarks.{name}").measure()
        print(section)
        record(name, section)


main()
