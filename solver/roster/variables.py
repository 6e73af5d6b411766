"""What is decided in a roster's model: who takes which seat, crowd by crowd, and what follows from it.

With crowds of one, the model is exact. With larger ones it counts how many of a crowd sit in a booth: a relaxation,
because limits across days hold for a crowd as a whole, and much smaller, because nothing in it is interchangeable.
"""

from collections.abc import Iterable

from solver.roster.crowds import Crowd
from solver.roster.decisions import Decisions
from solver.roster.demands import Seat
from solver.roster.plan import Plan
from solver.roster.shifts import Shift, Shifts, limits_by_name
from solver.roster.sums import Number, Sums, ValueOf

Counts = dict[tuple[Crowd, Shift], int]  # how many of a crowd have a shift


class Variables(Sums):
    """The numbers of the model. A crowd goes by the name of its first member."""

    def __init__(self, decide: Decisions, crowds: Iterable[Crowd], shifts: Shifts) -> None:
        super().__init__()
        self.decide = decide
        self.crowd: dict[str, Crowd] = {crowd[0]: crowd for crowd in crowds}
        self.seats: dict[Seat, Number] = {}
        self._taken: dict[tuple[str, str], list[Number]] = {}
        self._shifts: dict[tuple[str, str], dict[Shift, Number]] = {}
        self._any: dict[tuple[str, tuple[str, ...]], Number] = {}
        self._somebody: dict[tuple[str, str, frozenset[str]], Number] = {}
        self._staffed: dict[tuple[str, str], Number] = {}
        self._limits = limits_by_name(decide)
        self._day = {assignment.id: assignment.day for assignment in decide.problem.assignments}
        self._open_seats()
        for (name, day), possible in sorted(shifts.items()):
            if name in self.crowd:
                self._open_shifts(name, day, possible)

    @property
    def exact(self) -> bool:
        """Whether every crowd is a single person."""
        return all(len(crowd) == 1 for crowd in self.crowd.values())

    def _open_seats(self) -> None:
        for assignment in self.decide.problem.assignments:
            for booth in assignment.booths:
                for name in self.decide.open(assignment.id, booth.id):
                    if name in self.crowd:
                        number = self.number(self.size(name))
                        self.seats[assignment.id, booth.id, name] = number
                        self._taken.setdefault((name, assignment.id), []).append(number)
        for place, booth_id, name in sorted(self.decide.kept):
            if name in self.crowd:
                seat = (place, booth_id, name)
                self.at_least(self.size(name), [self.seats[seat]] if seat in self.seats else [])

    def _open_shifts(self, name: str, day: str, possible: list[Shift]) -> None:
        """Let the seats of a day be taken by shifts, of which each person has at most one."""
        numbers = {shift: self.number(self.size(name)) for shift in possible}
        self._shifts[name, day] = numbers
        self.at_most(self.size(name), list(numbers.values()))
        for (place, booth, who), seat in self.seats.items():
            if who == name and self._day[place] == day:
                self.exactly([number for shift, number in numbers.items() if (place, booth) in shift], seat)

    def size(self, name: str) -> int:
        """Give how many the crowd that goes by this name has; 0 if none does."""
        return len(self.crowd.get(name, ()))

    def taken(self, name: str, assignments: Iterable[str]) -> list[Number]:
        """Give the seats of the assignments that a crowd may take."""
        return [number for each in assignments for number in self._taken.get((name, each), ())]

    def days_with(self, length: int, name: str, assignments: Iterable[str]) -> list[Number]:
        """Give the numbers of shifts by which a crowd takes at least so many seats of the assignments in a day."""
        within = set(assignments)
        return [
            number
            for day in sorted({self._day[each] for each in within})
            for shift, number in self._shifts.get((name, day), {}).items()
            if sum(place in within for place, _ in shift) >= length
        ]

    def sitting(self, assignment: str, booth: str, people: Iterable[str] | None = None) -> list[Number]:
        """Give the numbers of those who may sit in a booth, of all or of some people."""
        those = self.decide.open(assignment, booth) if people is None else sorted(people)
        return [self.seats[assignment, booth, each] for each in those if (assignment, booth, each) in self.seats]

    def any_of(self, name: str, assignments: tuple[str, ...]) -> Number:
        """Give a number that is at least how many of a crowd take any seat of the assignments."""
        key = (name, assignments)
        if key not in self._any:
            working = self._any[key] = self.number(self.size(name))
            shifts = [self._shifts.get((name, day)) for day in {self._day[each] for each in assignments}]
            if len(shifts) == 1 and shifts[0] is not None:
                at_work = [n for shift, n in shifts[0].items() if any(place in assignments for place, _ in shift)]
                self.exactly(at_work, working)
            else:
                self._tie(name, assignments, working)
        return self._any[key]

    def _tie(self, name: str, assignments: tuple[str, ...], working: Number) -> None:
        """Of assignments that exclude each other one may be taken, so they are tied together: it lifts the bound."""
        left = set(assignments)
        for demand in self._limits.get(name, ()):
            if demand.limit == 1 and left.intersection(demand.assignments):
                together = sorted(set(assignments).intersection(demand.assignments))
                self.at_most(1, self.taken(name, together), working)
                left -= set(together)
            elif demand.limit > 1 and len(assignments) > demand.limit and set(assignments) <= set(demand.assignments):
                self.at_most(demand.limit, self.taken(name, assignments), working)
        for seat in self.taken(name, sorted(left)):
            self.at_most(1, [seat], working)

    def staffed(self, assignment: str, booth: str) -> Number:
        """Give a literal that is true at least if anybody sits in a booth."""
        key = (assignment, booth)
        if key not in self._staffed:
            self._staffed[key] = self.number(1)
            for name in self.decide.open(assignment, booth):
                if name in self.crowd:
                    self.at_most(self.size(name), self.sitting(assignment, booth, [name]), self._staffed[key])
        return self._staffed[key]

    def somebody(self, assignment: str, booth: str, people: frozenset[str]) -> Number:
        """Give a literal that is true only if one of the people sits in a booth."""
        key = (assignment, booth, people)
        if key not in self._somebody:
            self._somebody[key] = self.number(1)
            self.at_least(1, self.sitting(assignment, booth, people), self._somebody[key])
        return self._somebody[key]

    # What is read and what is given

    def counts(self, value: ValueOf) -> Counts:
        """Read from a solution how many of each crowd have which shift; single seats where there are no shifts."""
        found = {
            (self.crowd[name], shift): value(number)
            for (name, _), numbers in self._shifts.items()
            for shift, number in numbers.items()
        }
        for (place, booth, name), seat in self.seats.items():
            if (name, self._day[place]) not in self._shifts:
                found[self.crowd[name], ((place, booth),)] = value(seat)
        return {each: count for each, count in found.items() if count}

    def keep(self, people: Iterable[Crowd], counts: Counts) -> None:
        """Ask that these crowds do what another model has found."""
        kept = set(people)
        for (name, _), numbers in self._shifts.items():
            for shift, number in numbers.items() if self.crowd[name] in kept else ():
                self.exactly([number], counts.get((self.crowd[name], shift), 0))
        for (place, booth, name), seat in self.seats.items():
            if self.crowd[name] in kept and (name, self._day[place]) not in self._shifts:
                self.exactly([seat], counts.get((self.crowd[name], ((place, booth),)), 0))

    def as_many_as(self, own: dict[Shift, int]) -> None:
        """Ask that each shift is had as often as another model has found, and each seat where there are no shifts."""
        for shift, count in own.items():
            day = self._day[shift[0][0]]
            by_shift = [self._shifts[name, day][shift] for name in self.crowd if (name, day) in self._shifts]
            self.exactly(by_shift or self.sitting(*shift[0]), count)
        for (place, booth, name), seat in self.seats.items():
            if (name, self._day[place]) not in self._shifts and ((place, booth),) not in own:
                self.exactly([seat], 0)

    def read(self, value: ValueOf) -> Plan:
        """Read a plan from a solution of crowds of one."""
        seats: dict[str, dict[str, set[str]]] = {}
        for (assignment, booth, name), seat in self.seats.items():
            if value(seat):
                seats.setdefault(assignment, {}).setdefault(booth, set()).add(name)
        return Plan.model_validate({"seats": seats})

    def hint(self, plan: Plan) -> None:
        """Let the search begin near a plan."""
        self.hint_at(
            [
                (seat, len(set(self.crowd[name]).intersection(plan.sitting(assignment, booth))))
                for (assignment, booth, name), seat in self.seats.items()
            ]
        )
