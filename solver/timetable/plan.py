"""A plan: which session starts when, in which room, with which team. A session that is not in it is not placed."""

from typing import Any

from pydantic import Field

from solver.timetable.values import Minutes, Value


class Placement(Value):
    """A session's start, in minutes since the problem's origin, its room, and the team that interprets it."""

    start: Minutes
    room: str | None = None
    team: str | None = None

    def dump(self) -> list[int | str | None]:
        """Give the start, the room and, if there is one, the team."""
        return [self.start, self.room] if self.team is None else [self.start, self.room, self.team]


class Plan(Value):
    """All placements by session id."""

    placements: dict[str, Placement] = Field(default_factory=dict)

    def dump(self) -> dict[str, Any]:
        """Give the plan as plain values, sessions in the order of their ids."""
        return {session: placement.dump() for session, placement in sorted(self.placements.items())}

    @classmethod
    def read(cls, plain: dict[str, Any]) -> "Plan":
        """Read what `dump` gave."""
        return cls(
            placements={
                session: Placement(start=start, room=room, team=team[0] if team else None)
                for session, (start, room, *team) in sorted(plain.items())
            }
        )
