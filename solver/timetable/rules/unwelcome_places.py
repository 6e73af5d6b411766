"""Preferences for parts of days and rooms (F:CoSPLib)."""

from collections.abc import Iterable, Iterator
from typing import ClassVar

from solver.result import Violation
from solver.rule import Level
from solver.timetable.decisions import Decisions
from solver.timetable.groupings import Unwelcome
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.rule import TimetableRule
from solver.timetable.values import Session, Span


class UnwelcomePlaces(TimetableRule):
    """Sessions and themes are not when and where they are unwelcome.

    A session that is there costs the units of what was said. A theme, or anybody, costs them once for each room in
    each part of a day, however many sessions are there.

    Holds:  room A is unwelcome on Friday morning; on Friday morning nobody meets there.
    Broken: room A is unwelcome on Friday morning, two units; two talks are there then: two units.
    """

    level: ClassVar[Level] = Level.PREFERENCE
    source: ClassVar[str] = "F:CoSPLib; F:OptaPlanner, conference scheduling"

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        starts = {name: placed.start for name, placed in plan.placements.items() if name in problem.session}
        here = {
            part.id: [s for s in problem.sessions if s.id in starts and part.start <= starts[s.id] < part.end]
            for part in problem.parts
        }
        held = self._held(plan, here)
        for said in problem.unwelcome:
            parts = [part for part in problem.parts if part.id == said.part]
            for name in sorted(said.sessions & starts.keys()) if said.units else ():
                then = said.part is None or any(part.start <= starts[name] < part.end for part in parts)
                if then and said.room in (None, plan.placements[name].room):
                    text = f"{problem.session[name].name} is {self._where(said)}, where it is unwelcome"
                    yield self.broken(name, text=text, amount=said.units)
            for part in [] if said.sessions or not said.units else here if said.part is None else [said.part]:
                for room, sessions in held.get((part, said.theme), {}).items():
                    if said.room in (None, room):
                        text = f"{said.theme or 'somebody'} has room {room} in {part}, which is unwelcome"
                        yield self.broken(*sessions, text=text, amount=said.units)

    def _held(self, plan: Plan, here: dict[str, list[Session]]) -> dict[tuple[str, str | None], dict[str, list[str]]]:
        """Give for each part and theme, and for all together, who has which room."""
        held: dict[tuple[str, str | None], dict[str, list[str]]] = {}
        for part, sessions in here.items():
            for session in sessions:
                room = plan.placements[session.id].room
                for theme in {session.theme, None} if room is not None else ():
                    held.setdefault((part, theme), {}).setdefault(room or "", []).append(session.id)
        return held

    def _where(self, said: Unwelcome) -> str:
        return " ".join(f"in {place}" for place in (said.part, said.room) if place is not None)

    def post(self, problem: Problem, decide: Decisions) -> None:
        rooms = [room.id for room in problem.rooms]
        prices: dict[str | None, dict[Span, dict[str, int]]] = {}
        for said in problem.unwelcome:
            spans = [Span(start=part.start, end=part.end) for part in problem.parts if said.part in (None, part.id)]
            for session in sorted(said.sessions & problem.session.keys()):
                self._post_session(decide, session, said, spans)
            own = {} if said.sessions else prices.setdefault(said.theme, {})
            for span in [] if said.sessions else spans:
                for room in rooms if said.room is None else [said.room]:
                    own.setdefault(span, {})[room] = own.get(span, {}).get(room, 0) + said.units
        for theme, of_theme in prices.items():
            group = [session.id for session in problem.sessions if theme in (None, session.theme)]
            decide.block_cost(group, of_theme)

    def _post_session(self, decide: Decisions, session: str, said: Unwelcome, spans: Iterable[Span]) -> None:
        given = list(spans)

        def price(start: int) -> int:
            return said.units * sum(span.start <= start < span.end for span in given)

        if said.room is None:
            decide.start_cost(session, price)
        elif said.part is None:
            decide.room_cost(session, lambda room: said.units if room == said.room else 0)
        else:
            prices: dict[Span, dict[str, int]] = {}
            for span in given:
                prices.setdefault(span, {})[said.room] = prices.get(span, {}).get(said.room, 0) + said.units
            decide.block_cost([session], prices)
