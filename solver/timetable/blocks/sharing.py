"""Spans are given to sessions, and rooms in spans to groups; which of its group's rooms a session has comes after.

The model of blocks has a literal for each session, span and room: a million for a thousand talks. Here a group has
the rooms, and a session only its span. What is asked of single sessions and rooms is left to the exact model.
"""

from collections.abc import Callable, Iterable

from ortools.sat.python import cp_model

from solver.timetable.blocks.coarse import Coarse
from solver.timetable.demands import NeverTogether
from solver.timetable.values import Span

Literal = cp_model.IntVar


class Sharing:
    """The model: `lies` says for each session and start that stands for a span whether it lies there.

    `held` says for each span, room and group whether the room is the group's; sessions without one are a group.
    """

    def __init__(self, coarse: Coarse) -> None:
        self.coarse, self.model = coarse, cp_model.CpModel()
        self._alone = tuple(sorted(coarse.cells.keys() - {s for group in coarse.groups for s in group}))
        self.groups = [group for group in (*coarse.groups, self._alone) if group]
        self.lies: dict[str, dict[int, Literal]] = {}
        self.held: dict[tuple[Span, int], dict[str, Literal]] = {}
        for session in coarse.cells:
            self._place(session)
        for span in coarse.spans:
            self._share(span)
            for demand in coarse.fine.demands:
                if isinstance(demand, NeverTogether):
                    self._fill(demand.sessions, span)

    def _place(self, session: str) -> None:
        starts = self.coarse.starts(session)
        at = self.lies[session] = {start: self.model.new_bool_var(f"{session} in {start}") for start in starts}
        if session in self.coarse.present:
            self.model.add_exactly_one(at.values())
        else:
            self.model.add_at_most_one(at.values())

    def inside(self, sessions: Iterable[str], span: Span) -> dict[str, tuple[int, Literal]]:
        """Give for those of some sessions that may lie in a span the start that stands for it and its literal."""
        return {
            session: (start, literal)
            for session in sessions
            for start, literal in self.lies.get(session, {}).items()
            if span.start <= start < span.end
        }

    @property
    def is_relaxation(self) -> bool:
        """Whether every timetable is a sharing: sessions without a group get no room beside others' here."""
        return not any(self.coarse.problem.session[session].needs_room for session in self._alone)

    def literals(self) -> list[Literal]:
        """Give what is decided."""
        lies = [literal for at in self.lies.values() for literal in at.values()]
        return lies + [literal for rooms in self.held.values() for literal in rooms.values()]

    def choices(self, true: Callable[[Literal], bool]) -> tuple[dict[str, list[int]], dict[str, list[str]]]:
        """Give the starts and rooms that a solution leaves to each session; none to one that lies nowhere."""
        starts: dict[str, list[int]] = {session: [] for session in self.lies}
        rooms: dict[str, list[str]] = {session: [] for session in self.lies}
        for number, group in enumerate(self.groups):
            for session in group:
                for start, literal in self.lies[session].items():
                    if true(literal):
                        starts[session] = self.coarse.cells[session][start]
                        [span] = [each for each in self.coarse.spans if each.start <= start < each.end]
                        given = {room for room, held in self.held[span, number].items() if true(held)}
                        rooms[session] = [room for room in self.coarse.rooms(session) if room in given]
        return starts, rooms

    def _share(self, span: Span) -> None:
        """Give each room to one group at most, and groups as many rooms as their sessions need minutes."""
        by_room: dict[str, list[Literal]] = {}
        for number, group in enumerate(self.groups):
            needs: dict[frozenset[str], dict[str, Literal]] = {}
            for session, (start, literal) in self.inside(group, span).items():
                if self.coarse.problem.session[session].needs_room:
                    open_rooms = [r for r in self.coarse.rooms(session) if self.coarse.open(session, start, r)]
                    needs.setdefault(frozenset(open_rooms), {})[session] = literal
            held = self.held[span, number] = {
                room: self.model.new_bool_var(f"{room} in {span.start} to {number}")
                for room in sorted(frozenset().union(*needs))
            }
            for room, literal in held.items():
                by_room.setdefault(room, []).append(literal)
            for rooms in sorted(needs, key=sorted):
                self._bound(
                    {s: at for r, each in needs.items() if r <= rooms for s, at in each.items()}, rooms, held, span
                )
        for literals in by_room.values():
            self.model.add_at_most_one(literals)

    def _bound(
        self, sessions: dict[str, Literal], rooms: frozenset[str], held: dict[str, Literal], span: Span
    ) -> None:
        """Let the sessions that only these rooms can take have no more minutes than the rooms have."""
        turnover = self.coarse.fine.turnover or {}
        pause = min((turnover.get(room, 0) for room in rooms), default=0)
        lengths = {s: self.coarse.problem.session[s].duration + pause for s in sessions}
        minutes = self.coarse.minutes(sessions, span) + pause
        given = cp_model.LinearExpr.sum([held[room] for room in sorted(rooms)])
        for least in sorted({0, minutes // 2, *(each for each in lengths.values() if 2 * each <= minutes)}):
            counted = [_counted(length, least, minutes) for length in lengths.values()]
            self.model.add(cp_model.LinearExpr.weighted_sum(list(sessions.values()), counted) <= minutes * given)
        for least in sorted(set(lengths.values())):
            large = [literal for session, literal in sessions.items() if lengths[session] >= least]
            self.model.add(cp_model.LinearExpr.sum(large) <= minutes // least * given)

    def _fill(self, sessions: tuple[str, ...], span: Span) -> None:
        """Let sessions that never overlap have no more minutes in a span than there are."""
        inside = {session: literal for session, (_, literal) in self.inside(sessions, span).items()}
        lengths = [self.coarse.problem.session[session].duration for session in inside]
        minutes = self.coarse.minutes(inside, span)
        if sum(lengths) > minutes:
            self.model.add(cp_model.LinearExpr.weighted_sum(list(inside.values()), lengths) <= minutes)


def _counted(length: int, least: int, minutes: int) -> int:
    """Count as much of a room as no session of `least` minutes or more can use beside (Martello and Toth 1990)."""
    return minutes if length > minutes - least else length if length >= least else 0
