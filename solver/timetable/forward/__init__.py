"""Iterative forward search: sessions are placed one by one, and those in the way are placed again.

Good at what exact models are slow at: a first timetable of thousands of sessions. It proves nothing. After
T. Mueller, Constraint-based Timetabling, Prague 2005, chapter 3.
"""
