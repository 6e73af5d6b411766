"""PyCon UK 2016 as the documentation of ConferenceScheduler tells it: the programme, a mapping, a scorer of its own.

The talks are a file, loaded by path; rooms, days, times and what speakers cannot do are figures from the page
"Define a Conference" of PyconUK/ConferenceScheduler (its workshops and plenaries have no events there). Talks with a
tag in common do not run at once, as its release 3.0.1 reads tags.
"""
