"""L-07 (F:UNCAR, F:GLOS; A)."""

from collections.abc import Iterator
from itertools import permutations, product
from typing import ClassVar

from pydantic import Field

from solver.result import Violation
from solver.roster.decisions import Decisions
from solver.roster.plan import Plan
from solver.roster.problem import Problem
from solver.roster.rule import RosterRule
from solver.roster.values import Booth, Interpreter, Somebody
from solver.rule import Level

_People = dict[str, list[Interpreter]]


class LanguagesReachEachOther(RosterRule):
    """Every language of an assignment reaches every other, directly or by one relay over a pivot.

    A language is spoken on the floor. It reaches a booth directly if somebody who works there into the booth's
    language understands it; a pivot's listeners also if somebody in the speaker's booth, which works both ways, has
    the pivot as an active language. By relay it reaches a booth if it reaches a pivot directly, and somebody there
    understands the pivot. Each language that does not reach the language of a booth with people in it is a unit.

    Holds:  Chinese is spoken; a Chinese interpreter works into English, and the Russian booth understands English.
    Broken: Chinese is spoken; the Chinese interpreters work into French only, and the Russian booth has no French.
    """

    level: ClassVar[Level] = Level.COVERAGE
    source: ClassVar[str] = "L-07; F:UNCAR, F:GLOS+A"

    max_relay_depth: int = Field(default=1, ge=0, le=1)

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        for assignment in problem.assignments:
            into: dict[str, list[Interpreter]] = {}
            out_of: dict[str, list[Interpreter]] = {}
            for booth in assignment.booths:
                people = [
                    problem.interpreter[n] for n in plan.sitting(assignment.id, booth.id) if n in problem.interpreter
                ]
                for language in booth.languages:
                    into[language] = [each for each in people if language in each.native | each.active]
                    out_of[language] = people if booth.both_ways else []
            pivots = sorted(problem.pivots & into.keys())
            staffed = [b for b in assignment.booths if plan.sitting(assignment.id, b.id)]
            for booth, floor, target in product(staffed, sorted(into), sorted(into)):
                if (
                    target in booth.languages
                    and target != floor
                    and not self._reaches(floor, target, into, out_of, pivots)
                ):
                    text = f"{floor} does not reach {target} in {assignment.id}"
                    yield self.broken(assignment.id, floor, target, text=text)

    def _reaches(self, floor: str, target: str, into: _People, out_of: _People, pivots: list[str]) -> bool:
        def direct(heard: str) -> bool:
            if any(floor in each.native | each.active | each.passive for each in into[heard]):
                return True
            return heard in pivots and any(
                floor in each.native | each.active | each.passive and heard in each.native | each.active
                for each in out_of[floor]
            )

        if direct(target):
            return True
        return self.max_relay_depth > 0 and any(
            direct(pivot) and any(pivot in each.native | each.active | each.passive for each in into[target])
            for pivot in pivots
            if pivot not in (floor, target)
        )

    def post(self, problem: Problem, decide: Decisions) -> None:
        for assignment in problem.assignments:
            home = {language: booth for booth in assignment.booths for language in booth.languages}
            for floor, target in permutations(sorted(home), 2):
                ways = list(self._direct(problem, home, floor, target))
                for pivot in sorted(problem.pivots & home.keys() - {floor, target}) if self.max_relay_depth else ():
                    last = self._listeners(problem, home[target], pivot, target)
                    ways += [(*first, last) for first in self._direct(problem, home, floor, pivot)]
                decide.unreached_cost(assignment.id, home[target].id, ways)

    def _direct(
        self, problem: Problem, home: dict[str, Booth], floor: str, heard: str
    ) -> Iterator[tuple[Somebody, ...]]:
        yield (self._listeners(problem, home[heard], floor, heard),)
        if heard in problem.pivots and home[floor].both_ways:
            yield (self._listeners(problem, home[floor], floor, heard),)

    def _listeners(self, problem: Problem, booth: Booth, heard: str, spoken: str) -> Somebody:
        """Name those who, sitting in a booth, make one language of another."""
        return booth.id, frozenset(
            person.id
            for person in problem.interpreters
            if any(heard in languages for languages in (person.native, person.active, person.passive))
            and (spoken in person.native or spoken in person.active)
        )
