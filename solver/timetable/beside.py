"""A process beside the search that proves bounds or improves plans: the solver once more, as a filter.

What it finds comes back as events, and counts only after this process has checked it. It ends with its input, so
with this process as well.
"""

import json
import subprocess
import sys
from contextlib import suppress
from threading import Thread
from typing import Literal

from pydantic import TypeAdapter

from solver.result import Better, Bound, Event, Limits
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.scoreboard import Scoreboard
from solver.values import canonical

EVENTS: TypeAdapter[Event] = TypeAdapter(Event)


class Beside:
    """One such process, and the thread that listens to it."""

    def __init__(self, ask: Literal["bound", "improve"], problem: Problem, limits: Limits, board: Scoreboard) -> None:
        self._board = board
        self._heard: Plan | None = board.plan
        self._process = subprocess.Popen(
            [sys.executable, "-m", "solver"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
        )
        self._listener = Thread(target=self._listen, name=ask, daemon=True)
        self._listener.start()
        start = "null" if board.plan is None else json.dumps(board.plan.dump())
        proven = "null" if board.fewest_changes is None else str(board.fewest_changes)
        self._say(
            f'{{"problem":{canonical(problem)},"limits":{limits.model_dump_json()},"start":{start},'
            f'"ask":"{ask}","fewest_changes":{proven}}}'
        )

    def _say(self, line: str) -> None:
        if self._process.stdin is not None:
            with suppress(BrokenPipeError, ValueError):
                self._process.stdin.write(line + "\n")
                self._process.stdin.flush()

    def _listen(self) -> None:
        for line in self._process.stdout or ():
            event = EVENTS.validate_json(line)
            if isinstance(event, Bound):
                self._board.raise_bound(event.bound)
            elif isinstance(event, Better):
                self._heard = Plan.read(event.plan)
                self._board.offer(self._heard)

    def share(self) -> None:
        """Send the best plan, if it is not one that the process has found or been sent."""
        plan = self._board.plan
        if plan is not None and plan is not self._heard:
            self._heard = plan
            self._say(json.dumps(plan.dump()))

    @property
    def alive(self) -> bool:
        """Whether there is still something to come."""
        return self._listener.is_alive()

    def wait(self, seconds: float) -> None:
        """Wait for the end, but not longer."""
        self._listener.join(seconds)

    def end(self) -> None:
        """End the process at once: all that it has found has been told."""
        self._process.kill()
        self._process.wait()
        self._listener.join(1.0)
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with suppress(BrokenPipeError):
                    pipe.close()
