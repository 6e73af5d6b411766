"""A first plan in no time: seats are given in the order of time, each to whoever has the least work so far.

It proves nothing, and may leave seats empty that need not be; the search begins with it, and falls back on it.
"""

from collections import Counter

from solver.roster.decisions import Decisions
from solver.roster.demands import AtMostSitting, AtMostTaken, NobodyOr
from solver.roster.plan import Plan


class _Giving:
    """The seats that are given, and what the limits still leave."""

    def __init__(self, decide: Decisions) -> None:
        self._decide = decide
        self._limits: dict[tuple[str, str], list[AtMostTaken]] = {}
        self._most: dict[tuple[str, str], int] = {}
        self._least: dict[tuple[str, str], int] = {}
        for demand in decide.demands:
            if isinstance(demand, AtMostTaken):
                for assignment in demand.assignments:
                    self._limits.setdefault((demand.interpreter, assignment), []).append(demand)
            elif isinstance(demand, AtMostSitting):
                place = (demand.assignment, demand.booth)
                self._most[place] = min(demand.limit, self._most.get(place, demand.limit))
            elif isinstance(demand, NobodyOr):
                place = (demand.assignment, demand.booth)
                self._least[place] = max(demand.least, self._least.get(place, 0))
        self._used: Counter[AtMostTaken] = Counter()
        self._work: Counter[str] = Counter()
        self.seats: dict[str, dict[str, set[str]]] = {
            assignment.id: {booth.id: set() for booth in assignment.booths}
            for assignment in decide.problem.assignments
        }

    def can(self, assignment: str, booth: str, name: str) -> bool:
        """Tell whether somebody may take a seat beside all they have."""
        sitting = self.seats[assignment][booth]
        limits = self._limits.get((name, assignment), ())
        return (
            name not in sitting
            and len(sitting) < self._most.get((assignment, booth), len(sitting) + 1)
            and all(self._used[limit] < limit.limit for limit in limits)
        )

    def give(self, assignment: str, booth: str, name: str) -> None:
        """Let somebody take a seat."""
        self.seats[assignment][booth].add(name)
        self._work[name] += 1
        self._used.update(self._limits.get((name, assignment), ()))

    def fill(self, assignment: str, booth: str, seats: int) -> None:
        """Give the seats of a booth, or leave it empty where too few would sit in it."""
        people = self._decide.open(assignment, booth)
        for name in sorted(people, key=lambda name: (self._work[name], name)):
            if len(self.seats[assignment][booth]) < seats and self.can(assignment, booth, name):
                self.give(assignment, booth, name)
        sitting = self.seats[assignment][booth]
        if len(sitting) < self._least.get((assignment, booth), 0):
            for name in sitting:
                self._work[name] -= 1
                self._used.subtract(self._limits.get((name, assignment), ()))
            sitting.clear()


def first_plan(decide: Decisions, wanted: Plan) -> Plan:
    """Keep what can be kept of a wanted plan, then fill the booths, those of few people first in an assignment."""
    giving = _Giving(decide)
    for seat in sorted(decide.kept):
        giving.give(*seat)
    for assignment, booth, name in wanted.taken():
        if decide.is_open(name, assignment, booth) and giving.can(assignment, booth, name):
            giving.give(assignment, booth, name)
    for each in sorted(decide.problem.assignments, key=lambda assignment: (assignment.start, assignment.id)):
        by_people = sorted((len(decide.open(each.id, booth.id)), booth.id, booth.seats) for booth in each.booths)
        for _, booth, seats in by_people:
            giving.fill(each.id, booth, seats)
    return Plan.model_validate({"seats": giving.seats})
