"""From a timetable to the assignments that have to be staffed, the same for roster and booth plan.

What a team interprets in one period of a day is one assignment, as `solver.timetable.assignments` counts it, however
long it is. Where a timetable names no team, the sessions of one room take its place: whoever interprets there in the
morning stays there. They are split, greedily, in the order of time, where they last longer than one may work.
"""

import datetime as dt
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from scheduler import translation
from scheduler.conference import Conference
from scheduler.timetable import Placement, Timetable
from solver.roster.rules.length_of_assignment import LengthOfAssignment
from solver.timetable.assignments import assignments, period_begins


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
    def start(self) -> dt.datetime:
        """When the first of the sessions starts."""
        return self.sessions[0].start

    @property
    def end(self) -> dt.datetime:
        """When the last of the sessions ends."""
        return max((placement.end for placement in self.sessions), key=_in_time)

    @property
    def languages(self) -> tuple[str, ...]:
        """Every language into which one of the sessions is interpreted."""
        return tuple(sorted({language for placement in self.sessions for language in placement.interpretation}))


def groups(conference: Conference, timetable: Timetable) -> list[Group]:
    """Give the assignments of a timetable, in the order of time."""
    grouping = _Grouping(conference, timetable)
    found = [group for group in grouping.of_teams() if len(group.languages) > 1]
    found += grouping.without_team({placement.session for group in found for placement in group.sessions})
    return sorted(found, key=lambda group: (_in_time(group.start), group.id))


def _in_time(moment: dt.datetime) -> dt.datetime:
    # Within one zone Python compares what the clocks show; only UTC gives the time that passes.
    return moment.astimezone(dt.UTC)


class _Grouping:
    def __init__(self, conference: Conference, timetable: Timetable) -> None:
        self._conference, self._timetable = conference, timetable
        self._problem, self._plan = translation.problem(conference), translation.plan(conference, timetable)

    def of_teams(self) -> Iterator[Group]:
        placed = self._timetable.placed()
        teams = {team.id: team for team in self._conference.interpretation.teams}
        for each in assignments(self._problem, self._plan):
            sessions = [placed[session] for session in each.sessions]
            yield self._group(f"team {each.team}", each.team, teams[each.team].remote, sessions)

    def without_team(self, assigned: set[str]) -> Iterator[Group]:
        begins = period_begins(self._problem)
        together: dict[tuple[str, int], list[Placement]] = defaultdict(list)
        for placement in sorted(self._timetable.placements, key=lambda each: (_in_time(each.start), each.session)):
            if len(placement.interpretation) > 1 and placement.session not in assigned:
                who = f"session {placement.session}" if placement.room is None else f"room {placement.room}"
                period = bisect_right(begins, self._plan.placements[placement.session].start)
                together[who, period].append(placement)
        for (who, _), placements in together.items():
            remote = self._is_online(placements[0])
            for number, chunk in enumerate(_chunks(placements, self._longest(remote)), start=1):
                yield self._group(who if number == 1 else f"{who} {number}", None, remote, chunk)

    def _group(self, who: str, team: str | None, remote: bool, sessions: list[Placement]) -> Group:
        day, part = self._when(sessions[0])
        name = " ".join(filter(None, [day.isoformat(), part, who]))
        return Group(name, day, part, team, remote, tuple(sessions))

    def _when(self, placement: Placement) -> tuple[dt.date, str]:
        """Give the day and the part of it that began last; the first part also has what is before it."""
        day = placement.start.astimezone(self._conference.zone).date()
        own = [part for part in self._problem.parts if part.day == day.isoformat()]
        if not own:
            return day, ""
        moment = max(self._plan.placements[placement.session].start, min(part.start for part in own))
        return day, max((part.start, part.band) for part in own if part.start <= moment)[1]

    def _is_online(self, placement: Placement) -> bool:
        venue = self._conference.venue
        online = {building.id for building in venue.buildings if building.online}
        return any(room.building in online for room in venue.rooms if room.id == placement.room)

    def _longest(self, remote: bool) -> dt.timedelta:
        settings = self._conference.interpretation.rules.get(LengthOfAssignment.name(), {})
        rule = LengthOfAssignment.model_validate(settings)
        return dt.timedelta(minutes=rule.remote if remote else rule.on_site) if rule.enabled else dt.timedelta.max


def _chunks(placements: list[Placement], longest: dt.timedelta) -> list[list[Placement]]:
    chunks: list[list[Placement]] = []
    for placement in placements:
        if chunks and _in_time(placement.end) - _in_time(chunks[-1][0].start) <= longest:
            chunks[-1].append(placement)
        else:
            chunks.append([placement])
    return chunks
