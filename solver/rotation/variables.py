"""What is decided in a rotation's model: who sits in which group, and what follows from it."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import combinations

from ortools.sat.python import cp_model

from solver.engine import hint
from solver.rotation.decisions import Decisions
from solver.rotation.demands import Groups, SitOnce, Size
from solver.rotation.plan import Plan

Literal = cp_model.IntVar
Number = cp_model.IntVar
Sum = cp_model.LinearExprT
ValueOf = Callable[[Literal], int]  # in a solution


class Variables:
    """The numbers of the model. A seat that has no literal cannot be taken."""

    def __init__(self, decide: Decisions) -> None:
        self.model = cp_model.CpModel()
        self.decide = decide
        self.seats: dict[tuple[str, str], Literal] = {}
        self._prices: dict[str, list[tuple[Number, int]]] = {}
        self._constant: dict[str, int] = {}
        self._languages: dict[tuple[str, str], Literal] = {}
        self._understood: set[tuple[str, str]] = set()
        self._sizes: dict[str, Number] = {}
        self._sized: dict[str, dict[int, Literal]] = {}
        self._least = {demand.group: demand.least for demand in decide.demands if isinstance(demand, Size)}
        self._once: set[tuple[str, Groups]] = set()
        self._most = {demand.group: demand.most for demand in decide.demands if isinstance(demand, Size)}
        self._open_seats()

    def _open_seats(self) -> None:
        decide = self.decide
        elsewhere = _elsewhere(decide)
        for person in decide.problem.people:
            kept = decide.kept.get(person.id, set())
            for group in decide.problem.groups:
                if decide.is_open(person.id, group.id) and group.id not in elsewhere.get(person.id, ()):
                    self.seats[person.id, group.id] = self.model.new_bool_var("")
            for name in sorted(kept):
                seat = self.seats.get((person.id, name))
                self.model.add_bool_or([] if seat is None else [seat])

    # What is there

    def open(self, person: str, groups: Iterable[str]) -> list[Literal]:
        """Give the literals of a person's seats in the groups."""
        return [self.seats[person, group] for group in groups if (person, group) in self.seats]

    def sitting(self, group: str, people: Iterable[str] | None = None) -> list[Literal]:
        """Give the literals of those who may sit in a group, of all or of some people."""
        names = [person.id for person in self.decide.problem.people] if people is None else people
        return [self.seats[name, group] for name in names if (name, group) in self.seats]

    def just_one(self, person: str, groups: Groups) -> None:
        """Ask that a person sits in just one of the groups."""
        self._once.add((person, groups))
        self.model.add_exactly_one(self.open(person, groups))

    def sits_once(self, person: str, groups: Groups) -> bool:
        """Tell whether it has been asked that a person sits in just one of the groups."""
        return (person, groups) in self._once

    def most(self, group: str) -> int:
        """Give how many can sit in a group at most."""
        return min(self._most.get(group, len(self.decide.problem.people)), len(self.decide.problem.people))

    def size(self, group: str) -> Number:
        """Give the number of those who sit in a group."""
        if group not in self._sizes:
            literals = self.sitting(group)
            size = self._sizes[group] = self.number(len(literals))
            self.model.add(size == cp_model.LinearExpr.sum(literals))
        return self._sizes[group]

    def sized(self, group: str) -> dict[int, Literal]:
        """Give a literal for each size that a group may have."""
        if group not in self._sized:
            sizes = range(self._least.get(group, 0), min(self.most(group), len(self.sitting(group))) + 1)
            sized = self._sized[group] = {size: self.literal() for size in sizes}
            self.model.add_exactly_one(sized.values())
            self.model.add(self.size(group) == self.by_size(group, lambda size: size))
        return self._sized[group]

    def by_size(self, group: str, value: Callable[[int], int]) -> Number:
        """Give a number that depends on how many sit in a group."""
        sized = self.sized(group)
        values = [value(size) for size in sized]
        number = self.number(max(values, default=0))
        self.model.add(number == cp_model.LinearExpr.weighted_sum(list(sized.values()), values))
        return number

    def number(self, most: int, least: int = 0) -> Number:
        """Make a whole number."""
        return self.model.new_int_var(least, most, "")

    def literal(self) -> Literal:
        """Make a number that is 0 or 1."""
        return self.model.new_bool_var("")

    def moved(self, person: str, groups: Iterable[str]) -> Literal:
        """Give a literal that is true at least if a person leaves any of the groups."""
        moved = self.literal()
        for group in groups:
            seat = self.seats.get((person, group))
            self.model.add_bool_or([moved] if seat is None else [moved, seat])
        return moved

    def languages(self, group: str, languages: dict[str, frozenset[str]]) -> list[Literal]:
        """Give the literals of the languages that a group works in: everybody who sits there knows one of them."""
        every = sorted({language for known in languages.values() for language in known})
        for language in every:
            if (group, language) not in self._languages:
                self._languages[group, language] = self.literal()
        for name, known in sorted(languages.items()):
            seat = self.seats.get((name, group))
            if known and seat is not None and (name, group) not in self._understood:
                self._understood.add((name, group))
                spoken = [self._languages[group, language] for language in sorted(known)]
                self.model.add_bool_or([seat.negated(), *spoken])
        return [self._languages[group, language] for language in every]

    # What it costs

    def charge(self, rule: str, price: int, number: Number | None = None) -> None:
        """Charge a rule's price for each unit of a number; without one, once and always."""
        if number is None:
            self._constant[rule] = self._constant.get(rule, 0) + price
        else:
            self._prices.setdefault(rule, []).append((number, price))

    def cost(self, rules: Iterable[str]) -> Sum:
        """Give what the rules cost together."""
        names = sorted(set(rules))
        priced = [entry for name in names for entry in self._prices.get(name, ())]
        constant = sum(self._constant.get(name, 0) for name in names)
        numbers, prices = [number for number, _ in priced], [price for _, price in priced]
        return cp_model.LinearExpr.weighted_sum(numbers, prices) + constant

    # What is read and what is given

    def read(self, value: ValueOf) -> Plan:
        """Read a plan from a solution."""
        groups: dict[str, set[str]] = {}
        for (person, group), seat in self.seats.items():
            if value(seat):
                groups.setdefault(group, set()).add(person)
        return Plan.model_validate({"groups": groups})

    def hint(self, plan: Plan) -> None:
        """Let the search begin near a plan."""
        hint(self.model, ((seat, person in plan.sitting(group)) for (person, group), seat in self.seats.items()))


def _elsewhere(decide: Decisions) -> dict[str, set[str]]:
    """Give the groups that are shut to somebody who is kept in another one, and sits in just one of them."""
    found: dict[str, set[str]] = {}
    for demand in decide.demands:
        if isinstance(demand, SitOnce):
            for person in demand.people:
                if kept := decide.kept.get(person, set()).intersection(demand.groups):
                    found.setdefault(person, set()).update(set(demand.groups) - kept)
    return found


def total(numbers: Sequence[Number]) -> Sum:
    """Add numbers up."""
    return cp_model.LinearExpr.sum(numbers)


def literals(decide: Decisions) -> int:
    """Give how many literals the model will have, about: seats, and the flows between the seats of two rounds."""
    problem, elsewhere = decide.problem, _elsewhere(decide)
    sizes = [len(groups) for groups in problem.groups_of]
    count = 0
    for person in problem.people:
        shut = decide.closed.get(person.id, set()) | elsewhere.get(person.id, set())
        fewer = Counter(problem.group[group].round for group in shut)
        seats = [size - fewer[number] for number, size in enumerate(sizes)]
        count += sum(seats) + sum(one * other for one, other in combinations(seats, 2))
    return count
