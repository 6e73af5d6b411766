"""Breakouts and group meetings of the W3C: a reader, a mapping to our problem, a scorer that shares nothing with it.

What is an error, what a warning and what a goal follows the public tool of the W3C (w3c/tpac-breakouts: its issue
templates, what its validation reports, what its scheduler says it aims at). Facts only; the data are loaded by path.
"""
