"""The README's two commands in an empty clone without a virtual environment, set-up included."""

import os
import signal
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PORT = 8080


def measure() -> str:
    """Clone, make demo until the pages answer, make test."""
    with tempfile.TemporaryDirectory() as folder:
        clone = Path(folder) / "hemicycle"
        subprocess.run(["git", "clone", "-q", ROOT, clone], check=True)
        demo, test = _demo(clone), _test(clone)
    return "\n".join(
        [
            "## A newcomer's two commands, in an empty clone",
            "",
            "| command | until | seconds | limit |",
            "|---|---|---|---|",
            f"| `make demo` | the programme page and the feed answer | {demo:.0f} | 180 |",
            f"| `make test` | it ends (after `make demo`) | {test:.0f} | 480 |",
        ]
    )


def _demo(clone: Path) -> float:
    begin = time.monotonic()
    process = subprocess.Popen(
        ["make", "demo"],
        cwd=clone,
        env=_bare(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        for path in ("/c/wtdc21", "/feeds/c/wtdc21/all.ics"):
            while not _answers(f"http://127.0.0.1:{PORT}{path}"):
                if process.poll() is not None:
                    raise RuntimeError("make demo ended before its pages answered")
                time.sleep(0.2)
        return time.monotonic() - begin
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait()


def _test(clone: Path) -> float:
    begin = time.monotonic()
    subprocess.run(["make", "test"], cwd=clone, env=_bare(), check=True, capture_output=True)
    return time.monotonic() - begin


def _bare() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name != "VIRTUAL_ENV"}


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=5) as response:
            return bool(response.status == 200)
    except (urllib.error.URLError, OSError):
        return False
