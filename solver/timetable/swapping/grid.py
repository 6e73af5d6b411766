"""The slots of a problem: each start with each length that sessions have, as numbers in the order of time."""

from functools import cached_property

import numpy as np

from solver.compiled import Flags
from solver.timetable.forward.needs import Needs
from solver.timetable.values import Span


class Grid:
    """Slots, which of them overlap, and which are open to which session."""

    def __init__(self, needs: Needs) -> None:
        open_to = [
            [(start, length) for start in starts] for starts, length in zip(needs.starts, needs.length, strict=True)
        ]
        self.slots = sorted({slot for slots in open_to for slot in slots})
        self.number = {slot: number for number, slot in enumerate(self.slots)}
        self.open_to = [[self.number[slot] for slot in slots] for slots in open_to]
        self.begin = np.array([start for start, _ in self.slots], dtype=np.int64)
        self.end = np.array([start + length for start, length in self.slots], dtype=np.int64)

    def near(self, gap: int) -> Flags:
        """Tell which pairs of slots overlap, or have less than `gap` minutes between them."""
        return (self.begin[:, None] < self.end[None, :] + gap) & (self.begin[None, :] < self.end[:, None] + gap)

    @cached_property
    def overlapping(self) -> Flags:
        """Tell which pairs of slots overlap."""
        return self.near(0)

    def inside(self, span: Span) -> list[int]:
        """Give the slots that start in a span."""
        return [number for number, (start, _) in enumerate(self.slots) if span.start <= start < span.end]

    def stretch(self, slot: int) -> tuple[int, int]:
        """Give the start and the end of a slot."""
        return int(self.begin[slot]), int(self.end[slot])
