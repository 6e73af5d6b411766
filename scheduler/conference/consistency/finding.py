"""What a check of consistency reports."""

from dataclasses import dataclass

from scheduler.locations import Location


@dataclass(frozen=True)
class Finding:
    """One thing in a conference that does not fit the rest of it: where, what, and what would be right."""

    location: Location
    what: str
