"""P-03 for teams (A)."""

from collections.abc import Callable, Iterator
from typing import ClassVar

from solver.result import Violation
from solver.rule import Level
from solver.timetable.decisions import Decisions
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.rule import TimetableRule


class TeamIsThere(TimetableRule):
    """A team interprets only sessions that lie inside a time when it is there.

    Holds:  the team is there from 09:00 to 13:00 and interprets from 09:00 to 12:00.
    Broken: the team is there from 09:00 to 13:00 and interprets from 12:00 to 13:30.
    """

    level: ClassVar[Level] = Level.HARD
    source: ClassVar[str] = "P-03; A"
    about_teams: ClassVar[bool] = True

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        for session in problem.sessions:
            placement = plan.placements.get(session.id)
            team = problem.team.get(placement.team or "") if placement is not None else None
            if placement is None or team is None or team.available is None:
                continue
            end = placement.start + session.duration
            if not any(span.start <= placement.start and end <= span.end for span in team.available):
                yield self.broken(session.id, text=f"{session.name}: {team.id} is not there for all of it")

    def post(self, problem: Problem, decide: Decisions) -> None:
        for session in problem.sessions:
            if session.interpreted:
                decide.not_by(session.id, self._refusal(problem, session.duration))

    def _refusal(self, problem: Problem, duration: int) -> Callable[[int, str], bool]:
        stays = {team.id: team.available for team in problem.teams if team.available is not None}

        def refuse(start: int, team: str) -> bool:
            return team in stays and not any(s.start <= start <= s.end - duration for s in stays[team])

        return refuse
