"""Compiled search for timetables whose sessions fall into slots: millions of small moves a second.

A first plan comes from ejections: a session that waits takes a place, and what is in its way waits instead; the more
often a session had to go, the less it is chosen to go (after Y. Nagata and O. Braysy, 2009). It is made better by
annealing that keeps every demand: a session goes to another place, two change places, or the sessions of two slots
that clash with one another change slots together (a Kempe chain, used for colouring by C. Morgenstern and
H. Shapiro, 1990). What a move changes is known from tables; each word of the rule book has its own.
"""
