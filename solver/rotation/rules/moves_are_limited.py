"""X-02 of the rotation (A)."""

from collections.abc import Iterator
from typing import ClassVar

from solver.result import Violation
from solver.rotation.decisions import Decisions
from solver.rotation.plan import Plan
from solver.rotation.problem import Problem
from solver.rotation.rule import RotationRule
from solver.rule import Level


class MovesAreLimited(RotationRule):
    """No more people leave groups that they had than may be moved, if that is limited.

    A group that is gone, or in a round that is over or in which they are not there any more, is not left.

    Holds:  at most ten may be moved, and ten people have other groups than before, some of them in two rounds.
    Broken: at most ten may be moved, and eleven people have other groups than before.
    """

    level: ClassVar[Level] = Level.HARD
    source: ClassVar[str] = "X-02; A"

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        leaving: set[str] = set()
        for held in problem.published:
            group = problem.group.get(held.group)
            if group is None or group.round < problem.past:
                continue
            for name in held.people - plan.sitting(group.id):
                if name in problem.person and group.round not in problem.person[name].absent:
                    leaving.add(name)
        if problem.most_moved is not None and len(leaving) > problem.most_moved:
            text = f"{len(leaving)} people leave groups that they had, more than {problem.most_moved}"
            yield self.broken(*sorted(leaving), text=text)

    def post(self, problem: Problem, decide: Decisions) -> None:
        if problem.most_moved is None:
            return
        seats: dict[str, list[str]] = {}
        for number, groups in enumerate(problem.groups_of):
            there = set(problem.present(number)) if number >= problem.past else set()
            ids = {group.id for group in groups}
            for held in problem.published:
                for name in sorted(held.people & there) if held.group in ids else ():
                    seats.setdefault(name, []).append(held.group)
        decide.moved_at_most(problem.most_moved, seats)
