"""The time of a neutral instance as FET has it: days of hours, an hour for each grid point."""

from typing import Any

Moment = tuple[int, int]


class Grid:
    """The days from the first to the last grid point that a session may take, an hour of FET for each point."""

    def __init__(self, instance: dict[str, Any]) -> None:
        self.step, self.days = instance["step"], instance["days"]
        sessions = instance["sessions"]
        spans = [(start, start + session["length"]) for session in sessions for start in session["starts"]]
        inside = [[span for span in spans if begin <= span[0] < end] for begin, end in self.days]
        self.begin = [min((start for start, _ in day), default=0) for day in inside]
        ends = [max((end for _, end in day), default=0) for day in inside]
        self.hours = max(self.many(end - begin) for begin, end in zip(self.begin, ends, strict=True))

    def many(self, minutes: int) -> int:
        return -(-minutes // self.step)

    def least(self, length: int, gap: int) -> int:
        """Give the hours between, at least, after a session of a length."""
        return self.many(length + gap) - self.many(length)

    def most(self, length: int, gap: int) -> int:
        """Give the hours between, at most, after a session of a length."""
        return max(0, (length + gap) // self.step - self.many(length))

    def at(self, moment: int) -> Moment:
        day = next(number for number, (begin, end) in enumerate(self.days) if begin <= moment < end)
        return day, (moment - self.begin[day]) // self.step

    def minutes(self, day: int, hour: int) -> int:
        return int(self.begin[day] + hour * self.step)


def points(session: dict[str, Any], grid: Grid) -> set[Moment]:
    """Give the grid points that a session may take."""
    starts, hours = [grid.at(start) for start in session["starts"]], range(grid.many(session["length"]))
    return {(day, hour + more) for day, hour in starts for more in hours}
