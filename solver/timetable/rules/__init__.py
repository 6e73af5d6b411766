"""The rule book of timetables, a file for each rule."""
