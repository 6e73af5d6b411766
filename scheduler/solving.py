"""Start the solver as a program of its own, follow its events, stop it: the embedded runner."""

import asyncio
import json
import os
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Callable
from typing import Any, Protocol

from pydantic import BaseModel, TypeAdapter

from scheduler.errors import SolverFailed
from solver.result import Event, Explained, Failed, Finished, Limits, Result
from solver.values import canonical

LONGEST_LINE = 64 * 1024 * 1024
PATIENCE = 5.0  # seconds between asking the solver to stop and ending its process
EVENTS: TypeAdapter[Event] = TypeAdapter(Event)


class Plan(Protocol):
    """A plan of any kind of problem."""

    def dump(self) -> dict[str, Any]:
        """Give it as plain values."""


async def solve(
    problem: BaseModel,
    limits: Limits,
    tell: Callable[[Event], None],
    start: Plan | None = None,
    stop: asyncio.Event | None = None,
) -> Result:
    """Run one search in a child process and give its result.

    Setting `stop`, or cancelling, closes the child's input, and it answers with the best it has; a child that does
    not is ended after five seconds. Raises SolverFailed if the child ends without an answer.
    """
    last = await _run(_task(problem, limits, start), tell, stop)
    if not isinstance(last, Finished):
        raise SolverFailed("The solver answered another question than the one it was asked.")
    return last.result


async def ask_why(
    problem: BaseModel,
    limits: Limits,
    question: dict[str, Any] | None = None,
    start: Plan | None = None,
    stop: asyncio.Event | None = None,
) -> dict[str, Any]:
    """Ask the solver why there is no plan, or why a session is not in a place; runs and ends as a search does."""
    last = await _run(_task(problem, limits, start, ask="why", question=question), lambda event: None, stop)
    if not isinstance(last, Explained):
        raise SolverFailed("The solver answered another question than the one it was asked.")
    return last.answer


async def _run(task: str, tell: Callable[[Event], None], stop: asyncio.Event | None) -> Event:
    """Run the child on one task and give its last event."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "solver"),
        stdin=PIPE,
        stdout=PIPE,
        stderr=PIPE,
        limit=LONGEST_LINE,
        env={**os.environ, "PYTHONHASHSEED": "0"},
    )
    closing = asyncio.create_task(_close_when(process, stop)) if stop is not None else None
    errors = asyncio.create_task(_read_errors(process))
    try:
        await _send(process, task)
        last = await _follow(process, tell)
        if last is None:
            await process.wait()
            if stop is not None and stop.is_set() and process.returncode == -signal.SIGKILL:
                raise SolverFailed(f"The solver did not answer within {PATIENCE:.0f} seconds of being told to stop.")
            raise SolverFailed(_last_words(process.returncode, await errors))
        return last
    finally:
        if closing is not None:
            closing.cancel()
        await _end(process)
        await errors


def _task(problem: BaseModel, limits: Limits, start: Plan | None, **more: Any) -> str:
    start_text = "null" if start is None else json.dumps(start.dump())
    rest = "".join(f',"{name}":{json.dumps(value)}' for name, value in more.items())
    return f'{{"problem":{canonical(problem)},"limits":{limits.model_dump_json()},"start":{start_text}{rest}}}\n'


async def _send(process: Process, task: str) -> None:
    if process.stdin is None:
        raise SolverFailed("The solver's input is not open.")
    process.stdin.write(task.encode())
    await process.stdin.drain()


async def _follow(process: Process, tell: Callable[[Event], None]) -> Event | None:
    if process.stdout is None:
        return None
    async for line in process.stdout:
        event = EVENTS.validate_json(line)
        tell(event)
        if isinstance(event, Finished | Explained):
            return event
        if isinstance(event, Failed):
            raise SolverFailed(event.reason)
    return None


async def _close_when(process: Process, stop: asyncio.Event) -> None:
    await stop.wait()
    if process.stdin is not None:
        process.stdin.close()
    await asyncio.sleep(PATIENCE)
    if process.returncode is None:
        process.kill()


async def _read_errors(process: Process) -> str:
    return (await process.stderr.read()).decode(errors="replace") if process.stderr is not None else ""


async def _end(process: Process) -> None:
    if process.stdin is not None:
        process.stdin.close()
    try:
        await asyncio.wait_for(process.wait(), PATIENCE)
    except TimeoutError:
        process.kill()
        await process.wait()


def _last_words(code: int | None, errors: str) -> str:
    if code is not None and code < 0:
        return f"The solver was ended by signal {-code}, perhaps for want of memory."
    last = errors.strip().splitlines()[-1:] or ["no message"]
    return f"The solver ended with exit code {code} and no answer: {last[0]}"
