"""The solver as a program: JSON lines in and out, stopped by closing its input, dead when its parent dies."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from solver.timetable.problem import Problem
from solver.values import canonical
from tests.solver.examples import session, small_problem

PROGRAM = [sys.executable, "-m", "solver"]


def line(problem: Problem, **limits: object) -> str:
    return json.dumps({"problem": json.loads(canonical(problem)), "limits": limits}) + "\n"


def hard_to_finish(meetings_count: int = 40) -> Problem:
    """Forty meetings that many follow: nobody proves the best timetable of these in a minute."""
    meetings = [
        session(f"m{n:02}", "ad-hoc", 30 + 30 * (n % 4), body=f"B{n % 13}", attendance=30, statutory=True)
        for n in range(meetings_count)
    ]
    days = [{"id": f"d{n}", "kind": "work", "start": n * 1440, "end": (n + 1) * 1440} for n in range(3)]
    parts = [
        {"id": f"d{n} {band}", "day": f"d{n}", "band": band, "start": n * 1440 + start, "end": n * 1440 + start + 240}
        for n in range(3)
        for band, start in (("AM", 540), ("PM", 840))
    ]
    groups = [
        {"count": 1 + n % 5, "people": 1 + n % 2, "bodies": [f"B{(n * 5 + k) % 13}" for k in range(6)]}
        for n in range(40)
    ]
    return small_problem(
        days=days,
        parts=parts,
        sessions=meetings,
        precedences=[],
        delegations=groups,
        bodies=[{"id": f"B{n}"} for n in range(13)],
        step=30,
        rules={"ad_hoc_groups_in_parallel": {"limit": 9}},
        rooms=[{"id": f"r{n}", "seats": {"theatre": 50 + n}, "turnover": 30} for n in range(4)],
    )


@contextmanager
def started(task: str) -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen(
        PROGRAM, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2]
    ) as process:
        assert process.stdin is not None
        process.stdin.write(task)
        process.stdin.flush()
        yield process
        process.kill()


def read_until(process: subprocess.Popen[str], event: str) -> dict[str, Any]:
    assert process.stdout is not None
    for text in process.stdout:
        told: dict[str, Any] = json.loads(text)
        if told["event"] == event:
            return told
    raise AssertionError(f"the solver ended without telling “{event}”")


def test_a_problem_goes_in_as_a_line_and_events_come_out_as_lines() -> None:
    with started(line(small_problem(), seconds=20, steps=20)) as process:
        told = read_until(process, "finished")
        assert told["result"]["proof"]["status"] == "OPTIMAL"
        assert process.wait(10) == 0


def test_closing_the_input_stops_the_search_and_keeps_the_best() -> None:
    with started(line(hard_to_finish(), seconds=300, workers=2)) as process:
        read_until(process, "better")
        assert process.stdin is not None
        process.stdin.close()
        told = read_until(process, "finished")
        assert told["result"]["proof"]["status"] == "FEASIBLE"
        assert told["result"]["proof"]["seconds"] < 60
        assert process.wait(10) == 0


def test_a_dead_parent_ends_the_solver() -> None:
    """A parent that starts the solver and is killed leaves no orphan that goes on searching."""
    parent_code = (
        "import subprocess, sys, time\n"
        "solver = subprocess.Popen([sys.executable, '-m', 'solver'], stdin=subprocess.PIPE)\n"
        "solver.stdin.write(sys.stdin.buffer.read()); solver.stdin.flush()\n"
        "sys.stderr.write(f'{solver.pid}\\n'); sys.stderr.flush(); time.sleep(600)\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", parent_code],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    ) as parent:
        assert parent.stdin is not None
        assert parent.stderr is not None
        parent.stdin.write(line(hard_to_finish(), seconds=300, workers=2))
        parent.stdin.close()
        child = int(parent.stderr.readline())
        read_until(parent, "better")
        parent.send_signal(signal.SIGKILL)
        parent.wait()
        gone_by = time.monotonic() + 30
        while _lives(child) and time.monotonic() < gone_by:
            time.sleep(0.05)
        assert not _lives(child)


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    return state != "Z"


@pytest.mark.parametrize(
    "task",
    ["\n", "not json\n", '{"problem": {"kind": "nonsense"}}\n', '{"problem": {"kind": "timetable", "rooms": 3}}\n'],
)
def test_a_task_that_cannot_be_read_is_refused_in_a_sentence(task: str) -> None:
    with started(task) as process:
        told = read_until(process, "failed")
        assert told["reason"].startswith("The problem cannot be read: ")
        assert process.wait(10) == 2


def test_one_worker_and_one_seed_give_one_plan_across_processes() -> None:
    task = line(hard_to_finish(20), seconds=300, steps=4, workers=1, seed=5)
    plans = []
    for _ in range(2):
        with started(task) as process:
            plans.append(read_until(process, "finished")["result"]["plan"])
    assert plans[0] == plans[1]
