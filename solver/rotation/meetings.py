"""Pairs who meet again, in the terms of the model.

For each two rounds, a person's seats in them are linked by flow literals (a reformulation-linearisation that is
stronger than products of pairs of seats); how many people go from one group to another is a sum of them, and the
pairs among n people, n (n - 1) / 2, are the least number above all its tangents, which is exact on whole numbers.
"""

from collections.abc import Iterable
from itertools import combinations

from solver.rotation.demands import Groups, RepeatCost
from solver.rotation.values import Seating
from solver.rotation.variables import Literal, Variables, total

Cell = tuple[str, str]


class Meetings:
    """The posting of one demand."""

    def __init__(self, demand: RepeatCost, variables: Variables) -> None:
        self._demand, self._variables = demand, variables
        self._people = [person.id for person in variables.decide.problem.people]

    def post(self) -> None:
        """Charge each two rounds; an earlier seating is a round whose groups are known."""
        for first, second in combinations(self._demand.rounds, 2):
            cells: dict[Cell, list[Literal]] = {}
            for person in self._people:
                self._follow(person, first, second, cells)
            self._charge(sorted(cells.items()))
        for seating in self._demand.earlier:
            for groups in self._demand.rounds:
                self._charge(self._come_from(seating, groups))

    def _follow(self, person: str, first: Groups, second: Groups, cells: dict[Cell, list[Literal]]) -> None:
        """Link the seats of a person in two rounds."""
        variables = self._variables
        before = [group for group in first if (person, group) in variables.seats]
        after = [group for group in second if (person, group) in variables.seats]
        ways = {(one, other): variables.literal() for one in before for other in after}
        once = variables.sits_once(person, first) and variables.sits_once(person, second)
        for cell, way in ways.items():
            cells.setdefault(cell, []).append(way)
            if not once:
                seats = [variables.seats[person, group].negated() for group in cell]
                variables.model.add_bool_or([way, *seats])
        if once:
            for one in before:
                variables.model.add(total([ways[one, other] for other in after]) == variables.seats[person, one])
            for other in after:
                variables.model.add(total([ways[one, other] for one in before]) == variables.seats[person, other])

    def _come_from(self, seating: Seating, groups: Groups) -> list[tuple[Groups, list[Literal]]]:
        return [((group,), self._variables.sitting(group, sorted(cell))) for cell in seating for group in groups]

    def _charge(self, cells: Iterable[tuple[Groups, list[Literal]]]) -> None:
        """Charge the pairs among those who go the same way; never more than the smallest of its groups holds."""
        variables, demand = self._variables, self._demand
        for groups, ways in cells:
            most = min(len(ways), *(variables.most(group) for group in groups))
            if most > 1:
                count, pairs = variables.number(most), variables.number(most * (most - 1) // 2)
                variables.model.add(count == total(ways))
                for at in range(1, most):
                    variables.model.add(pairs >= at * count - at * (at + 1) // 2)
                variables.charge(demand.rule, demand.weight, pairs)
