"""Who is where while sessions are placed one by one, and who is in the way of a placement."""

from collections.abc import Iterator

from solver.timetable.forward.needs import Needs, Ways
from solver.timetable.forward.teams import TeamOccupancy
from solver.timetable.plan import Placement, Plan

Place = tuple[int, int | None, int | None]  # start, room, team


class Occupancy:
    """Placements so far. Times are sets of grid points, kept as the bits of an integer."""

    def __init__(self, needs: Needs) -> None:
        self.needs = needs
        self.start: list[int | None] = [None] * len(needs.names)
        self.room: list[int | None] = [None] * len(needs.names)
        self.teams = TeamOccupancy(needs, needs.decide)
        self._runs = [0] * len(needs.names)
        self._taken = [0] * len(needs.rooms)
        self._holds: list[set[int]] = [set() for _ in needs.rooms]
        self._count: list[dict[int, int]] = [{} for _ in needs.limits]
        self._pauses = set(needs.pause)
        self._open: dict[tuple[int, int, int], bool] = {}
        self._full = [0 if limit else -1 for limit in needs.limits]

    def plan(self) -> Plan:
        """Give the placements."""
        return self.plan_of(self.places())

    def plan_of(self, places: list[Place | None]) -> Plan:
        """Give the plan in which sessions, by number, have these places."""
        names, rooms, teams = self.needs.names, self.needs.rooms, self.teams.names
        return Plan(
            placements={
                names[number]: Placement(
                    start=place[0],
                    room=None if place[1] is None else rooms[place[1]],
                    team=None if place[2] is None else teams[place[2]],
                )
                for number, place in enumerate(places)
                if place is not None
            }
        )

    def places(self) -> list[Place | None]:
        """Give the place of each session, None for one that is not placed."""
        placed = zip(self.start, self.room, self.teams.team, strict=True)
        return [None if start is None else (start, room, team) for start, room, team in placed]

    def put(self, session: int, start: int, room: int | None, team: int | None) -> None:
        """Place a session."""
        self.teams.put(session, start, room, team)
        needs = self.needs
        self.start[session], self.room[session] = start, room
        self._runs[session] = needs.bits(start, start + needs.length[session])
        if room is not None:
            self._holds[room].add(session)
            self._taken[room] |= self._padded(session, start, self.needs.pause[room])
        self._count_in(session, 1)

    def take_out(self, session: int) -> None:
        """Take a session out of its place."""
        self.teams.take_out(session)
        room = self.room[session]
        self._count_in(session, -1)
        if room is not None:
            self._holds[room].discard(session)
            self._taken[room] = 0
            for other in self._holds[room]:
                self._taken[room] |= self._padded(other, self.start[other] or 0, self.needs.pause[room])
        self.start[session], self.room[session], self._runs[session] = None, None, 0

    def _count_in(self, session: int, change: int) -> None:
        for group in self.needs.groups[session]:
            counts, limit = self._count[group], self.needs.limits[group]
            left = self._runs[session]
            while left:
                bit = left & -left
                left ^= bit
                counts[bit] = counts.get(bit, 0) + change
                self._full[group] = self._full[group] | bit if counts[bit] >= limit else self._full[group] & ~bit

    def _padded(self, session: int, start: int, pause: int) -> int:
        return self.needs.bits(start, start + self.needs.length[session] + pause)

    # Places where nobody is in the way

    def free_starts(self, session: int) -> list[int]:
        """Give the numbers of the starts at which no session is in the way, rooms left out of account."""
        needs = self.needs
        busy, low, high = 0, float("-inf"), float("inf")
        for other in needs.clashing[session]:
            busy |= self._runs[other]
        for group in needs.groups[session]:
            busy |= self._full[group]
        for other, least, most in needs.order[session]:
            start = self.start[other]
            if start is not None:
                low, high = max(low, start + least), min(high, start + most)
        starts = [
            number
            for number, (start, mask) in enumerate(zip(needs.starts[session], needs.masks[session], strict=True))
            if not mask & busy and low <= start <= high
        ]
        if not needs.apart[session] and not needs.simultaneous[session]:
            return starts
        return [number for number in starts if not set(self._near(session, needs.starts[session][number]))]

    def free_rooms(self, session: int, start: int, rooms: list[int]) -> Iterator[int]:
        """Give those of the rooms that are free and near enough for everybody."""
        padded = {pause: self._padded(session, start, pause) for pause in self._pauses}
        for room in rooms:
            free = self.needs.shared_rooms or not padded[self.needs.pause[room]] & self._taken[room]
            if free and self.is_open(session, start, room) and not set(self._too_far(session, start, room)):
                yield room

    def is_open(self, session: int, start: int, room: int) -> bool:
        """Tell whether the rules open a room to a session at a start."""
        asked = (session, start, room)
        if asked not in self._open:
            self._open[asked] = self.needs.decide.open(self.needs.names[session], start, self.needs.rooms[room])
        return self._open[asked]

    # Places where others have to go

    def in_the_way(self, session: int, start: int) -> set[int]:
        """Give the sessions that cannot stay if a session starts then, rooms left out of account."""
        needs = self.needs
        runs = needs.bits(start, start + needs.length[session])
        found = {other for other in needs.clashing[session] if self._runs[other] & runs}
        for other, least, most in needs.order[session]:
            begin = self.start[other]
            if begin is not None and not least <= start - begin <= most:
                found.add(other)
        found.update(self._near(session, start))
        for group in needs.groups[session]:
            found.update(self._too_many(group, runs, found))
        return found

    def _near(self, session: int, start: int) -> Iterator[int]:
        """Give those that are too near in time, or that should start together and do not."""
        needs = self.needs
        for other, gap in needs.apart[session]:
            begin = self.start[other]
            if begin is None or start >= begin + needs.length[other] + gap:
                continue
            if begin < start + needs.length[session] + gap:
                yield other
        for other in needs.simultaneous[session]:
            if self.start[other] not in (None, start):
                yield other

    def _too_many(self, group: int, runs: int, leaving: set[int]) -> Iterator[int]:
        """Give members of a group beyond its limit, moment by moment."""
        over = self._full[group] & runs
        gone = set(leaving)
        while over:
            bit = over & -over
            over ^= bit
            there = [other for other in self.needs.members[group] if self._runs[other] & bit and other not in gone]
            for other in there[: max(0, len(there) - self.needs.limits[group] + 1)]:
                gone.add(other)
                yield other

    def in_the_room_or_team(self, session: int, start: int, room: int | None, team: int | None) -> set[int]:
        """Give the sessions that cannot stay if a session starts then, because of its room and its team."""
        found = set() if room is None else self._in_the_room(session, start, room)
        return found if team is None else found | self.teams.in_the_way(session, start, room, team)

    def _in_the_room(self, session: int, start: int, room: int) -> set[int]:
        padded = self._padded(session, start, self.needs.pause[room])
        found = set(self._too_far(session, start, room))
        if padded & self._taken[room] and not self.needs.shared_rooms:
            for other in self._holds[room]:
                if padded & self._padded(other, self.start[other] or 0, self.needs.pause[room]):
                    found.add(other)
        return found

    def _too_far(self, session: int, start: int, room: int | None) -> Iterator[int]:
        needs = self.needs
        end = start + needs.length[session]
        for other, longest, minutes in needs.ways[session]:
            begin, there = self.start[other], self.room[other]
            if begin is None or there is None or room is None:
                continue
            between = max(begin - end, start - begin - needs.length[other])
            if 0 <= between < longest and between < self._minutes(minutes, (room, there), begin >= end):
                yield other

    def _minutes(self, minutes: Ways, rooms: tuple[int, int], forth: bool) -> int:
        here, there = (self.needs.rooms[room] for room in rooms)
        return minutes.get(here, {}).get(there, 0) if forth else minutes.get(there, {}).get(here, 0)
