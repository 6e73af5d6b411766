"""Prices that show a clash: sessions that must pay more for their places than all places together are worth.

The linear relaxation of a model lets sessions be split, and gives to every session as large a share as it can give to
all of them. Where that share is less than a whole, its dual prices name the sessions and what they lack. The prices
are rounded to whole numbers and what follows from them is added up in whole numbers: so it is a proof, whatever the
precision of the linear program. (Farkas' lemma; V. Chvatal, Linear Programming, 1983, chapter 9.)
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ortools.linear_solver import pywraplp

from solver.engine import Budget
from solver.timetable.variables import Variables

UNITS = 1_000_000  # of a price: prices are rounded to this part
UNBOUNDED = 2**60


@dataclass(frozen=True)
class Row:
    """A sum of variables with coefficients that is at most a limit."""

    terms: tuple[tuple[int, int], ...]
    limit: int


@dataclass(frozen=True)
class Priced:
    """What the sessions pay at the least, each at the cheapest of its starts; all places are worth `worth`.

    `plain` says that every priced row only limits: then a row stays true whatever becomes of single sessions.
    """

    pays: dict[str, int]
    worth: int
    plain: bool = True

    @property
    def clashes(self) -> bool:
        """Whether the sessions must pay more than there is: then they cannot all be placed."""
        return sum(self.pays.values()) > self.worth

    def clashes_without(self, sessions: Iterable[str]) -> bool:
        """Whether the others clash at these prices, whatever becomes of some of the sessions."""
        return self.plain and sum(self.pays.values()) - self._of(sessions) > self.worth

    def needs_more_than(self, number: int) -> bool:
        """Whether the sessions clash at these prices whatever becomes of so many of them."""
        most = sorted(self.pays, key=lambda session: self.pays[session], reverse=True)
        return self.clashes_without(most[:number])

    def _of(self, sessions: Iterable[str]) -> int:
        return sum(self.pays.get(session, 0) for session in set(sessions))

    def fewest(self) -> frozenset[str]:
        """Give as few of the sessions as clash at these prices: those that pay the most."""
        chosen: set[str] = set()
        total = 0
        for session in sorted(self.pays, key=lambda session: (-self.pays[session], session)):
            if total > self.worth:
                break
            chosen.add(session)
            total += self.pays[session]
        return frozenset(chosen)


class Prices:
    """The linear relaxation of a model that counts rooms."""

    def __init__(self, variables: Variables) -> None:
        self._at = {
            session: [literal.index for literal in variables.at[session].values()]
            for session in sorted(variables.decide.present)
            if variables.at.get(session)
        }
        domains = [variable.domain for variable in variables.model.proto.variables]
        self.bounds = [(least, most) for least, most in map(tuple, domains)]
        owner = {index: session for session, own in self._at.items() for index in own}
        self._rows = [row for row in _rows(variables) if _is_shared(row, owner)]

    def best(self, budget: Budget) -> Priced | None:
        """Give the prices at which some sessions lack the most; None without an answer within the budget."""
        if budget.seconds <= 0:
            return None
        solver = pywraplp.Solver.CreateSolver("GLOP")
        columns = [solver.NumVar(least, solver.infinity(), "") for least, _ in self.bounds]
        share = solver.NumVar(0, 1, "")
        rows = [solver.Constraint(-solver.infinity(), row.limit) for row in self._rows]
        for row, constraint in zip(self._rows, rows, strict=True):
            for index, coefficient in row.terms:
                constraint.SetCoefficient(columns[index], coefficient)
        for own in self._at.values():
            placed = solver.Constraint(0, solver.infinity())
            placed.SetCoefficient(share, -1)
            for index in own:
                placed.SetCoefficient(columns[index], 1)
        solver.Maximize(share)
        solver.SetTimeLimit(max(1, int(1000 * budget.seconds)))
        if budget.effort is not None:
            solver.SetSolverSpecificParametersAsString(f"max_deterministic_time: {budget.effort}")
        if solver.Solve() != pywraplp.Solver.OPTIMAL:
            return None
        return self._priced([max(0, round(UNITS * row.dual_value())) for row in rows])

    def _priced(self, prices: list[int]) -> Priced:
        cost = [0] * len(self.bounds)
        worth, plain = 0, True
        for row, price in zip(self._rows, prices, strict=True):
            if price:
                worth += price * row.limit
                for index, coefficient in row.terms:
                    cost[index] += price * coefficient
                    plain = plain and coefficient >= 0
        least = {session: min(cost[index] for index in own) for session, own in self._at.items()}
        pays = {session: amount for session, amount in least.items() if amount > 0}
        paying = {index for session in pays for index in self._at[session]}
        # What does not pay may earn, where a row asks for it.
        for index, (low, high) in enumerate(self.bounds):
            if index not in paying:
                worth -= min(cost[index] * low, cost[index] * high)
        return Priced(pays, worth, plain)


def _rows(variables: Variables) -> Iterator[Row]:
    """Give what holds in every plan as sums with a limit; what holds only under conditions is left out."""
    for constraint in variables.model.proto.constraints:
        if len(constraint.enforcement_literal):
            continue
        if constraint.has_at_most_one():
            yield _of_literals(constraint.at_most_one.literals, 1, 1)
        elif constraint.has_exactly_one():
            yield _of_literals(constraint.exactly_one.literals, 1, 1)
            yield _of_literals(constraint.exactly_one.literals, -1, -1)
        elif constraint.has_bool_or():
            yield _of_literals(constraint.bool_or.literals, -1, -1)
        elif constraint.has_linear() and len(constraint.linear.domain) == 2:
            terms = tuple(zip(constraint.linear.vars, constraint.linear.coeffs, strict=True))
            least, most = constraint.linear.domain
            if most < UNBOUNDED:
                yield Row(terms, most)
            if least > -UNBOUNDED:
                yield Row(tuple((index, -coefficient) for index, coefficient in terms), -least)


def _of_literals(literals: Iterable[int], sign: int, limit: int) -> Row:
    """Write a literal that is negated as one minus its variable."""
    terms: dict[int, int] = {}
    for literal in literals:
        index, coefficient = (literal, sign) if literal >= 0 else (-literal - 1, -sign)
        terms[index] = terms.get(index, 0) + coefficient
        limit -= sign if literal < 0 else 0
    return Row(tuple(terms.items()), limit)


def _is_shared(row: Row, owner: dict[int, str]) -> bool:
    """Tell whether a row is about more than one session: one alone may have any share of itself."""
    owners = {owner.get(index) for index, _ in row.terms}
    return len(owners) > 1 or None in owners
