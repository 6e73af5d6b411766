"""Seat people as a plan says, as far as they may sit there, and whoever is left where there is room."""

from collections import Counter

import numpy as np

from solver.compiled import Ints
from solver.rotation.mixing.layout import LEAST, MOST, PLACES, PRICE
from solver.rotation.mixing.state import State
from solver.rotation.plan import Plan


class Start:
    """The seats of a plan, made fit for the search.

    Everybody sits where they may and with their mates; sizes and all other limits are for the search to mend.
    """

    def __init__(self, state: State, plan: Plan) -> None:
        self._state, self._index = state, state.index
        self._places = int(state.memory.array[PLACES])
        self._size = np.zeros(len(self._index.groups), dtype=np.int64)
        self._seat = np.full((len(self._index.people), self._index.rounds), -1, dtype=np.int64)
        self._sit_as_planned(plan)

    def seats(self) -> Ints | None:
        """Give everybody's seats, or None where somebody has to sit and may sit nowhere, or in two groups at once."""
        if self._state.hopeless:
            return None
        for number in range(self._index.rounds):
            for person in range(len(self._index.people)):
                unit = self._state.units[person * self._index.rounds + number]
                held = Counter(self._seat[unit, number].tolist())
                sits = bool(held.keys() - {-1})
                divided = len(held) > 1 or (not sits and self._state.wanted[unit, number].any())
                if unit[0] == person and divided and not self._seat_unit(number, unit, held):
                    return None
        return self._seat

    def _sit_as_planned(self, plan: Plan) -> None:
        for group in sorted(self._index.groups_in(plan.groups)):
            number = self._index.round_of[group]
            for person in sorted(self._index.people_in(plan.sitting(self._index.groups[group]))):
                free = self._seat[person, number] < 0 and self._size[group] < self._places
                if free and self._state.allowed[person, group]:
                    self._seat[person, number] = group
                    self._size[group] += 1

    def _seat_unit(self, number: int, unit: list[int], held: Counter[int]) -> bool:
        """Seat people who sit together where most of them sit, else where theme, room and price suit them."""
        span = self._index.span(number)
        (fitting,) = np.nonzero(self._state.allowed[unit, span].all(axis=0))
        groups = [group for group in (fitting + span.start).tolist() if self._size[group] + len(unit) <= self._places]
        if not groups:
            return False
        before = self._seat[unit, number]
        np.subtract.at(self._size, before[before >= 0], 1)
        self._seat[unit, number] = -1
        group = min(groups, key=lambda each: (-held[each], *self._suits(unit, each)))
        self._seat[unit, number] = group
        self._size[group] += len(unit)
        return True

    def _suits(self, unit: list[int], group: int) -> tuple[bool, bool, int, int]:
        """Order groups: those of a theme that is new to all come first, then with room, in need, and cheap."""
        memory, theme = self._state.memory, self._index.theme_of[group]
        visited = {self._index.theme_of[seat] for seat in self._seat[unit].ravel().tolist() if seat >= 0}
        size = int(self._size[group])
        full = size + len(unit) > int(memory[MOST][group])
        return theme in visited, full, min(0, size - int(memory[LEAST][group])), int(memory[PRICE][unit, theme].sum())
