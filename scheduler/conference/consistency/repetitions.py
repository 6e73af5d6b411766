"""Things that are given twice: an id within a list, a day, a name within a list of names."""

from collections.abc import Iterable, Iterator
from itertools import chain

from scheduler.conference import Conference
from scheduler.conference.consistency.fields import items, named, named_in_breakouts
from scheduler.conference.consistency.finding import Finding
from scheduler.locations import Location

_LISTS: dict[tuple[str, ...], str] = {
    ("calendar", "days"): "date",
    ("calendar", "parts"): "id",
    ("venue", "buildings"): "id",
    ("venue", "rooms"): "id",
    ("languages", "regimes"): "id",
    ("regions",): "id",
    ("themes",): "id",
    ("people",): "id",
    ("bodies",): "id",
    ("delegations",): "id",
    ("agenda",): "id",
    ("sessions",): "id",
    ("deadlines",): "id",
    ("groups",): "id",
    ("subjects",): "id",
    ("breakouts",): "id",
    ("interpretation", "teams"): "id",
    ("interpretation", "interpreters"): "id",
}


def findings(conference: Conference) -> Iterator[Finding]:
    """Find every second thing of the same name in a list, and every name that a list has twice."""
    for where, field in _LISTS.items():
        yield from _twice(
            ((*location, field), str(getattr(item, field))) for location, item in items(conference, where)
        )
    for position, block in enumerate(conference.breakouts):
        at = ("breakouts", position)
        yield from _twice(((*at, "themes", n, "id"), theme.id) for n, theme in enumerate(block.themes))
        yield from _twice(((*at, "participants", n, "id"), each.id) for n, each in enumerate(block.participants))
    yield from _names_twice(conference)
    yield from _ways_twice(conference)


def _twice(entries: Iterable[tuple[Location, str]]) -> Iterator[Finding]:
    first: dict[str, Location] = {}
    for location, name in entries:
        if name in first:
            earlier = f"{first[name][-3]}[{first[name][-2]}]"
            yield Finding(location, f"“{name}” is already the {location[-1]} of {earlier}; each must have its own")
        else:
            first[name] = location


def _names_twice(conference: Conference) -> Iterator[Finding]:
    seen: set[tuple[Location, str]] = set()
    inside = (entry for _, entry in named_in_breakouts(conference))
    for location, _, name in chain(named(conference), inside):
        if not isinstance(location[-1], int):
            continue
        if (location[:-1], name) in seen:
            yield Finding(location, f"“{name}” stands in this list twice; leave one out")
        seen.add((location[:-1], name))


def _ways_twice(conference: Conference) -> Iterator[Finding]:
    seen: set[frozenset[str]] = set()
    for position, way in enumerate(conference.venue.ways):
        ends = frozenset(way.between)
        if len(ends) == 2 and ends in seen:
            what = f"the way between {way.between[0]} and {way.between[1]} is given twice; leave one out"
            yield Finding(("venue", "ways", position), what)
        seen.add(ends)
