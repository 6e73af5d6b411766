"""The rule book of the roster: one rule a file, found by itself."""
