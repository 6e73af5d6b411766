"""K-10 (A)."""

from collections.abc import Iterator
from typing import ClassVar

from solver.result import Violation
from solver.rotation.decisions import Decisions
from solver.rotation.languages import fewest_languages
from solver.rotation.plan import Plan
from solver.rotation.problem import Problem
from solver.rotation.rule import RotationRule
from solver.rule import Level


class GroupsNeedFewLanguages(RotationRule):
    """The members of a group share a language, or few are enough for all.

    A group needs the fewest languages such that everybody in it who names languages knows one of them; each beyond
    the first is a unit.

    Holds:  one knows English, one English and French, one names no language: English is enough.
    Broken: one knows English, one French, one Russian and Arabic: three languages, two units.
    """

    level: ClassVar[Level] = Level.PREFERENCE
    source: ClassVar[str] = "K-10; A"

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        for group in problem.groups:
            if group.round < problem.past:
                continue
            people = [problem.person[name] for name in plan.sitting(group.id) if name in problem.person]
            needed = fewest_languages(person.languages for person in people)
            if len(needed) > 1:
                text = f"{group.id} needs {len(needed)} languages: {', '.join(needed)}"
                yield self.broken(group.id, text=text, amount=len(needed) - 1)

    def post(self, problem: Problem, decide: Decisions) -> None:
        ahead = [group.id for groups in problem.groups_of[problem.past :] for group in groups]
        decide.channel_cost(ahead, {person.id: person.languages for person in problem.people})
