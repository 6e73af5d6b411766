"""From blocks to a timetable: each session gets a start in its span, in the room that it has there."""

from collections.abc import Callable

from solver.engine import Budget
from solver.stop import Stop
from solver.timetable.blocks.coarse import Coarse
from solver.timetable.blocks.sharing import Literal, Sharing
from solver.timetable.engine import run
from solver.timetable.model import build
from solver.timetable.plan import Placement, Plan

LAST = 10**9


def packed(coarse: Coarse, blocks: Plan) -> Plan:
    """Put the sessions of each block one after the other, those that ask for a place first; they may not fit."""
    wanted = {demand.session: demand.before for demand in coarse.places}
    taken: dict[str | None, list[tuple[int, int]]] = {}
    placements: dict[str, Placement] = {}
    for session in sorted(blocks.placements, key=lambda session: (wanted.get(session, LAST), session)):
        placed = blocks.placements[session]
        length, pause = (
            coarse.problem.session[session].duration,
            (coarse.fine.turnover or {}).get(placed.room or "", 0),
        )
        busy = taken.setdefault(placed.room, [])
        for start in coarse.cells[session][placed.start]:
            free = placed.room is None or all(
                start >= end + pause or begin >= start + length + pause for begin, end in busy
            )
            if free and (placed.room is None or coarse.fine.open(session, start, placed.room)):
                busy.append((start, start + length))
                placements[session] = placed.model_copy(update={"start": start})
                break
    return Plan(placements=placements)


def settled(coarse: Coarse, blocks: Plan, budget: Budget, stop: Stop) -> Plan | None:
    """Give the best timetable of these blocks that the exact model finds; None if it finds none."""
    placements = blocks.placements
    starts = {
        session: coarse.cells[session][placements[session].start] if session in placements else []
        for session in coarse.cells
    }
    rooms = {
        session: [room] if session in placements and (room := placements[session].room) is not None else []
        for session in coarse.cells
    }
    variables = build(coarse.problem, coarse.fine.narrowed(starts, rooms), stop=stop)
    variables.hint(packed(coarse, blocks))
    return run(variables, budget, stop).plan


def housed(
    sharing: Sharing, true: Callable[[Literal], bool], budget: Budget, stop: Stop, *, costs: bool
) -> Plan | None:
    """Give a timetable, the best if `costs` count, in which every session lies in its span and its group's rooms."""
    starts, rooms = sharing.choices(true)
    decide = sharing.coarse.fine.narrowed(starts, rooms)
    decide.present = {session: "" for session, left in starts.items() if left}
    return run(build(decide.problem, decide, costs=costs, stop=stop), budget, stop).plan
