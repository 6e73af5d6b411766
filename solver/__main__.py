"""The solver as a filter: one problem as a JSON line in, events as JSON lines out; it stops when stdin closes.

The line is `{"problem": {...}, "limits": {...}, "start": {...} or null}`; with `"ask": "why"` the question is why
there is no plan, or why a session is not in the place that `"question"` names. The events are those of
`solver.result`; the last one is `finished`, `explained`, or `failed` with a sentence and exit code 2. A parent that
dies closes the pipe, and so ends the search as well.

Beside a search, `"ask"` is `"bound"` or `"improve"`: the process tells what it finds from the plan in `"start"`, and
better plans may follow on its input, a line each.
"""

import json
import os
import resource
import sys
import time
import traceback
from collections.abc import Callable
from importlib import import_module
from threading import Lock, Thread
from typing import Any, Literal

from pydantic import BaseModel, ValidationError

from solver.result import Event, Explained, Failed, Finished, Limits, Result
from solver.stop import Stop

MOST_BYTES = 64 * 1024 * 1024


class Task(BaseModel):
    """What comes in."""

    problem: dict[str, Any]
    limits: Limits = Limits()
    start: dict[str, Any] | None = None
    ask: Literal["plan", "why", "bound", "improve"] = "plan"
    question: dict[str, Any] | None = None
    fewest_changes: int | None = None


def main() -> int:
    """Read the task, search, write events; return the exit code."""
    begin = time.monotonic()
    tell = _teller()
    try:
        task = Task.model_validate_json(sys.stdin.buffer.readline(MOST_BYTES))
        kind = task.problem.get("kind", "timetable")
        package = import_module(f"solver.{kind}.problem")
        problem = package.Problem.model_validate(task.problem)
        start = None
        if task.start is not None:
            start = import_module(f"solver.{kind}.plan").Plan.read(task.start)
    except (ValidationError, ModuleNotFoundError, ValueError, TypeError) as error:
        tell(Failed(reason=f"The problem cannot be read: {error}"))
        return 2
    return _search(task, problem, start, tell, lambda: time.monotonic() - begin)


def _search(task: Task, problem: Any, start: Any, tell: Callable[[Event], None], elapsed: Callable[[], float]) -> int:
    _limit_memory(task.limits.megabytes)
    stop = Stop()
    hear: list[Callable[[dict[str, Any]], None]] = []
    Thread(target=_listen, args=(stop, hear), daemon=True).start()
    try:
        if task.ask in ("bound", "improve"):
            kind = task.problem.get("kind", "timetable")
            helping = import_module(f"solver.{kind}.helping").Helping(
                problem, task.limits, tell, stop, elapsed, start, task.fewest_changes
            )
            hear.append(helping.hear)
            getattr(helping, task.ask)()
        elif task.ask == "why":
            tell(Explained(answer=_why(task, problem, start, stop, elapsed)))
        else:
            tell(Finished(result=_solve(task, problem, start, tell, stop, elapsed)))
    except MemoryError:
        tell(Failed(reason=f"The search needs more than the {task.limits.megabytes} megabytes it was given."))
        return 2
    return 0


def _solve(
    task: Task, problem: Any, start: Any, tell: Callable[[Event], None], stop: Stop, elapsed: Callable[[], float]
) -> Result:
    from solver.search import solve

    return solve(problem, task.limits, tell, stop, elapsed, start)


def _why(task: Task, problem: Any, start: Any, stop: Stop, elapsed: Callable[[], float]) -> dict[str, Any]:
    from solver.why import answer

    return answer(problem, task.question, task.limits, stop, elapsed, start)


def _teller() -> Callable[[Event], None]:
    """Write events as whole lines, whichever thread tells them; a reader that has gone is no error."""
    lock = Lock()

    def tell(event: Event) -> None:
        with lock:
            try:
                sys.stdout.write(event.model_dump_json() + "\n")
                sys.stdout.flush()
            except BrokenPipeError:
                os._exit(0)

    return tell


def _limit_memory(megabytes: int | None) -> None:
    if megabytes is not None:
        limit = megabytes * 1024 * 1024
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


def _listen(stop: Stop, hear: list[Callable[[dict[str, Any]], None]]) -> None:
    """Pass on the plans that come in; the end of the input is the wish to stop."""
    while line := sys.stdin.buffer.readline(MOST_BYTES):
        for each in hear:
            each(json.loads(line))
    stop.ask()


if __name__ == "__main__":
    try:
        code = main()
    except Exception:
        traceback.print_exc()
        code = 1
    sys.stdout.flush()
    sys.stderr.flush()
    # CP-SAT's threads may still be winding down, and one waits for input; nothing is left to lose.
    os._exit(code)
