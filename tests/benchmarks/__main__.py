"""Run the benchmarks of this folder (or those named) and record their sections in docs/benchmarks.md."""

import ast
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
CONTENTS = """
## What each table is and how to make it

Public instances are not a part of this repository; they are looked for where `HEMICYCLE_INSTANCES` says, else in
`../shared/data/instances`, beside the checkout. Peers are asked where they are there, else they are said to be
absent; for them

    python3 -m venv PEERS && PEERS/bin/pip install timefold==1.24.0b0 conference-scheduler
    apt install fet openjdk-17-jre-headless
    export HEMICYCLE_PEERS=PEERS/bin/python

They are run one after the other with ours, on the same instance and for the same seconds; the words in which they are
told of it are those of `tests/benchmarks/_neutral.py`. Each command writes its section below, with day and machine.
"""


def machine() -> str:
    """Say what the figures were taken on."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (
        f"{datetime.now(UTC).date().isoformat()}, {os.cpu_count()} cores, {memory:.0f} GiB, {platform.system()}, "
        f"Python {platform.python_version()}, OR-Tools {version('ortools')}"
    )


def names() -> list[str]:
    """Give the benchmarks: the modules of this folder that are neither packages nor for others' use."""
    modules = iter_modules([str(Path(__file__).parent)])
    return [module.name for module in modules if not (module.ispkg or module.name.startswith("_"))]


def contents() -> str:
    """Say of each table what it is, by the first line of the module that makes it, and how to make it."""
    sources = {name: (Path(__file__).parent / f"{name}.py").read_text(encoding="utf-8") for name in names()}
    said = {name: (ast.get_docstring(ast.parse(source)) or "").partition("\n")[0] for name, source in sources.items()}
    rows = [f"| `python -m tests.benchmarks {name}` | {line} |" for name, line in said.items()]
    return "\n".join([CONTENTS.strip(), "", "| command | what it measures |", "|---|---|", *rows])


def record(name: str, section: str) -> None:
    """Put a section in the place of its earlier one, or at the end."""
    text = RECORD.read_text(encoding="utf-8") if RECORD.exists() else HEAD
    begin, end = f"<!-- {name} -->", f"<!-- end of {name} -->"
    block = f"{begin}\n{section.strip()}\n{end}"
    old = re.compile(re.escape(begin) + ".*?" + re.escape(end), re.DOTALL)
    text = old.sub(lambda _: block, text) if old.search(text) else f"{text.rstrip()}\n\n{block}\n"
    RECORD.write_text(text, encoding="utf-8")


def main() -> None:
    """Run and record."""
    record("contents", contents())
    for name in sys.argv[1:] or names():
        section = import_module(f"tests.benchmarks.{name}").measure()
        print(section)
        record(name, f"{section.strip()}\n\n{machine()}; `python -m tests.benchmarks {name}`.")


main()
