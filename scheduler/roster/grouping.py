"""From a timetable to the assignments that have to be staffed.

Sessions of one team in one part of a day are one assignment. Where a timetable names no team, the sessions of one
room take its place: whoever interprets there in the morning stays there. A group that lasts longer than an assignment
may is split, greedily, in the order of time.
"""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass

from scheduler.conference import Conference
from scheduler.timetable import Placement, Timetable
from solver.roster.rules.length_of_assignment import LengthOfAssignment


@dataclass(frozen=True)
class Group:
    """An assignment in the making: where and when, which sessions in the order of time, whether from afar."""

    id: str
    day: dt.date
    part: str
    team: str | None
    remote: bool
    sessions: tuple[Placement, ...]

    @property
    def end(self) -> dt.datetime:
        """When the last of the sessions ends."""
        return max(placement.end for placement in self.sessions)

    @property
    def languages(self) -> tuple[str, ...]:
        """Every language into which one of the sessions is interpreted."""
        return tuple(sorted({language for placement in self.sessions for language in placement.interpretation}))


def groups(conference: Conference, timetable: Timetable) -> list[Group]:
    """Give the assignments of a timetable, in the order of time."""
    together: dict[tuple[dt.date, str, str], list[Placement]] = defaultdict(list)
    for placement in sorted(timetable.placements, key=lambda each: (each.start, each.session)):
        if len(placement.interpretation) > 1:
            day, part = part_of(conference, placement.start)
            together[day, part, placement.team or placement.room or placement.session].append(placement)
    found = []
    for (day, part, who), placements in together.items():
        remote = _remote(conference, placements[0])
        for number, chunk in enumerate(_chunks(placements, _longest(conference, remote))):
            name = " ".join([day.isoformat(), *([part] if part else []), who, *([str(number + 1)] if number else [])])
            found.append(Group(name, day, part, placements[0].team, remote, tuple(chunk)))
    return sorted(found, key=lambda group: (group.sessions[0].start, group.id))


def part_of(conference: Conference, start: dt.datetime) -> tuple[dt.date, str]:
    """Give the day and the part of it that began last, by the conference's clock; no part before the first."""
    local = start.astimezone(conference.zone)
    date, clock = local.date(), f"{local:%H:%M}"
    own = next((day.parts for day in conference.calendar.days if day.date == date), None)
    begun = [
        (part.exceptions.get(date, (part.start, part.end))[0], part.id)
        for part in conference.calendar.parts
        if own is None or part.id in own
    ]
    return date, max((each for each in begun if each[0] <= clock), default=("", ""))[1]


def _remote(conference: Conference, placement: Placement) -> bool:
    """Tell whether a session is interpreted from afar: its team is, or it meets on a platform."""
    if placement.team is not None:
        return any(team.remote for team in conference.interpretation.teams if team.id == placement.team)
    online = {building.id for building in conference.venue.buildings if building.online}
    return any(room.building in online for room in conference.venue.rooms if room.id == placement.room)


def _longest(conference: Conference, remote: bool) -> dt.timedelta:
    settings = conference.interpretation.rules.get(LengthOfAssignment.name(), {})
    rule = LengthOfAssignment.model_validate(settings)
    return dt.timedelta(minutes=rule.remote if remote else rule.on_site)


def _chunks(placements: list[Placement], longest: dt.timedelta) -> list[list[Placement]]:
    chunks: list[list[Placement]] = []
    for placement in placements:
        if chunks and placement.end.astimezone(dt.UTC) - chunks[-1][0].start.astimezone(dt.UTC) <= longest:
            chunks[-1].append(placement)
        else:
            chunks.append([placement])
    return chunks
