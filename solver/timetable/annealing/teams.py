"""What a team costs: a day on which it works, and rooms that it changes in a hurry."""

from collections.abc import Iterable
from functools import cache
from typing import ClassVar

from solver.timetable.demands import Said
from solver.timetable.forward.needs import Needs
from solver.timetable.forward.teams import span_of
from solver.timetable.team_demands import TeamHurryCost, TeamUseCost


class Teams:
    """Who works when, as far as it has a price."""

    words: ClassVar[tuple[type[Said], ...]] = (TeamUseCost, TeamHurryCost)

    def __init__(self, needs: Needs, teams: list[str], demands: list[Said]) -> None:
        self._needs, self._teams = needs, teams
        self._uses = [demand for demand in demands if isinstance(demand, TeamUseCost)]
        self._hurries = [demand for demand in demands if isinstance(demand, TeamHurryCost)]
        self._used: dict[tuple[int, int, int], int] = {}  # demand, span, team: how many sessions
        self._holds: list[dict[int, tuple[int, int | None]]] = [{} for _ in teams]
        self._spans = cache(self._spans_at)
        self._span = cache(span_of)

    def put(self, session: int, start: int, room: int | None, team: int | None) -> None:
        """Note a session that is placed."""
        self._count(start, team, 1)
        if team is not None:
            self._holds[team][session] = (start, room)

    def take_out(self, session: int, start: int, room: int | None, team: int | None) -> None:
        """Forget where a session was."""
        self._count(start, team, -1)
        if team is not None:
            del self._holds[team][session]

    def _count(self, start: int, team: int | None, change: int) -> None:
        for demand, span in self._spans(start) if team is not None else ():
            key = (demand, span, team or 0)
            self._used[key] = self._used.get(key, 0) + change

    def _spans_at(self, start: int) -> tuple[tuple[int, int], ...]:
        places = enumerate(span_of(demand.spans, start) for demand in self._uses)
        return tuple((number, place) for number, place in places if place is not None)

    def prices(self, session: int, start: int, room: int | None, teams: Iterable[int]) -> dict[int, int]:
        """Give what each of the teams would cost a session that starts then in that room."""
        return {team: self._use(start, team) + self._hurry(session, start, room, team) for team in teams}

    def _use(self, start: int, team: int) -> int:
        return sum(
            self._uses[demand].weight * self._uses[demand].prices.get(self._teams[team], 0)
            for demand, span in self._spans(start)
            if not self._used.get((demand, span, team))
        )

    def _hurry(self, session: int, start: int, room: int | None, team: int) -> int:
        price, lengths = 0, self._needs.length
        for demand in self._hurries if room is not None else ():
            here = self._span(demand.spans, start)
            for other, (begin, there) in self._holds[team].items():
                pause = max(begin - start - lengths[session], start - begin - lengths[other])
                if 0 <= pause < demand.gap and there not in (None, room) and self._span(demand.spans, begin) == here:
                    price += demand.weight if here is not None else 0
        return price
