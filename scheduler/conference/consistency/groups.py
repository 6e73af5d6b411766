"""Groups of sessions: a rule without the number it needs, or with one that it does not take."""

from collections.abc import Iterator

from scheduler.conference import Conference
from scheduler.conference.consistency.finding import Finding

_GAP = ("gap", "the minutes between two of its sessions")
_NUMBERS = {
    "at-most-in-parallel": ("limit", "how many of its sessions may run at once"),
    "enough-days": ("limit", "on how many days its sessions are at least"),
    "spread": _GAP,
    "consecutive": _GAP,
    "compact": _GAP,
}


def findings(conference: Conference) -> Iterator[Finding]:
    """Find groups that lack the number of their rule, or that have another."""
    for position, group in enumerate(conference.groups):
        needed, meaning = _NUMBERS.get(group.rule, (None, ""))
        for field in ("limit", "gap"):
            given = getattr(group, field) is not None
            if field == needed and not given:
                yield Finding(("groups", position), f"the rule {group.rule} needs “{field}”: {meaning}")
            elif given and field != needed:
                what = f"the rule {group.rule} takes no “{field}”; leave it out"
                yield Finding(("groups", position, field), what)
