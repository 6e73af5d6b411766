"""K-02 (S0)."""

from collections.abc import Iterator
from typing import ClassVar

from solver.result import Violation
from solver.rotation.decisions import Decisions
from solver.rotation.plan import Plan
from solver.rotation.problem import Problem
from solver.rotation.rule import RotationRule
from solver.rule import Level


class NoThemeTwice(RotationRule):
    """Nobody sits in two groups of one theme; whoever leads a theme takes part in it nowhere else.

    The groups that somebody leads do not count against each other.

    Holds:  Ada takes part in Access in round 1 and in Skills in round 2; Ben leads Access in both.
    Broken: Ada takes part in Access in both rounds; Ben leads Access in round 1 and takes part in it in round 2.
    """

    level: ClassVar[Level] = Level.HARD
    source: ClassVar[str] = "K-02; S0"

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        led = {(lead.person, lead.group) for lead in problem.leads}
        leading = {(lead.person, problem.group[lead.group].theme) for lead in problem.leads}
        for name, groups in plan.seats.items():
            themes: dict[str, list[str]] = {}
            for group in groups:
                if group in problem.group and name in problem.person:
                    themes.setdefault(problem.group[group].theme, []).append(group)
            for theme, own in sorted(themes.items()):
                ahead = [group for group in own if problem.group[group].round >= problem.past]
                if (name, theme) in leading:
                    for group in ahead:
                        if (name, group) not in led:
                            text = f"{name} takes part in {group}, and leads a group on its theme, {theme}"
                            yield self.broken(name, group, text=text)
                elif ahead and len(own) > 1:
                    text = f"{name} sits in {' and '.join(own)}, which have one theme, {theme}"
                    yield self.broken(name, *own, text=text)

    def post(self, problem: Problem, decide: Decisions) -> None:
        everybody = [person.id for person in problem.people]
        for theme in problem.themes:
            own = [group for group in problem.groups if group.theme == theme]
            over = [group.id for group in own if group.round < problem.past]
            ahead = {group.id for group in own if group.round >= problem.past}
            leads: dict[str, set[str]] = {}
            for lead in problem.leads:
                if problem.group[lead.group].theme == theme:
                    leads.setdefault(lead.person, set()).add(lead.group)
            others = [name for name in everybody if name not in leads] if leads else everybody
            # Each group that is over by itself: two of them exclude what is ahead, not each other.
            for before in ([group] for group in over) if over else [[]]:
                decide.at_most_once(others, [*before, *ahead])
            for name, groups in leads.items():
                decide.may_not_sit(name, ahead - groups)
