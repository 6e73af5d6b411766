"""A plan: who sits in which group. A group that is not in it is empty."""

from functools import cached_property
from typing import Any

from pydantic import Field

from solver.values import Value


class Plan(Value):
    """The people by group; leads sit in the groups that they lead."""

    groups: dict[str, frozenset[str]] = Field(default_factory=dict)

    def sitting(self, group: str) -> frozenset[str]:
        """Give those who sit in a group."""
        return self.groups.get(group, frozenset())

    @cached_property
    def seats(self) -> dict[str, tuple[str, ...]]:
        """The groups of each person, in the order of their ids."""
        found: dict[str, list[str]] = {}
        for group, people in sorted(self.groups.items()):
            for name in people:
                found.setdefault(name, []).append(group)
        return {name: tuple(groups) for name, groups in sorted(found.items())}

    def dump(self) -> dict[str, Any]:
        """Give the plan as plain values, in the order of ids; empty groups are left out."""
        return {group: sorted(people) for group, people in sorted(self.groups.items()) if people}

    @classmethod
    def read(cls, plain: dict[str, Any]) -> "Plan":
        """Read what `dump` gave."""
        return cls.model_validate({"groups": plain})
