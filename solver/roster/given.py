"""What of the frozen past is given: it uses up limits on what is still to be decided, and cannot break them."""

from collections.abc import Iterable
from dataclasses import replace

from solver.roster.decisions import Decisions
from solver.roster.demands import AtMostTaken, Said


def given(decide: Decisions, demands: Iterable[Said]) -> list[Said]:
    """Give the demands as they bind what has not begun; a limit that reaches open seats of the past stays whole."""
    kept: dict[tuple[str, str], int] = {}
    for assignment, _, name in decide.kept:
        kept[name, assignment] = kept.get((name, assignment), 0) + 1
    found: list[Said] = []
    for demand in demands:
        if not isinstance(demand, AtMostTaken) or decide.problem.begun.isdisjoint(demand.assignments):
            found.append(demand)
            continue
        past = [each for each in demand.assignments if each in decide.problem.begun]
        used = [kept.get((demand.interpreter, each), 0) for each in past]
        if sum(used) != sum(_open(decide, demand.interpreter, each) for each in past):
            found.append(demand)
        elif coming := tuple(each for each in demand.assignments if each not in past):
            found.append(replace(demand, limit=max(0, demand.limit - sum(used)), assignments=coming))
    return found


def _open(decide: Decisions, interpreter: str, assignment: str) -> int:
    booths = decide.problem.assignment[assignment].booths
    return sum(decide.is_open(interpreter, assignment, booth.id) for booth in booths)
