"""Progress of a search for people: one living line on a terminal, plain lines elsewhere."""

from collections.abc import Callable
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.live import Live
from rich.text import Text

from solver.result import Better, Bound, Event, Finished, Result, Started


def describe(cost: int | None, bound: int | None, seconds: float, thing: str = "timetable") -> str:
    """Say where a search for a thing stands: incumbent, bound, gap, seconds."""
    if cost is None:
        return f"{seconds:6.1f} s  no {thing} yet" + (f", bound {bound:,}" if bound is not None else "")
    if bound is None:
        return f"{seconds:6.1f} s  cost {cost:,}, no bound yet"
    gap = 100 * (cost - bound) / cost if cost else 0.0
    return f"{seconds:6.1f} s  cost {cost:,}, bound {bound:,}, gap {gap:.1f} %"


class Progress:
    """Shows events on a console; use it as a context, and call it with each event.

    `thing` is what is searched for, `parts` what it is made of.
    """

    def __init__(
        self, console: Console, elapsed: Callable[[], float], thing: str = "timetable", parts: str = "sessions"
    ) -> None:
        self._console, self._elapsed, self._thing, self._parts = console, elapsed, thing, parts
        self._cost: int | None = None
        self._bound: int | None = None
        self._lacking = 0
        self._live = Live(get_renderable=self._line, console=console, refresh_per_second=4, transient=True)

    def __enter__(self) -> Self:
        if self._console.is_terminal:
            self._live.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._console.is_terminal:
            self._live.stop()

    def __call__(self, event: Event) -> None:
        """Take one event."""
        if isinstance(event, Started):
            self._cost, self._bound, self._lacking = None, None, 0  # one search may follow another
            self._console.print(f"{event.sessions} {self._parts}, {event.rules} rules")
        elif isinstance(event, Better | Bound):
            self._cost = event.cost if event.cost is not None else self._cost
            self._bound = event.bound if event.bound is not None else self._bound
            self._lacking = event.lacking if isinstance(event, Better) else self._lacking
            if not self._console.is_terminal:
                self._console.print(self._describe(self._cost, self._bound, event.seconds), highlight=False)
        elif isinstance(event, Finished):
            proof = event.result.proof
            line = self._describe(proof.cost, proof.bound, proof.seconds)
            self._console.print(f"{line}  {proof.status.replace('_', ' ').lower()}", highlight=False)
            self._tell_of_changes(event.result)

    def _tell_of_changes(self, result: Result) -> None:
        """Say of a repair whether fewer changes would do."""
        if result.verdict is None or result.verdict.change == 0:
            return
        proven = result.verdict.change == result.fewest_changes
        words = f"no {self._thing} changes less: proven" if proven else "whether fewer changes would do is not proven"
        self._console.print(f"changes to what was published: {words}", highlight=False)

    def _line(self) -> Text:
        return Text(self._describe(self._cost, self._bound, self._elapsed()))

    def _describe(self, cost: int | None, bound: int | None, seconds: float) -> str:
        return describe(cost, bound, seconds, self._thing) + (", not all is covered" if self._lacking else "")
