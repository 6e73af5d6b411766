"""Measured comparisons. `make bench` runs them all and records them in docs/benchmarks.md; nothing is asserted."""
