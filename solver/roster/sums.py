"""A CP-SAT model of sums: whole numbers, limits on what they add up to, and what each level costs."""

from collections.abc import Callable, Sequence

from ortools.sat.python import cp_model

from solver.engine import hint
from solver.rule import Level

Number = cp_model.IntVar
ValueOf = Callable[[Number], int]  # in a solution


class Sums:
    """The model in the making."""

    def __init__(self) -> None:
        self.model = cp_model.CpModel()
        self._prices: dict[Level, list[tuple[Number, int, str]]] = {level: [] for level in Level}
        self._constant: dict[Level, int] = dict.fromkeys(Level, 0)

    def number(self, most: int) -> Number:
        """Make a whole number from 0 on."""
        return self.model.new_int_var(0, most, "")

    def at_most(self, limit: int, numbers: Sequence[Number], times: Number | None = None) -> None:
        """Ask that the numbers add up to at most `limit`, or to at most `limit` x `times`."""
        total = cp_model.LinearExpr.sum(numbers)
        self.model.add(total <= limit if times is None else total <= limit * times)

    def at_least(self, least: int, numbers: Sequence[Number], times: Number | None = None) -> None:
        """Ask that the numbers add up to at least `least`, or to at least `least` x `times`."""
        total = cp_model.LinearExpr.sum(numbers)
        self.model.add(total >= least if times is None else total >= least * times)

    def at_most_beyond(self, limit: int, numbers: Sequence[Number], beyond: Sequence[Number]) -> None:
        """Ask that the numbers add up to at most `limit` and what `beyond` adds up to."""
        self.model.add(cp_model.LinearExpr.sum(numbers) <= limit + cp_model.LinearExpr.sum(beyond))

    def exactly(self, numbers: Sequence[Number], total: Number | int) -> None:
        """Ask that the numbers add up to just so much."""
        self.model.add(cp_model.LinearExpr.sum(numbers) == total)

    def charge(self, level: Level, price: int, number: Number | None = None, of: str = "") -> None:
        """Charge somebody a price for each unit of a number; without one, once and always."""
        if number is None:
            self._constant[level] += price
        else:
            self._prices[level].append((number, price, of))

    def aim_at(self, level: Level) -> None:
        """Minimise what a level costs."""
        self.model.minimize(self._total(level))

    def no_more_than(self, level: Level, cost: int) -> None:
        """Ask that a level costs at most so much."""
        self.model.add(self._total(level) <= cost)

    def paid(self, level: Level, value: ValueOf) -> dict[str, int]:
        """Read from a solution what a level costs, by who is charged."""
        bill: dict[str, int] = {}
        for number, price, of in self._prices[level]:
            bill[of] = bill.get(of, 0) + price * value(number)
        return bill

    def _total(self, level: Level) -> cp_model.LinearExprT:
        prices = self._prices[level]
        numbers, weights = [number for number, _, _ in prices], [price for _, price, _ in prices]
        return cp_model.LinearExpr.weighted_sum(numbers, weights) + self._constant[level]

    def hint_at(self, hints: Sequence[tuple[Number, int]]) -> None:
        """Let the search begin near some values."""
        hint(self.model, hints)
