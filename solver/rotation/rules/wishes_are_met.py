"""K-04 (S0; A)."""

from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field

from solver.result import Violation
from solver.rotation.decisions import Decisions
from solver.rotation.plan import Plan
from solver.rotation.problem import Problem
from solver.rotation.rule import RotationRule
from solver.rotation.values import Person
from solver.rule import Level


class WishesAreMet(RotationRule):
    """People sit in groups of the themes that they wish for most.

    A seat costs nothing in the first wish, one unit in the second, two in the third and so on; a theme that is not
    among the wishes costs `unlisted` units more than the last. Times the strength of the person's wishes. Whoever
    has no wishes costs nothing, nor does a group that somebody leads. Rounds that are over count as well.

    Holds:  there are two rounds; Ada has her first wish in both.
    Broken: Ada has six wishes; she has her second, one unit, and a theme that is not among them, eight.
    """

    level: ClassVar[Level] = Level.PREFERENCE
    source: ClassVar[str] = "K-04; S0+A"

    unlisted: int = Field(default=3, ge=0, le=1_000)

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        led = {(lead.person, lead.group) for lead in problem.leads}
        for person in problem.people:
            seats: dict[str, int] = {}
            for name in plan.seats.get(person.id, ()) if person.wishes else ():
                if name in problem.group and (person.id, name) not in led:
                    seats[name] = self._units(person, problem.group[name].theme)
            missed = [name for name, units in seats.items() if units]
            amount = person.strength * sum(seats.values())
            if amount:
                what = ", ".join(f"{name} ({self._rank(person, problem.group[name].theme)})" for name in missed)
                yield self.broken(person.id, *missed, text=f"{person.id} sits in {what}", amount=amount)

    def _units(self, person: Person, theme: str) -> int:
        if theme in person.wishes:
            return person.wishes.index(theme)
        return len(person.wishes) - 1 + self.unlisted

    def _rank(self, person: Person, theme: str) -> str:
        return f"wish {person.wishes.index(theme) + 1}" if theme in person.wishes else "no wish"

    def post(self, problem: Problem, decide: Decisions) -> None:
        led: dict[str, list[str]] = {}
        for lead in problem.leads:
            led.setdefault(lead.person, []).append(lead.group)
        for person in problem.people:
            ranks: dict[str, int] = {}
            for rank, theme in enumerate(person.wishes):
                ranks.setdefault(theme, rank * person.strength)
            otherwise = (len(person.wishes) + self.unlisted - 1) * person.strength
            if ranks and person.strength:
                decide.theme_cost(person.id, ranks, otherwise, led.get(person.id, ()))
