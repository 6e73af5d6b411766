"""Interpreters into booth seats, for a timetable that stands."""
