"""Groups of sessions: a rule without the number it needs, or with one that it does not take."""

from collections.abc import Iterator

from scheduler.conference import Conference
from scheduler.conference.consistency.finding import Finding

_NUMBERS = {"at-most-in-parallel": "limit", "spread": "gap", "consecutive": "gap"}
_MEANING = {"limit": "how many of its sessions may run at once", "gap": "the minutes between two of its sessions"}


def findings(conference: Conference) -> Iterator[Finding]:
    """Find groups that lack the number of their rule, or that have another."""
    for position, group in enumerate(conference.groups):
        needed = _NUMBERS.get(group.rule)
        for field, meaning in _MEANING.items():
            given = getattr(group, field) is not None
            if field == needed and not given:
                yield Finding(("groups", position), f"the rule {group.rule} needs “{field}”: {meaning}")
            elif given and field != needed:
                what = f"the rule {group.rule} takes no “{field}”; leave it out"
                yield Finding(("groups", position, field), what)
