"""Whether a timetable still has the languages that its conference grants: requests, rules and budgets change."""

from collections.abc import Sequence

from scheduler.conference import Conference
from scheduler.interpretation.granting import granted
from scheduler.interpretation.words import named
from scheduler.timetable import Timetable

REMEDY = "hemicycle solve --from gives the same timetable its languages of today"


def outdated(conference: Conference, timetable: Timetable) -> dict[str, str]:
    """Give the sessions whose languages in the timetable are not those that are granted, each with a sentence.

    Sessions that the conference does not have are left out.
    """
    grants = granted(conference)
    found = {}
    for placement in timetable.placements:
        if placement.session in grants:
            languages = grants[placement.session].languages
            right = languages if len(languages) > 1 else ()
            if sorted(placement.interpretation) != sorted(right):
                title = conference.title(conference.session[placement.session])
                said = f"{_interpreted(placement.interpretation)}, but the requests and rules of today give"
                found[placement.session] = f"{title} ({placement.session}) is {said} {_named(right)}"
    return found


def _interpreted(languages: Sequence[str]) -> str:
    return f"interpreted between {named(languages)}" if languages else "not interpreted"


def _named(languages: Sequence[str]) -> str:
    return named(languages) if languages else "no interpretation"
