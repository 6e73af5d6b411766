"""K-09 (F:FB, F:FBUN)."""

from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field

from solver.result import Violation
from solver.rotation.decisions import Decisions
from solver.rotation.plan import Plan
from solver.rotation.problem import Problem
from solver.rotation.rule import RotationRule
from solver.rule import Level


class FishbowlChairs(RotationRule):
    """A fishbowl has 10 to 100 people around its chairs, lasts at most 90 minutes, and somebody leads it.

    Holds:  a fishbowl of 40 people, 60 minutes long, with a facilitator.
    Broken: a fishbowl of 9 people or 101, of 2 hours, or with nobody who leads it.
    """

    level: ClassVar[Level] = Level.HARD
    source: ClassVar[str] = "K-09; F:FB, F:FBUN"

    people_least: int = Field(default=10, ge=0, le=10_000)
    people_most: int = Field(default=100, ge=0, le=10_000)
    minutes_most: int = Field(default=90, ge=0, le=1_440)
    leads_least: int = Field(default=1, ge=0, le=100)

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        leads: dict[str, set[str]] = {}
        for lead in problem.leads:
            leads.setdefault(lead.group, set()).add(lead.person)
        for group in problem.groups:
            if problem.form != "fishbowl" or group.round < problem.past:
                continue
            size, minutes = len(plan.sitting(group.id)), problem.rounds[group.round].minutes
            if not self.people_least <= size <= self.people_most:
                wanted = f"from {self.people_least} to {self.people_most}"
                yield self.broken(group.id, text=f"{size} people sit in {group.id}, and should be {wanted}")
            if minutes > self.minutes_most:
                text = f"{group.id} lasts {minutes} minutes, more than {self.minutes_most}"
                yield self.broken(group.id, text=text)
            own = sorted(leads.get(group.id, ()))
            if len(own) < self.leads_least:
                text = f"fewer than {self.leads_least} lead {group.id}: {', '.join(own)}"
                yield self.broken(group.id, text=text if own else f"nobody leads {group.id}")

    def post(self, problem: Problem, decide: Decisions) -> None:
        if problem.form != "fishbowl":
            return
        for number, groups in enumerate(problem.groups_of):
            short = problem.rounds[number].minutes <= self.minutes_most
            for group in groups if number >= problem.past else ():
                led = len({lead.person for lead in problem.leads if lead.group == group.id}) >= self.leads_least
                if short and led:
                    decide.size(group.id, self.people_least, self.people_most)
                else:
                    decide.size(group.id, 1, 0)
