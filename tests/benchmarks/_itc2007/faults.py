"""What is wrong with a file, for people: in which line, what was expected, what is there."""

from collections.abc import Collection


class NotAsDescribed(ValueError):
    """A file that is not as the competition describes it."""

    def __init__(self, line: int, expected: str, found: str) -> None:
        super().__init__(f"line {line}: expected {expected}, found {found}")


def whole(line: int, word: str, expected: str, allowed: Collection[int] | None = None) -> int:
    """Read a whole number, one of those allowed if they are given, else not below 0. Raises NotAsDescribed."""
    digits = word.removeprefix("-")
    number = int(word) if digits.isascii() and digits.isdigit() else None
    if number is None or (number < 0 if allowed is None else number not in allowed):
        raise NotAsDescribed(line, expected, f"“{word}”")
    return number


def fields(line: int, text: str, *names: str) -> list[str]:
    """Split a line into its fields. Raises NotAsDescribed if there are more or fewer than names."""
    words = text.split()
    if len(words) != len(names):
        raise NotAsDescribed(line, " ".join(names), f"“{text.strip()}”")
    return words
