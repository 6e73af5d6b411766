"""A bound where sessions meet in slots: who is in a slot together is one decision, with its whole price.

Where any two sessions either share a slot or do not overlap at all, the price of a slot is known from the set of
those who are in it: what its pairs cost, and the cheapest rooms that hold them side by side. With every such set (a
pattern) as one variable, a timetable is a choice of one pattern for each slot in which each session occurs once: set
partitioning, whose linear relaxation is strong where the one on pairs is worth nothing (M. Luebbecke and
J. Desrosiers, Selected topics in column generation, Operations Research 53(6), 2005). Orders of sessions are kept;
what else is demanded is not, so every timetable gives a solution that costs no more, and the bound holds for all.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator
from itertools import combinations, islice

from ortools.graph.python import linear_sum_assignment
from ortools.sat.python import cp_model

from solver.timetable.bounds.cell import Cell
from solver.timetable.bounds.cells import cells_of
from solver.timetable.costs import TogetherCost
from solver.timetable.decisions import Decisions
from solver.timetable.demands import Before, NeverTogether
from solver.timetable.plan import Placement, Plan
from solver.timetable.problem import Problem

MOST_COLUMNS = 100_000  # patterns, each counted in every slot
Pattern = tuple[str, ...]


class Slots:
    """The model of a pattern in each slot; `model` is None where there are no slots, or too many patterns."""

    def __init__(self, problem: Problem, decide: Decisions) -> None:
        self._problem, self._decide = problem, decide
        self.model: cp_model.CpModel | None = None
        self._chosen: list[dict[Pattern, cp_model.IntVar]] = []
        self._clashes, self._together = _pairs(decide)
        self._starts = self._starts_in_slots(cells_of(problem, decide))
        columns = self._columns()
        if columns:
            self.model = self._build(columns)

    def _starts_in_slots(self, slots: list[Cell]) -> list[dict[str, int]]:
        """Give the starts in each slot; nothing unless all who can be in a slot overlap, and in one way each."""
        begins = [slot.start for slot in slots]
        starts: list[dict[str, int]] = [{} for _ in slots]
        for session in self._problem.sessions:
            for start in self._decide.starts(session.id):
                here = starts[bisect_right(begins, start) - 1]
                if session.id in here:
                    return []
                here[session.id] = start
        for here in starts:
            if max(here.values()) >= min(start + self._problem.session[s].duration for s, start in here.items()):
                return []
        return starts

    def _columns(self) -> list[dict[Pattern, int]]:
        """Give the price of each pattern of each slot; nothing if there are too many."""
        patterns: list[list[Pattern]] = []
        for start in self._starts:
            left = MOST_COLUMNS - sum(map(len, patterns))
            patterns.append(list(islice(self._patterns(sorted(start)), left + 1)))
            if len(patterns[-1]) > left:
                return []
        prices = {pattern: self._price(pattern) for pattern in sorted({p for here in patterns for p in here})}
        columns: list[dict[Pattern, int]] = []
        for start, here in zip(self._starts, patterns, strict=True):
            alone = {session: self._alone(session, at) for session, at in start.items()}
            priced = [(pattern, prices[pattern]) for pattern in here]
            columns.append({p: price + sum(alone[s] for s in p) for p, price in priced if price is not None})
        return columns

    def _patterns(self, sessions: list[str]) -> Iterator[Pattern]:
        """Give the sets without a clash, no larger than there are rooms."""
        most = (
            len(self._problem.rooms) if all(self._problem.session[s].needs_room for s in sessions) else len(sessions)
        )
        stack: list[tuple[Pattern, int]] = [((), 0)]
        while stack:
            pattern, first = stack.pop()
            for number in range(first, len(sessions)):
                session = sessions[number]
                if not any((other, session) in self._clashes for other in pattern):
                    yield (*pattern, session)
                    if len(pattern) + 1 < most:
                        stack.append(((*pattern, session), number + 1))

    def plan(self, value: Callable[[cp_model.IntVar], bool]) -> Plan:
        """Read a timetable from a solution, each pattern in its cheapest rooms."""
        placements: dict[str, Placement] = {}
        for start, chosen in zip(self._starts, self._chosen, strict=True):
            for pattern in (pattern for pattern, literal in chosen.items() if value(literal)):
                rooms = (self._housed(pattern) or (0, {}))[1]
                placements |= {s: Placement(start=start[s], room=rooms.get(s)) for s in pattern}
        return Plan(placements=placements)

    def _price(self, pattern: Pattern) -> int | None:
        """Give what the pairs cost and the cheapest rooms; None if no rooms hold them side by side."""
        housed = self._housed(pattern)
        pairs = sum(self._together.get(pair, 0) for pair in combinations(pattern, 2))
        return None if housed is None else pairs + housed[0]

    def _housed(self, pattern: Pattern) -> tuple[int, dict[str, str]] | None:
        """Give the cheapest rooms for a pattern and their price; rooms left over take nobody, for nothing."""
        rooms = sorted(self._problem.room)
        housed = [session for session in pattern if self._problem.session[session].needs_room]
        if not housed or len(housed) > len(rooms):
            return None if housed else (0, {})
        solver = linear_sum_assignment.SimpleLinearSumAssignment()
        for row in range(len(rooms)):
            open_rooms = self._decide.rooms(housed[row]) if row < len(housed) else rooms
            costs = self._decide.room_costs.get(housed[row], {}) if row < len(housed) else {}
            for room in open_rooms:
                solver.add_arc_with_cost(row, rooms.index(room), sum(costs.get(room, {}).values()))
        if solver.solve() != solver.OPTIMAL:
            return None
        return int(solver.optimal_cost()), {s: rooms[solver.right_mate(row)] for row, s in enumerate(housed)}

    def _alone(self, session: str, start: int) -> int:
        return sum(self._decide.start_costs.get(session, {}).get(start, {}).values())

    def _build(self, columns: list[dict[Pattern, int]]) -> cp_model.CpModel:
        model = cp_model.CpModel()
        inside: list[dict[str, list[cp_model.IntVar]]] = []
        bill: list[tuple[cp_model.IntVar, int]] = []
        for number, here in enumerate(columns):
            chosen = {pattern: model.new_bool_var(f"{number} {pattern}") for pattern in here}
            self._chosen.append(chosen)
            model.add_at_most_one(chosen.values())
            bill += [(chosen[pattern], price) for pattern, price in here.items()]
            inside.append({})
            for pattern, literal in chosen.items():
                for session in pattern:
                    inside[-1].setdefault(session, []).append(literal)
        for name in sorted(self._problem.session):
            literals = [literal for of in inside for literal in of.get(name, [])]
            if name not in self._decide.present:
                literals.append(model.new_bool_var(f"no {name}"))
                bill.append((literals[-1], sum(self._decide.absence_costs.get(name, {}).values())))
            model.add_exactly_one(literals)
        for demand in self._decide.demands:
            if isinstance(demand, Before) and {demand.first, demand.then} <= set(self._decide.present):
                _order(model, inside, demand)
        model.minimize(cp_model.LinearExpr.weighted_sum([x for x, _ in bill], [price for _, price in bill]))
        return model


def _order(model: cp_model.CpModel, inside: list[dict[str, list[cp_model.IntVar]]], demand: Before) -> None:
    """Let the second be in one of the first slots only if the first is in an earlier one."""
    for number in range(len(inside)):
        late = [literal for of in inside[: number + 1] for literal in of.get(demand.then, [])]
        early = [literal for of in inside[:number] for literal in of.get(demand.first, [])]
        if late:
            model.add(sum(late) <= sum(early))


def _pairs(decide: Decisions) -> tuple[set[tuple[str, str]], dict[tuple[str, str], int]]:
    """Give the pairs that must not overlap, and what the others cost if they do."""
    clashes: set[tuple[str, str]] = set()
    together: dict[tuple[str, str], int] = {}
    for demand in decide.demands:
        if isinstance(demand, NeverTogether):
            clashes |= set(combinations(sorted(demand.sessions), 2))
        elif isinstance(demand, TogetherCost):
            pair = (min(demand.one, demand.other), max(demand.one, demand.other))
            together[pair] = together.get(pair, 0) + demand.weight
    return clashes, together
