"""When a version waits for a second yes: when it drops or moves more of what is published than is usual."""

import json
from dataclasses import dataclass
from hashlib import sha256

from scheduler.changelog.change_list import ChangeList
from scheduler.changelog.difference import Difference, Told
from scheduler.changelog.telling import sentence
from scheduler.changelog.words import words_of
from scheduler.conference import Conference
from scheduler.errors import HeldBack


@dataclass(frozen=True)
class Consent:
    """How much a version may change: the percentage, if it is not the conference's; the number of one agreed to."""

    percent: int | None = None
    yes: int | None = None


NO_CONSENT = Consent()


def held_back(changes: ChangeList, conference: Conference, percent: int) -> HeldBack | None:
    """Say whether more than so many percent of the published sessions are dropped or moved, and which."""
    hit = [difference for difference in changes.differences if difference.is_dropped or difference.is_moved]
    published = changes.sessions_before
    if len(hit) * 100 <= percent * published:
        return None
    dropped = sum(1 for difference in hit if difference.is_dropped)
    reason = (
        f"Version {changes.number} of {conference.id} is held back: of {published} published sessions it drops"
        f" {dropped} and moves {len(hit) - dropped}, more than {percent} percent. Nothing has changed."
    )
    english = words_of("en")
    return HeldBack(
        changes.number, reason, [sentence(difference, conference, english) for difference in hit], _seal(hit)
    )


def _seal(hit: list[Difference]) -> str:
    """Name a list by what is dropped or moved from where to where, and by nothing else."""
    places = [[each.session, _place(each.before), _place(each.after)] for each in hit]
    return sha256(json.dumps(places).encode()).hexdigest()


def _place(told: Told | None) -> list[str | None]:
    if told is None:
        return []
    return [told.notice.start.isoformat(), told.notice.end.isoformat(), told.notice.room]
