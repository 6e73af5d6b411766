"""K-10 (A)."""

from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field

from solver.result import Violation
from solver.rotation.decisions import Decisions
from solver.rotation.languages import fewest_languages
from solver.rotation.plan import Plan
from solver.rotation.problem import Problem
from solver.rotation.rule import RotationRule
from solver.rule import Level


class ChannelsAreLimited(RotationRule):
    """The groups need no more languages beyond the first than there is interpretation for, if a limit is set.

    A group needs the fewest languages such that everybody in it who names languages knows one of them.

    Holds:  one language beyond the first for each group; some in it know English, the others French.
    Broken: one language beyond the first for each group; three people know only English, French and Russian.
    """

    level: ClassVar[Level] = Level.HARD
    source: ClassVar[str] = "K-10; A"

    per_group: int | None = Field(default=None, ge=0, le=100)
    per_round: int | None = Field(default=None, ge=0, le=100_000)

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        if self.per_group is None and self.per_round is None:
            return
        rounds: dict[int, list[tuple[str, int]]] = {}
        for group in problem.groups:
            if group.round >= problem.past:
                people = [problem.person[name] for name in plan.sitting(group.id) if name in problem.person]
                more = len(fewest_languages(person.languages for person in people)) - 1
                rounds.setdefault(group.round, []).append((group.id, max(0, more)))
        for number, groups in sorted(rounds.items()):
            for name, more in groups:
                if self.per_group is not None and more > self.per_group:
                    text = f"{name} needs {more} languages beyond the first, more than {self.per_group}"
                    yield self.broken(name, text=text)
            total = sum(more for _, more in groups)
            if self.per_round is not None and total > self.per_round:
                text = f"the groups of round {number + 1} need {total} languages beyond the first of each, more than"
                needing = [name for name, more in groups if more]
                yield self.broken(*needing, text=f"{text} {self.per_round}")

    def post(self, problem: Problem, decide: Decisions) -> None:
        languages = {person.id: person.languages for person in problem.people}
        for groups in problem.groups_of[problem.past :]:
            ids = [group.id for group in groups]
            if self.per_group is not None:
                for name in ids:
                    decide.channels_at_most(self.per_group, [name], languages)
            if self.per_round is not None:
                decide.channels_at_most(self.per_round, ids, languages)
