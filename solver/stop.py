"""A wish to stop, from another thread, that reaches whatever is running at the moment."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Lock


class Stop:
    """Asked once, it stays asked; running searches register how they are interrupted."""

    def __init__(self) -> None:
        self._asked = Event()
        self._lock = Lock()
        self._interrupts: dict[int, Callable[[], None]] = {}

    def ask(self) -> None:
        """Ask everything that runs, and everything that would start, to end."""
        self._asked.set()
        with self._lock:
            for interrupt in self._interrupts.values():
                interrupt()

    @property
    def asked(self) -> bool:
        """Whether somebody asked."""
        return self._asked.is_set()

    @contextmanager
    def interrupting(self, interrupt: Callable[[], None]) -> Iterator[None]:
        """Call `interrupt` if somebody asks while the block runs."""
        key = id(interrupt)
        with self._lock:
            self._interrupts[key] = interrupt
        try:
            if self.asked:
                interrupt()
            yield
        finally:
            with self._lock:
                del self._interrupts[key]
