"""K-08 (F:WCFOR, F:WCLIZ)."""

from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field

from solver.result import Violation
from solver.rotation.decisions import Decisions
from solver.rotation.plan import Plan
from solver.rotation.problem import Problem
from solver.rotation.rule import RotationRule
from solver.rotation.values import Group
from solver.rule import Level


class CafeTables(RotationRule):
    """In a world café four to six sit at a table, for two or three rounds of 20 to 30 minutes; the host stays.

    A table is a group. Its host leads a table of the same theme in every round that has one and is not over.

    Holds:  three rounds of 25 minutes, five people at each table, one of them the host of all three rounds.
    Broken: seven people at a table, four rounds, rounds of 45 minutes, or another host in the second round.
    """

    level: ClassVar[Level] = Level.HARD
    source: ClassVar[str] = "K-08; F:WCFOR, F:WCLIZ"

    least: int = Field(default=4, ge=0, le=100)
    most: int = Field(default=6, ge=0, le=100)
    rounds_least: int = Field(default=2, ge=0, le=100)
    rounds_most: int = Field(default=3, ge=0, le=100)
    minutes_least: int = Field(default=20, ge=0, le=1_440)
    minutes_most: int = Field(default=30, ge=0, le=1_440)

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        ahead = [group for group in problem.groups if group.round >= problem.past]
        if problem.form != "cafe" or not ahead:
            return
        count = len(problem.rounds)
        if not self.rounds_least <= count <= self.rounds_most:
            wanted = f"from {self.rounds_least} to {self.rounds_most}"
            yield self.broken(text=f"the café has {count} rounds, and should have {wanted}")
        for number in sorted({group.round for group in ahead}):
            minutes = problem.rounds[number].minutes
            if not self.minutes_least <= minutes <= self.minutes_most:
                text = f"round {number + 1} of the café lasts {minutes} minutes, and should last"
                own = [group.id for group in ahead if group.round == number]
                yield self.broken(*own, text=f"{text} from {self.minutes_least} to {self.minutes_most}")
        for group in ahead:
            size = len(plan.sitting(group.id))
            if not self.least <= size <= self.most:
                wanted = f"from {self.least} to {self.most}"
                yield self.broken(group.id, text=f"{size} people sit at the table {group.id}, and should be {wanted}")
        yield from self._without_host(problem, ahead)

    def _without_host(self, problem: Problem, ahead: list[Group]) -> Iterator[Violation]:
        rounds: dict[str, set[int]] = {}
        for group in ahead:
            rounds.setdefault(group.theme, set()).add(group.round)
        led: dict[tuple[str, str], set[int]] = {}
        for lead in problem.leads:
            group = problem.group[lead.group]
            led.setdefault((lead.person, group.theme), set()).add(group.round)
        for group in ahead:
            leads = [lead.person for lead in problem.leads if lead.group == group.id]
            if not any(led[name, group.theme] >= rounds[group.theme] for name in leads):
                yield self.broken(group.id, text=f"nobody who hosts {group.theme} in every round leads {group.id}")

    def post(self, problem: Problem, decide: Decisions) -> None:
        if problem.form != "cafe":
            return
        right_rounds = self.rounds_least <= len(problem.rounds) <= self.rounds_most
        for number, groups in enumerate(problem.groups_of):
            right_minutes = self.minutes_least <= problem.rounds[number].minutes <= self.minutes_most
            for group in groups if number >= problem.past else ():
                if right_rounds and right_minutes and self._is_hosted(problem, group):
                    decide.size(group.id, self.least, self.most)
                else:
                    decide.size(group.id, 1, 0)

    def _is_hosted(self, problem: Problem, table: Group) -> bool:
        hosts = {lead.person for lead in problem.leads if lead.group == table.id}
        for groups in problem.groups_of[problem.past :]:
            tables = {group.id for group in groups if group.theme == table.theme}
            if tables:
                hosts &= {lead.person for lead in problem.leads if lead.group in tables}
        return bool(hosts)
