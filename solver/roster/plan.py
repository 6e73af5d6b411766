"""A plan: who sits in which booth of which assignment. A booth that is not in it is empty."""

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from pydantic import Field

from solver.values import Value


class Plan(Value):
    """The interpreters by assignment and booth."""

    seats: dict[str, dict[str, frozenset[str]]] = Field(default_factory=dict)

    def sitting(self, assignment: str, booth: str) -> list[str]:
        """Give those who sit in a booth, in the order of their ids."""
        return sorted(self.seats.get(assignment, {}).get(booth, ()))

    @cached_property
    def work(self) -> dict[str, list[tuple[str, str]]]:
        """The assignments and booths of each interpreter, in the order of their ids."""
        found: dict[str, list[tuple[str, str]]] = {}
        for assignment, booth, interpreter in self.taken():
            found.setdefault(interpreter, []).append((assignment, booth))
        return dict(sorted(found.items()))

    def taken(self) -> Iterator[tuple[str, str, str]]:
        """Give each taken seat: assignment, booth, interpreter."""
        for assignment, booths in sorted(self.seats.items()):
            for booth in sorted(booths):
                for interpreter in self.sitting(assignment, booth):
                    yield assignment, booth, interpreter

    def dump(self) -> dict[str, Any]:
        """Give the plan as plain values, in the order of ids; booths in which nobody sits are left out."""
        plain: dict[str, dict[str, list[str]]] = {}
        for assignment, booth, interpreter in self.taken():
            plain.setdefault(assignment, {}).setdefault(booth, []).append(interpreter)
        return plain

    @classmethod
    def read(cls, plain: dict[str, Any]) -> "Plan":
        """Read what `dump` gave."""
        return cls.model_validate({"seats": plain})
