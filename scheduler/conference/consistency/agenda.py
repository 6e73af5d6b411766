"""The agenda: items for which the sessions of their lead body are too short."""

from collections.abc import Iterator

from scheduler.conference import Conference
from scheduler.conference.consistency.finding import Finding


def findings(conference: Conference) -> Iterator[Finding]:
    """Find items that need more minutes than the sessions have in which their lead body takes them."""
    for position, item in enumerate(conference.agenda):
        taken = sum(s.minutes for s in conference.sessions if s.body == item.lead and item.id in s.items)
        if item.minutes is not None and item.minutes > taken and item.lead in conference.body:
            what = (
                f"it needs {item.minutes} minutes, and the sessions of {item.lead} that name it have {taken};"
                " name it in more of them, or mend the minutes"
            )
            yield Finding(("agenda", position, "minutes"), what)
