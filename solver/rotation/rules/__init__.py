"""The rule book of breakout rotation: one rule a file, found by itself."""
