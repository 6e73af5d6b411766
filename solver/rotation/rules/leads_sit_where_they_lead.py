"""K-05 (F:UNCROLE, F:OSS; A)."""

from collections.abc import Iterator
from typing import ClassVar

from solver.result import Violation
from solver.rotation.decisions import Decisions
from solver.rotation.plan import Plan
from solver.rotation.problem import Problem
from solver.rotation.rule import RotationRule
from solver.rule import Level


class LeadsSitWhereTheyLead(RotationRule):
    """Whoever leads a group sits in it, and nobody leads two groups of one round.

    Facilitators, rapporteurs, timekeepers and helpers lead alike, and somebody may have two roles in one group.

    Holds:  Ada facilitates a group of round 1 and takes its minutes; she sits in it.
    Broken: Ada facilitates a group of round 1 and sits in another, or she facilitates both.
    """

    level: ClassVar[Level] = Level.HARD
    source: ClassVar[str] = "K-05; F:UNCROLE, F:OSS+A"

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        led: dict[tuple[str, int], list[str]] = {}
        for name, group in sorted({(lead.person, lead.group) for lead in problem.leads}):
            number = problem.group[group].round
            if number < problem.past:
                continue
            led.setdefault((name, number), []).append(group)
            if name not in plan.sitting(group):
                why = ", and is not there" if number in problem.person[name].absent else ""
                yield self.broken(name, group, text=f"{name} leads {group} and does not sit in it{why}")
        for (name, number), groups in led.items():
            if len(groups) > 1:
                text = f"{name} leads {len(groups)} groups of round {number + 1}: {', '.join(groups)}"
                yield self.broken(name, *groups, text=text)

    def post(self, problem: Problem, decide: Decisions) -> None:
        for groups in problem.groups_of[problem.past :]:
            own = {group.id for group in groups}
            leads = [lead for lead in problem.leads if lead.group in own]
            for lead in leads:
                decide.sits(lead.person, lead.group)
            for name in sorted({lead.person for lead in leads}):
                led = {lead.group for lead in leads if lead.person == name}
                if len(led) > 1:
                    decide.at_most_once([name], led)
