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

SECONDS = 300
LIMITS = Limits(seconds=SECONDS, workers=2)


def measure() -> str:
    """Take teams of six languages away, one by one."""
    lines = [
        "## WTDC-21 with fewer teams of interpreters, 2 workers",
        "",
        f"The conference has four teams of six languages and two of English, French and Spanish. At most {SECONDS} s "
        "each; the search ends after the first timetable where that is the answer.",
        "",
        "| teams of six languages | answer | after | assignments by team |",
        "|---|---|---|---|",
    ]
    conference = read_conference(FIXTURES / "wtdc21.yaml")
    for number in (4, 3, 2):
        lines += _asked(number, fewer(conference, number))
    return "\n".join(lines)


def fewer(conference: Conference, number: int) -> Conference:
    """Give the conference with so many teams of six languages."""
    teams = conference.interpretation.teams
    six = [team for team in teams if len(team.languages) == 6]
    kept = tuple(team for team in teams if team not in six[number:])
    interpretation = conference.interpretation.model_copy(update={"teams": kept})
    return conference.model_copy(update={"interpretation": interpretation})


def _asked(number: int, conference: Conference) -> list[str]:
    begin = time.monotonic()
    made, seconds = asyncio.run(_first(conference))
    if made.placements:
        return [f"| {number} | a timetable | {seconds:.1f} s | {_assignments(made)} |"]
    answer = "proven: there is none" if made.proof.status == "INFEASIBLE" else "not found, not refuted"
    rows = [f"| {number} | {answer} | {time.monotonic() - begin:.1f} s | |"]
    begin = time.monotonic()
    report = asyncio.run(explain(conference, LIMITS, asyncio.Event()))
    why = " ".join(report.sentences or report.tightest)
    return [*rows, f"| | {report.status}: {why} | {time.monotonic() - begin:.1f} s | |"]


async def _first(conference: Conference) -> tuple[Timetable, float]:
    """Stop as soon as there is a timetable."""
    begin, stop, found = time.monotonic(), asyncio.Event(), []

    def tell(event: Event) -> None:
        if isinstance(event, Better):
            found.append(time.monotonic() - begin)
            stop.set()

    made = await plan(conference, LIMITS, tell, stop=stop)
    return made, found[0] if found else time.monotonic() - begin


def _assignments(made: Timetable) -> str:
    teams: dict[str, int] = {}
    for placement in made.placements:
        if placement.team is not None:
            teams[placement.team] = teams.get(placement.team, 0) + 1
    return ", ".join(f"{team} {count} sessions" for team, count in sorted(teams.items()))
