"""A plan: which session starts when and in which room. A session that is not in it is not placed."""

from typing import Any

from pydantic import Field

from solver.timetable.values import Minutes, Value


class Placement(Value):
    """A session's start, in minutes since the problem's origin, and its room."""

    start: Minutes
    room: str | None = None


class Plan(Value):
    """All placements by session id."""

    placements: dict[str, Placement] = Field(default_factory=dict)

    def dump(self) -> dict[str, Any]:
        """Give the plan as plain values, sessions in the order of their ids."""
        return {session: [placement.start, placement.room] for session, placement in sorted(self.placements.items())}

    @classmethod
    def read(cls, plain: dict[str, Any]) -> "Plan":
        """Read what `dump` gave."""
        return cls(
            placements={
                session: Placement(start=start, room=room) for session, (start, room) in sorted(plain.items())
            }
        )
