"""People and delegations: more people on site than there are."""

from collections.abc import Iterator

from scheduler.conference import Conference
from scheduler.conference.consistency.finding import Finding


def findings(conference: Conference) -> Iterator[Finding]:
    """Find delegations with more people on site than they have."""
    for position, delegation in enumerate(conference.delegations):
        if delegation.on_site is not None and delegation.on_site > delegation.size:
            what = f"{delegation.on_site} people on site are more than its size, {delegation.size}; mend one of them"
            yield Finding(("delegations", position, "on_site"), what)
