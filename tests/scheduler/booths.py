"""The example conference with interpretation, and a timetable of it, written down so that no search is needed."""

import datetime as dt
from typing import Any

from scheduler.conference import Conference
from scheduler.formats.conference_file import read_conference
from scheduler.roster import back, there
from scheduler.roster.roster import Roster
from scheduler.timetable import MadeBy, Placement, Proof, Timetable
from solver.check import check
from solver.result import Proof as SolverProof
from solver.result import Result
from solver.roster.plan import Plan
from tests.scheduler.files import FIXTURES

DAY = dt.date(2027, 5, 18)
OPENING, NETS = f"{DAY} AM team FOUR", f"{DAY} LU team THREE"
SEATS: dict[str, dict[str, list[str]]] = {
    NETS: {"en+fr": ["FR-4", "EN-1"]},
    OPENING: {"fr": ["FR-4"], "ar": ["AR-1", "AR-2", "AR-3"]},
}
ALL, LATIN = ("ar", "en", "es", "fr"), ("en", "es", "fr")
PLACES: tuple[tuple[str, str, str, tuple[str, ...], str | None], ...] = (
    ("OPEN", "18T09:30", "HALL", ALL, "FOUR"),
    ("PL-2", "18T10:15", "HALL", ALL, "FOUR"),
    ("NETS", "18T13:30", "DOCK", ("en", "fr"), "THREE"),
    ("PL-1", "18T14:30", "HALL", ALL, "FOUR"),
    ("COAST-2", "18T16:00", "DOCK", LATIN, "THREE"),
    ("FISH-2", "18T16:00", "HALL", ALL, "FOUR"),
    ("COAST-1", "19T10:00", "DOCK", LATIN, "FOUR"),
    ("GULLS", "19T13:30", "BUOY", (), None),
    ("FISH-1", "19T15:00", "HALL", ALL, "FOUR"),
)


def conference(*teams: dict[str, Any], **changes: Any) -> Conference:
    """The conference of `fixtures/booths.yaml`, with more teams, or with other fields."""
    if not teams and not changes:
        return read_conference(FIXTURES / "booths.yaml")
    plain = read_conference(FIXTURES / "booths.yaml").model_dump(mode="json", exclude_unset=True)
    plain["interpretation"]["teams"] += teams
    return Conference.model_validate(plain | changes)


def timetable(teams: dict[str, str | None] | None = None, **languages: tuple[str, ...]) -> Timetable:
    """A timetable with its teams, or with others instead; `PL_2=("en", "fr")` gives a session other languages."""
    known, minutes = conference(), dt.timedelta(minutes=1)
    placements = []
    for session, start, room, tags, team in PLACES:
        begins = dt.datetime.fromisoformat(f"2027-05-{start}").replace(tzinfo=known.zone)
        placements.append(
            Placement(
                session=session,
                start=begins,
                end=begins + known.session[session].minutes * minutes,
                room=room,
                interpretation=languages.get(session.replace("-", "_"), tags),
                team=team if teams is None or team is None else teams.get(team, team),
            )
        )
    return Timetable(
        conference="booths",
        problem="sha256:0",
        made_by=MadeBy(program="0.1.0", ortools="9.15", seed=1, workers=1),
        proof=Proof(status="OPTIMAL", cost=77, bound=77, seconds=1.0),
        placements=tuple(placements),
    )


def roster(
    seats: dict[str, dict[str, list[str]]] | None = None,
    known: Conference | None = None,
    plan: Timetable | None = None,
) -> Roster:
    """A roster of the timetable in which only some seats are taken, whatever rules that breaks."""
    known, plan = known or conference(), plan or timetable()
    problem, taken = there.problem(known, plan), Plan.model_validate({"seats": SEATS if seats is None else seats})
    verdict = check(problem, taken)
    result = Result(
        proof=SolverProof(status="FEASIBLE", cost=verdict.cost, bound=0, seconds=1.0),
        plan=taken.dump(),
        verdict=verdict,
        problem=problem.digest(),
        seed=1,
        workers=1,
        ortools="9.15",
    )
    return back.roster(known, plan, problem, result)
