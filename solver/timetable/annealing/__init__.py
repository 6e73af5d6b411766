"""Simulated annealing on placements: thousands of small moves a second, each priced by what it changes.

For the length of one move, a session is out of its place: the price of every start it could take is known at once,
and one is drawn by the heat-bath rule (S. Geman and D. Geman, 1984); a room for it is drawn by Metropolis' rule.
"""
