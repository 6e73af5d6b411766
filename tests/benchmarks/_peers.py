"""Ask a peer: run its script in `peers/` on an instance, with whatever it starts, and end all of it.

The scripts are run by the Python that `HEMICYCLE_PEERS` names: one of a virtual environment with
`timefold==1.24.0b0` (which needs a Java of at least 17, found by `JAVA_HOME`) and `conference-scheduler`. FET is the
command `fet-cl`.
"""

import json
import os
import shutil
import signal
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

STARTING = 60  # seconds beyond its own that a peer may take to start, read and write


def absent(script: str) -> bool:
    """Tell whether what the script needs is not there."""
    return "HEMICYCLE_PEERS" not in os.environ or (script.startswith("fet_") and shutil.which("fet-cl") is None)


def ask(script: str, instance: dict[str, Any], seconds: int) -> Any:
    """Give the peer's answer, None if it wrote none in time."""
    with tempfile.TemporaryDirectory() as folder:
        source, answer = Path(folder) / "instance.json", Path(folder) / "solution.json"
        source.write_text(json.dumps(instance))
        file = Path(__file__).parent / "peers" / f"{script}.py"
        _run([os.environ["HEMICYCLE_PEERS"], str(file), str(source), str(seconds), str(answer)], seconds)
        return json.loads(answer.read_text()) if answer.exists() else None


def _run(command: list[str], seconds: int) -> None:
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    ) as process:
        try:
            with suppress(subprocess.TimeoutExpired):
                process.wait(seconds + STARTING)
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
