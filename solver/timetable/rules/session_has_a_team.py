"""L-06, I-07 (F:AIICCA, A)."""

from collections.abc import Iterator
from typing import ClassVar

from solver.result import Violation
from solver.rule import Level
from solver.timetable.decisions import Decisions
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.rule import TimetableRule


class SessionHasATeam(TimetableRule):
    """Where there are teams of interpreters, each interpreted session has one that has all of its languages.

    Holds:  a committee in English and French has a team of English, French and Spanish; a briefing in English none.
    Broken: a committee in English and Arabic has that team; a briefing in English has a team.
    """

    level: ClassVar[Level] = Level.HARD
    source: ClassVar[str] = "L-06, I-07; F:AIICCA, A"
    about_teams: ClassVar[bool] = True

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        for session in problem.sessions:
            placement = plan.placements.get(session.id)
            if placement is None or (placement.team is None and not (session.interpreted and problem.teams)):
                continue
            if not session.interpreted:
                yield self.broken(session.id, text=f"{session.name} is not interpreted, but has {placement.team}")
            elif placement.team is None:
                yield self.broken(session.id, text=f"{session.name} has no team of interpreters")
            elif placement.team not in problem.team:
                yield self.broken(session.id, text=f"{session.name}: there is no team {placement.team}")
            elif missing := session.languages - problem.team[placement.team].languages:
                text = f"{session.name}: {placement.team} does not have {', '.join(sorted(missing))}"
                yield self.broken(session.id, text=text)

    def post(self, problem: Problem, decide: Decisions) -> None:
        if not problem.teams:
            return
        for session in problem.sessions:
            if session.interpreted:
                able = [team.id for team in problem.teams if session.languages <= team.languages]
                decide.only_teams(session.id, able)
