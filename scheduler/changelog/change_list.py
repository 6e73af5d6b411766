"""The list of what one version changes, complete in itself: whoever has it needs neither version."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from typing import Annotated

from pydantic import AwareDatetime, Field

from scheduler.changelog.deadlines import DeadlineDifference, deadline_differences
from scheduler.changelog.difference import ASPECTS, Aspect, Difference, differences
from scheduler.conference.text import Part
from scheduler.versions import Version


class ChangeList(Part):
    """What a version changes against `since`, mostly the one before it; the first has none and changes nothing.

    `sessions` is how many take place; `reverts` names the version that it brought back, if it did.
    """

    number: Annotated[int, Field(ge=1)]
    since: Annotated[int, Field(ge=1)] | None
    published_at: AwareDatetime
    note: str
    reverts: int | None
    sessions: int
    differences: tuple[Difference, ...]
    deadlines: tuple[DeadlineDifference, ...] = ()

    @property
    def sessions_before(self) -> int:
        """How many took place in the version that this one is compared with."""
        came = sum(1 for difference in self.differences if difference.before is None)
        return self.sessions - came + sum(1 for difference in self.differences if difference.is_dropped)

    @property
    def tally(self) -> dict[Aspect, int]:
        """How many sessions differ in each aspect that occurs."""
        counted = Counter(aspect for difference in self.differences for aspect in difference.aspects)
        return {aspect: counted[aspect] for aspect in ASPECTS if counted[aspect]}

    def days(self) -> Iterator[tuple[dt.date, list[Difference]]]:
        """Give the differences by the day on which the session takes place, or would have."""
        for day, found in groupby(self.differences, key=lambda difference: difference.told.day):
            yield day, list(found)


def change_list(before: Version | None, after: Version) -> ChangeList:
    """Say what one version changes against another."""
    return ChangeList(
        number=after.number,
        since=before.number if before else None,
        published_at=after.published_at,
        note=after.note,
        reverts=after.reverts,
        sessions=len(after.programme),
        differences=differences(before, after) if before else (),
        deadlines=deadline_differences(before, after) if before else (),
    )
