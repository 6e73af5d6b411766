"""Conference to solver problem, and the solver's plan back to a timetable. Time zones end here."""

from scheduler.translation.back import plan, timetable
from scheduler.translation.there import problem

__all__ = ["plan", "problem", "timetable"]
