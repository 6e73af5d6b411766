"""What can go wrong, in words for people; each maps to one exit code or HTTP status at the edge."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong in a file: where, what, and what would be right.

    `path` names the field (`sessions[12] SE-04 › room`), `line` its line in the file, 1-based, if known.
    """

    path: str
    what: str
    line: int | None = None

    def __str__(self) -> str:
        place = (
            f"line {self.line}, {self.path}"
            if self.line is not None and self.path
            else (f"line {self.line}" if self.line is not None else self.path)
        )
        return f"{place}: {self.what}" if place else self.what


class BadInput(Exception):
    """Something given to the program is not right; every fault is listed."""

    def __init__(self, source: str, faults: list[Fault]) -> None:
        self.source = source
        self.faults = faults
        super().__init__(f"{source}: {len(faults)} error" + ("s" if len(faults) != 1 else ""))


class HeldBack(Exception):
    """A version drops or moves so much that it waits for a second yes; every such session is listed.

    `seal` is the list's digest: the second yes is for this list and no other.
    """

    def __init__(self, number: int, reason: str, sessions: list[str], seal: str) -> None:
        self.number = number
        self.sessions = sessions
        self.seal = seal
        super().__init__(reason)


class NotFound(Exception):
    """There is no such conference, version or feed."""


class Revoked(Exception):
    """There was such a personal calendar; its address is dead for good."""


class SolverFailed(Exception):
    """The solver's process ended without an answer."""


class StorageFault(Exception):
    """The database cannot be used as it is."""
