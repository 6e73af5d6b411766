"""Lower bounds on what any timetable costs, each by leaving out what is hard to count.

`loads` takes a moment and counts: meetings over the time that there is, rooms by themselves. `cells` keeps in which
part of a day each session lies. `mixes` prices who runs together where there are few bodies. `slots` is for
conferences in slots, where it is often the least cost itself. `rooms` prices rooms as if time did not matter.
"""
