"""Lower bounds that do not wait for the search: meetings spread over cells of time.

CP-SAT's own bound on crowding is poor, for it has to find out, moment by moment, that meetings which avoid each
other here must meet elsewhere. Summed over a cell (a part of a day, or parts that overlap) the same fact is a few
lines: L grid points of meetings on D free grid points cost at least D f(L/D), f being the convex price of n
meetings at once, and the plenary takes its length away from D. The cell of each session, clash cliques, counts of
parallel meetings and of rooms, and the order of sessions are kept; times inside a cell are not. So every timetable
gives a solution of this model that costs no more than the timetable, and the model's bound is a bound for all.
"""

from ortools.sat.python import cp_model

from solver.timetable.bounds.cell import Cell
from solver.timetable.bounds.clashes import alone_among, clashes_of
from solver.timetable.bounds.mixes import FINE, MixPrices, mix_prices
from solver.timetable.bounds.rooms import least_for_rooms, price_of_room
from solver.timetable.bounds.teams import price_teams
from solver.timetable.costs import CrowdingCost, ImbalanceCost
from solver.timetable.decisions import Decisions
from solver.timetable.demands import AtMost, Before, NeverTogether
from solver.timetable.posting_balance import bind, share, units_between
from solver.timetable.problem import Problem


class Spread:
    """The model of sessions in cells."""

    def __init__(self, problem: Problem, decide: Decisions) -> None:
        self._problem, self._decide = problem, decide
        self.model = cp_model.CpModel()
        self.cells = cells_of(problem, decide)
        self._length = {s.id: -(-s.duration // problem.step) for s in problem.sessions}
        self._costs: list[tuple[cp_model.LinearExprT, int]] = []
        self._constant = least_for_rooms(problem, decide)
        self._clashes = clashes_of(decide)
        self._place()
        for demand in decide.demands:
            self._keep(demand)
        self._rooms()
        self._mix()
        self._costs += price_teams(problem, decide, self.model, self.cells)
        terms = cp_model.LinearExpr.weighted_sum(
            [term for term, _ in self._costs], [price for _, price in self._costs]
        )
        self.model.minimize(terms + self._constant)

    def _place(self) -> None:
        for session in self._problem.sessions:
            literals = []
            for cell, starts in self._starts_by_cell(session.id):
                literal = self.model.new_bool_var(f"{session.id} in {cell.start}")
                cell.inside[session.id] = literal
                literals.append(literal)
                self._costs.append((literal, self._cheapest(session.id, starts)))
            if session.id in self._decide.present:
                self.model.add_exactly_one(literals)
            else:
                self.model.add_at_most_one(literals)
                self._constant += sum(self._decide.absence_costs.get(session.id, {}).values())

    def _starts_by_cell(self, session: str) -> list[tuple[Cell, list[int]]]:
        found: list[tuple[Cell, list[int]]] = []
        starts = self._decide.starts(session)
        for cell in self.cells:
            here = [start for start in starts if cell.start <= start < cell.end]
            if here:
                found.append((cell, here))
        return found

    def _cheapest(self, session: str, starts: list[int]) -> int:
        """Give the least that a session costs by itself with one of the starts; a request also by its room."""
        decide = self._decide
        start_costs = decide.start_costs.get(session, {})
        at_best = min(sum(start_costs.get(start, {}).values()) for start in starts)
        if session in decide.present:
            return at_best
        rooms = min((price_of_room(decide, session, room) for room in decide.rooms(session)), default=0)
        return at_best + rooms - sum(decide.absence_costs.get(session, {}).values())

    def _keep(self, demand: object) -> None:
        if isinstance(demand, NeverTogether):
            self._at_most(1, demand.sessions)
        elif isinstance(demand, AtMost):
            self._at_most(demand.limit, demand.sessions)
        elif isinstance(demand, Before):
            self._order(demand)
        elif isinstance(demand, CrowdingCost):
            for cell in self.cells:
                self._crowd(demand, cell)
        elif isinstance(demand, ImbalanceCost):
            self._balance(demand)

    def _at_most(self, limit: int, sessions: tuple[str, ...]) -> None:
        for cell in self.cells:
            inside = [session for session in sessions if session in cell.inside]
            if len(inside) > limit:
                self.model.add(self._total(cell, inside) <= limit * cell.points)

    def _order(self, demand: Before) -> None:
        for number, _ in enumerate(self.cells):
            early = [c.inside[demand.then] for c in self.cells[: number + 1] if demand.then in c.inside]
            late = [c.inside[demand.first] for c in self.cells[number + 1 :] if demand.first in c.inside]
            if early and late:
                self.model.add_at_most_one([*early, *late])
        for cell in self.cells:
            if demand.first in cell.inside and demand.then in cell.inside:
                both = self._length[demand.first] + self._length[demand.then] + demand.min_gap // self._problem.step
                if both > cell.points:
                    self.model.add_at_most_one([cell.inside[demand.first], cell.inside[demand.then]])

    def _rooms(self) -> None:
        """In a cell, the sessions that only some rooms can hold take no more than these rooms' time."""
        if self._decide.turnover is None:
            return
        groups: dict[frozenset[str], list[str]] = {}
        for session in self._problem.sessions:
            if session.needs_room:
                groups.setdefault(frozenset(self._decide.rooms(session.id)), []).append(session.id)
        for rooms in groups:
            members = [session for other, group in groups.items() if other <= rooms for session in group]
            self._at_most(len(rooms), tuple(members))

    def _crowd(self, demand: CrowdingCost, cell: Cell) -> None:
        inside = [session for session in demand.sessions if session in cell.inside]
        alone = alone_among(inside, cell.inside, self._clashes)
        crowd = [session for session in inside if session not in alone]
        if not crowd:
            return
        taken = self._total(cell, alone)
        load = self._total(cell, crowd)
        most = min(len(crowd), sum(self._length[session] for session in crowd))
        cost = self.model.new_int_var(0, cell.points * demand.price(most), f"crowd {cell.start}")
        steps = [demand.price(count + 1) - demand.price(count) for count in range(most)]
        for count, step in enumerate(steps):
            if step and (count == 0 or step != steps[count - 1]):
                at_none = demand.price(count) - count * step
                line = cp_model.LinearExpr.weighted_sum([cell.points - taken, load], [at_none, step])
                self.model.add(cost >= line)
        self._charge(cell, cost, demand.weight)
        if demand.price(1):
            of_the_crowd = self._total(cell, [session for session in alone if session in inside])
            self._charge(cell, of_the_crowd, demand.weight * demand.price(1))

    def _charge(self, cell: Cell, cost: cp_model.IntVar | cp_model.LinearExpr, weight: int) -> None:
        self._costs.append((cost, weight))
        cell.crowding.append(cp_model.LinearExpr.term(cost, weight))

    def _balance(self, demand: ImbalanceCost) -> None:
        names = sorted({session for load in demand.loads for session in load})
        choices = {name: [cell.inside[name] for cell in self.cells if name in cell.inside] for name in names}
        shares = [share(load, self._decide.present, choices) for load in demand.loads]
        least, most = units_between(shares, demand.unit)
        units = self.model.new_int_var(least, most, "imbalance")
        bind(self.model, units, shares, demand.unit)
        self._costs.append((units, demand.weight))

    def _mix(self) -> None:
        """In a cell, crowding costs no less than its sessions and free grid points are worth in the mix prices."""
        crowds = [demand for demand in self._decide.demands if isinstance(demand, CrowdingCost)]
        crowded = {session for crowd in crowds for session in crowd.sessions if session in self._decide.present}
        points = sum(cell.points for cell in self.cells if crowded & cell.inside.keys())
        alone = alone_among(crowded, self._decide.present, self._clashes)
        free = points - sum(self._length[session] for session in alone)
        prices = mix_prices(self._decide, free) if free > 0 else None
        if prices is not None:
            for cell in self.cells:
                self._cut(cell, prices, alone)

    def _cut(self, cell: Cell, prices: MixPrices, alone: list[str]) -> None:
        worth = {session: prices.price[session] for session in sorted(cell.inside.keys() & prices.price.keys())}
        worth |= {session: -prices.per_point for session in alone if session in cell.inside}
        terms = [cell.inside[session] for session in worth]
        amounts = [price * self._length[session] for session, price in worth.items()]
        worth_of_cell = cp_model.LinearExpr.weighted_sum(terms, amounts) + prices.per_point * cell.points
        crowding = cp_model.LinearExpr.sum(cell.crowding)
        self.model.add(FINE * crowding >= worth_of_cell)

    def _total(self, cell: Cell, sessions: list[str]) -> cp_model.LinearExpr:
        return cp_model.LinearExpr.weighted_sum(
            [cell.inside[session] for session in sessions], [self._length[session] for session in sessions]
        )


def cells_of(problem: Problem, decide: Decisions) -> list[Cell]:
    """Cut time where no session can run across: into parts, those that overlap taken as one."""
    spans = sorted(
        (start, start + session.duration) for session in problem.sessions for start in decide.starts(session.id)
    )
    cells: list[Cell] = []
    for start, end in spans:
        if cells and start < cells[-1].end:
            cells[-1].end = max(cells[-1].end, end)
        else:
            cells.append(Cell(start, end, 0))
    for cell in cells:
        first = -(-cell.start // problem.step) * problem.step
        cell.points = len(range(first, cell.end, problem.step))
    return cells
