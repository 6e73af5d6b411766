"""When the first plan of a search was there."""

from dataclasses import dataclass

from solver.result import Better, Event


@dataclass
class First:
    """Hears what a search tells."""

    seconds: float | None = None

    def __call__(self, event: Event) -> None:
        """Note the first plan."""
        if isinstance(event, Better) and self.seconds is None:
            self.seconds = event.seconds
