"""Chance for searching: the same seed gives the same choices."""

from random import Random


def chance(seed: int) -> Random:
    """Give a source of choices that begins with a seed; not for secrets."""
    return Random(seed)  # noqa: S311 - search, not secrets
