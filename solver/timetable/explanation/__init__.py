"""Why there is no timetable: the demands that clash, and what to give up to have one.

A second solve, made only after the first has found nothing: demands are recorded one by one, with the rule and
the sessions they name, and any subset of them makes a model of its own.
"""
