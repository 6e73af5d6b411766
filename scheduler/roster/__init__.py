"""Who sits in which booth: from a timetable to named interpreters, their turns, what they cost, what changes."""
