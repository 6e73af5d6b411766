"""X-01 of the rotation (F:PP10; A)."""

from collections.abc import Iterator
from typing import ClassVar

from solver.result import Violation
from solver.rotation.decisions import Decisions
from solver.rotation.plan import Plan
from solver.rotation.problem import Problem
from solver.rotation.rule import RotationRule
from solver.rule import Level


class PastIsFrozen(RotationRule):
    """In the rounds that are over those sit who sat there: nobody leaves, and nobody comes.

    Whatever other rule is broken in them is not mended any more, and no rule refuses it. Whoever came later sits
    in no group of them; whoever has gone is left out.

    Holds:  round 1 is over; its groups are as they were.
    Broken: round 1 is over, and somebody who arrived at noon is put into one of its groups.
    """

    level: ClassVar[Level] = Level.HARD
    source: ClassVar[str] = "X-01; F:PP10+A"

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        sat: dict[str, set[str]] = {}
        for held in problem.published:
            sat.setdefault(held.group, set()).update(held.people)
        for group in problem.groups:
            if group.round < problem.past:
                changed = plan.sitting(group.id) ^ sat.get(group.id, set())
                for name in sorted(changed & problem.person.keys()):
                    what = "comes into" if name in plan.sitting(group.id) else "leaves"
                    text = f"{name} {what} {group.id}, and round {group.round + 1} is over"
                    yield self.broken(name, group.id, text=text)

    def post(self, problem: Problem, decide: Decisions) -> None:
        for groups in problem.groups_of[: problem.past]:
            ids = {group.id for group in groups}
            seats: dict[str, set[str]] = {person.id: set() for person in problem.people}
            for held in problem.published:
                for name in held.people if held.group in ids else ():
                    if name in seats:
                        seats[name].add(held.group)
            # Almost everybody sat in one group: said of all of them at once, it needs no closed groups for each.
            decide.sit_once([name for name, own in seats.items() if len(own) == 1], ids)
            for name, own in seats.items():
                for group in sorted(own):
                    decide.sits(name, group)
                if len(own) != 1:
                    decide.may_not_sit(name, ids - own)
