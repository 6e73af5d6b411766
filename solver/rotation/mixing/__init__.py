"""Local search for who sits with whom: simulated annealing, compiled, on plain arrays."""
