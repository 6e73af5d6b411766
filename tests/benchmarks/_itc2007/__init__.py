"""The second International Timetabling Competition, tracks 2 and 3: formats, scorers, and the instances as problems.

Readers and scorers are written from the published descriptions of the formats and share nothing with the solver. The
instances are loaded by path and not copied.
"""
