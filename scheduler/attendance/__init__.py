"""Who came to the rounds of a breakout, who left, who came late; and what a rotation makes of it."""

from scheduler.attendance.attendance import Arrival, Attendance, Mark, State

__all__ = ["Arrival", "Attendance", "Mark", "State"]
