"""Which team interprets which session while sessions are placed one by one, and who is in the way of a team."""

from collections.abc import Container, Iterator, Sequence
from functools import cache

from solver.timetable.decisions import Decisions
from solver.timetable.demands import Said
from solver.timetable.forward.needs import Needs
from solver.timetable.team_demands import TeamMoves, TeamPause, TeamStretch, TeamUse, TeamUseInAll
from solver.timetable.values import Span

Slots = dict[tuple[int, int], set[int]]  # team and span: the sessions then

ALL = -1  # teams taken together
FAR = 3 * 24 * 60  # minutes after which two sessions of a team do not touch each other


class TeamOccupancy:
    """The sessions of each team so far. Teams are numbers, as sessions and rooms are."""

    def __init__(self, needs: Needs, decide: Decisions) -> None:
        self._needs, self._decide = needs, decide
        self.names = sorted({team for name in needs.names for team in decide.teams(name)})
        number = {name: place for place, name in enumerate(self.names)}
        self.able = [[number[team] for team in decide.teams(name)] for name in needs.names]
        self.team: list[int | None] = [None] * len(needs.names)
        self._start: dict[int, int] = {}
        self._room: dict[int, int | None] = {}
        self._holds: list[set[int]] = [set() for _ in self.names]
        said = decide.demands
        self._moves = [demand.minutes for demand in said if isinstance(demand, TeamMoves)]
        self._stretches = [demand for demand in said if isinstance(demand, TeamStretch)]
        self._pauses = [demand for demand in said if isinstance(demand, TeamPause)]
        self._uses = [demand for demand in said if isinstance(demand, TeamUse | TeamUseInAll)]
        self._used: list[dict[int, Slots]] = [{} for _ in self._uses]
        self._stretch = cache(lambda start: _inside(self._stretches, start))
        self._pause = cache(lambda start: _inside(self._pauses, start))
        self._use = cache(lambda start: _inside(self._uses, start))
        self._served = cache(self._is_served)

    def put(self, session: int, start: int, room: int | None, team: int | None) -> None:
        """Give a session to a team."""
        if team is not None:
            self.team[session], self._start[session], self._room[session] = team, start, room
            self._holds[team].add(session)
            for slots, slot in self._slots(start, team):
                slots.setdefault(slot, set()).add(session)

    def take_out(self, session: int) -> None:
        """Take a session from its team."""
        team = self.team[session]
        if team is not None:
            self._holds[team].discard(session)
            self.team[session] = None
            for slots, slot in self._slots(self._start[session], team):
                slots[slot].discard(session)
                if not slots[slot]:
                    del slots[slot]

    def _slots(self, start: int, team: int) -> Iterator[tuple[Slots, tuple[int, int]]]:
        """Give the counts in which a session that starts then counts, and where."""
        for demand, span in self._use(start).items():
            whose = team if isinstance(self._uses[demand], TeamUse) else ALL
            if whose == ALL or self.names[team] in self._teams_of(demand):
                yield self._used[demand].setdefault(whose, {}), (team, span)

    def free_teams(self, session: int, start: int, room: int | None) -> Iterator[int]:
        """Give the teams that can take a session without giving up another."""
        for team in self.able[session]:
            if self._served(session, start, team) and not self.in_the_way(session, start, room, team):
                yield team

    def serving(self, session: int, start: int) -> list[int]:
        """Give the teams that may take a session at a start, whatever else they have."""
        return [team for team in self.able[session] if self._served(session, start, team)]

    def in_the_way(self, session: int, start: int, room: int | None, team: int) -> set[int]:
        """Give the sessions of a team that it cannot keep if it takes another."""
        found = {
            other
            for other in self._holds[team]
            if other != session and abs(self._start[other] - start) < FAR and self._clash(session, start, room, other)
        }
        for demand, span in self._use(start).items():
            found |= self._beyond(demand, (team, span), found | {session})
        return found

    def _teams_of(self, demand: int) -> Container[str]:
        said = self._uses[demand]
        return said.teams if isinstance(said, TeamUse) else self.names

    def _is_served(self, session: int, start: int, team: int) -> bool:
        """Tell whether a team may take a session alone, as far as that depends on nothing else."""
        name, length = self.names[team], self._needs.length[session]
        if not self._decide.served(self._needs.names[session], start, name):
            return False
        if any(name in self._stretches[d].teams and length > self._stretches[d].limit for d in self._stretch(start)):
            return False
        return all(
            self._uses[demand].limit >= self._price(demand, team)
            for demand in self._use(start)
            if name in self._teams_of(demand)
        )

    def _price(self, demand: int, team: int) -> int:
        said = self._uses[demand]
        return 1 if isinstance(said, TeamUse) else said.prices.get(self.names[team], 0)

    def _clash(self, session: int, start: int, room: int | None, other: int) -> bool:
        """Tell whether one team cannot have both."""
        begin, lengths = self._start[other], self._needs.length
        gap = max(begin - start - lengths[session], start - begin - lengths[other])
        if gap < self._way(room, self._room[other], forth=begin > start):
            return True
        whole = max(begin + lengths[other], start + lengths[session]) - min(begin, start)
        here, there = self._stretch(start), self._stretch(begin)
        name = self.names[self.team[other] or 0]
        for demand, span in here.items():
            each = self._stretches[demand]
            if there.get(demand) == span and name in each.teams and whole > each.limit:
                return True
        pauses = self._pause(begin)
        return any(
            gap < self._pauses[demand].gap and pauses.get(demand, span) != span
            for demand, span in self._pause(start).items()
        )

    def _way(self, room: int | None, other: int | None, *, forth: bool) -> int:
        """Give the minutes between the ends of two sessions; without a demand, sessions may even overlap."""
        if not self._moves:
            return -FAR
        if room is None or other is None or room == other:
            return 0
        first, then = (room, other) if forth else (other, room)
        rooms = self._needs.rooms
        return max(minutes.get(rooms[first], {}).get(rooms[then], 0) for minutes in self._moves)

    def _beyond(self, demand: int, slot: tuple[int, int], leaving: set[int]) -> set[int]:
        """Give the sessions of the assignments that are given up for one too many: those with the fewest."""
        said, (team, _) = self._uses[demand], slot
        slots = self._used[demand].get(team if isinstance(said, TeamUse) else ALL, {})
        if slot in slots or self.names[team] not in self._teams_of(demand):
            return set()
        staying = {place: sessions - leaving for place, sessions in slots.items() if sessions - leaving}
        over = sum(self._price(demand, place[0]) for place in [*staying, slot]) - said.limit
        pushed: set[int] = set()
        for place in sorted(staying, key=lambda place: (len(staying[place]), sorted(staying[place]))):
            if over <= 0:
                break
            over -= self._price(demand, place[0])
            pushed |= staying[place]
        return pushed


def _inside(demands: Sequence[Said], start: int) -> dict[int, int]:
    """Give the demands, by number, of which a span has the start in it, with the span's number."""
    found = {}
    for number, demand in enumerate(demands):
        spans: tuple[Span, ...] = getattr(demand, "spans", ())
        place = span_of(spans, start)
        if place is not None:
            found[number] = place
    return found


def span_of(spans: tuple[Span, ...], start: int) -> int | None:
    """Give the number of the span that has a start in it."""
    return next((place for place, span in enumerate(spans) if span.start <= start < span.end), None)
