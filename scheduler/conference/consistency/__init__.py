"""Whether the parts of a conference fit together: everything that the shape of the file alone cannot show.

Each module here finds one sort of fault. All of them run, also after others have found something: people want
to hear everything at once. A module says nothing about names that are not known; `names` has said that.
"""

from collections.abc import Callable, Iterator

from scheduler.conference import Conference
from scheduler.conference.consistency import (
    agenda,
    booths,
    breakouts,
    calendar,
    groups,
    interpretation,
    languages,
    local_times,
    names,
    order,
    pairs,
    people,
    repetitions,
    rooms,
    rules,
    teams,
    themes,
    windows,
)
from scheduler.conference.consistency.finding import Finding
from scheduler.errors import Fault
from scheduler.locations import label

_CHECKS: tuple[Callable[[Conference], Iterator[Finding]], ...] = (
    repetitions.findings,
    names.findings,
    pairs.findings,
    calendar.findings,
    local_times.findings,
    order.findings,
    windows.findings,
    rooms.findings,
    people.findings,
    languages.findings,
    interpretation.findings,
    breakouts.findings,
    groups.findings,
    themes.findings,
    agenda.findings,
    teams.findings,
    booths.findings,
    rules.findings,
)


def findings(conference: Conference) -> list[Finding]:
    """Find everything that does not fit together, with its location in the conference."""
    return list(dict.fromkeys(found for check in _CHECKS for found in check(conference)))


def faults(conference: Conference) -> list[Fault]:
    """Find everything that does not fit together, with the place in words."""
    return [Fault(label(conference, found.location), found.what) for found in findings(conference)]


__all__ = ["Finding", "faults", "findings"]
