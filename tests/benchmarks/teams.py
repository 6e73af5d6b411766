"""How few teams of interpreters WTDC-21 can do with: a timetable, or the proof that there is none and why."""

import asyncio
import time

from scheduler.conference import Conference
from scheduler.explaining import explain
from scheduler.formats.conference_file import read_conference
from scheduler.planning import plan
from scheduler.timetable import Timetable
from solver.result import Better, Event, Limits
from tests.conftest import FIXTURES

SECONDS, WHY_SECONDS = 300, 120
LIMITS = Limits(seconds=SECONDS, workers=2)


def measure() -> str:
    """Take teams of six languages away, one by one."""
    lines = [
        "## WTDC-21 with fewer teams of interpreters, 2 workers",
        "",
        "The conference has four teams of six languages and two of English, French and Spanish. The search ends with "
        f"the first timetable, and after {SECONDS} s; the question why there is none after {WHY_SECONDS} s.",
        "",
        "| teams of six languages | answer | after | sessions by team |",
        "|---|---|---|---|",
    ]
    conference = read_conference(FIXTURES / "wtdc21.yaml")
    lines += [_planned(number, fewer(conference, number)) for number in (4, 3)]
    return "\n".join([*lines, _refuted(2, fewer(conference, 2))])


def fewer(conference: Conference, number: int) -> Conference:
    """Give the conference with so many teams of six languages."""
    teams = conference.interpretation.teams
    six = [team for team in teams if len(team.languages) == 6]
    kept = tuple(team for team in teams if team not in six[number:])
    interpretation = conference.interpretation.model_copy(update={"teams": kept})
    return conference.model_copy(update={"interpretation": interpretation})


def _planned(number: int, conference: Conference) -> str:
    made, seconds = asyncio.run(_first(conference))
    left = len(conference.sessions) - len(made.placements)
    answer = f"a timetable, {left} requests without a place" if made.placements else made.proof.status
    return f"| {number} | {answer} | {seconds:.1f} s | {_sessions(made)} |"


def _refuted(number: int, conference: Conference) -> str:
    """Ask why there is no timetable: the demands that clash are the proof."""
    report = asyncio.run(explain(conference, Limits(seconds=WHY_SECONDS, workers=2)))
    sessions = sorted({session for demand in report.demands for session in demand.sessions})
    answer = {"minimal": "proven: none, and no demand of the clash can be left out"}.get(report.status, report.status)
    return f"| {number} | {answer} | {report.found_after:.1f} s | the clash: {', '.join(sessions)} |"


async def _first(conference: Conference) -> tuple[Timetable, float]:
    """Stop as soon as there is a timetable."""
    begin, stop, found = time.monotonic(), asyncio.Event(), []

    def tell(event: Event) -> None:
        if isinstance(event, Better):
            found.append(time.monotonic() - begin)
            stop.set()

    made = await plan(conference, LIMITS, tell, stop=stop)
    return made, found[0] if found else time.monotonic() - begin


def _sessions(made: Timetable) -> str:
    teams: dict[str, int] = {}
    for placement in made.placements:
        if placement.team is not None:
            teams[placement.team] = teams.get(placement.team, 0) + 1
    return ", ".join(f"{team} {count} sessions" for team, count in sorted(teams.items()))
