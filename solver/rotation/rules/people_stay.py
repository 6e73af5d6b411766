"""X-02 of the rotation (A)."""

from collections.abc import Iterator
from typing import ClassVar

from solver.result import Violation
from solver.rotation.decisions import Decisions
from solver.rotation.plan import Plan
from solver.rotation.problem import Problem
from solver.rotation.rule import RotationRule
from solver.rule import Level


class PeopleStay(RotationRule):
    """Whoever was given a group stays in it.

    Each person who leaves a group is a unit, however many groups they leave. A group that is gone, or in a round
    that is over or in which they are not there any more, is not left.

    Holds:  Ada has the groups that she had; somebody has joined one of them.
    Broken: Ada has other groups than before in rounds 2 and 3: one unit.
    """

    level: ClassVar[Level] = Level.STABILITY
    source: ClassVar[str] = "X-02; A"

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        left: dict[str, set[str]] = {}
        for held in problem.published:
            group = problem.group.get(held.group)
            if group is not None and group.round >= problem.past:
                for name in held.people - plan.sitting(group.id):
                    left.setdefault(name, set()).add(group.id)
        for person in problem.people:
            groups = [g for g in sorted(left.get(person.id, ())) if problem.group[g].round not in person.absent]
            if groups:
                yield self.broken(person.id, *groups, text=f"{person.id} leaves {', '.join(groups)}")

    def post(self, problem: Problem, decide: Decisions) -> None:
        seats: dict[str, list[str]] = {}
        for held in problem.published:
            for number, groups in enumerate(problem.groups_of):
                if number >= problem.past and held.group in {group.id for group in groups}:
                    staying = [problem.person[name] for name in held.people if name in problem.person]
                    for name in problem.present(number, staying):
                        seats.setdefault(name, []).append(held.group)
        decide.move_cost(seats)
