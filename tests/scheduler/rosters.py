"""A small conference with interpretation, and timetables of it, for tests of rosters."""

import datetime as dt
from typing import Any

from scheduler.conference import Conference
from scheduler.timetable import MadeBy, Placement, Proof, Timetable
from tests.scheduler.files import SOUND, parsed

INTERPRETATION = """\
  both_ways: [ar]
  pivots: [en, fr]
  rates: {currency: CHF, group_1: 600, group_2: 400}
  teams:
    - {id: HERE, languages: [ar, en, fr]}
    - {id: AFAR, languages: [en, fr], remote: true}
  interpreters:
    - {id: AR-1, native: [ar], active: [en], passive: [fr]}
    - {id: AR-2, native: [ar], active: [fr], passive: [en], group: 2}
    - {id: AR-3, native: [ar], active: [en], available: [{start: 2027-03-28 08:00, end: 2027-03-28 18:00}]}
    - {id: EN-1, native: [en], passive: [fr]}
    - {id: EN-2, native: [en], passive: [fr], booth: en, remote: true}
    - {id: FR-1, native: [fr], passive: [en], group: 2}
    - {id: FR-2, native: [fr], passive: [en]}
"""
SESSIONS = "".join(
    f"  - {{id: {name}, kind: committee, minutes: {minutes}, languages: R3}}\n"
    for name, minutes in (("A", 90), ("B", 60), ("C", 60), ("D", 60))
)


def conference(more: str = "") -> Conference:
    """Two days in Berlin, on the first of which the clocks go forward; `more` adds to the interpretation."""
    online = "  buildings: [{id: HOUSE, name: House}, {id: WEB, name: Web, online: true}]\n"
    text = SOUND.replace("  buildings: [{id: HOUSE, name: House}]\n", online)
    text = text.replace("  rooms:\n", "  rooms:\n    - {id: ZOOM, building: WEB, seats: {theatre: 500}}\n")
    text = text.replace("languages:\n", "languages:\n  official: [ar, en, fr]\n", 1)
    text = text.replace("regimes: [", "regimes: [{id: R3, languages: [ar, en, fr]}, ").replace("[2, 3]", "[3, 2, 2]")
    return parsed(f"{text}interpretation:\n{INTERPRETATION}{more}sessions:\n{SESSIONS}")


def placed(session: str, start: str, minutes: int, languages: str = "ar en fr", **fields: Any) -> Placement:
    """A placement by the conference's clock."""
    begin = dt.datetime.fromisoformat(start).replace(tzinfo=conference().zone).astimezone(dt.UTC)
    return Placement(
        session=session,
        start=begin,
        end=begin + dt.timedelta(minutes=minutes),
        room=fields.get("room", "RED"),
        interpretation=tuple(languages.split()),
        team=fields.get("team"),
    )


def timetable(*placements: Placement) -> Timetable:
    """A timetable of some placements."""
    return Timetable(
        conference="sound",
        problem="",
        made_by=MadeBy(program="", ortools="", seed=1, workers=1),
        proof=Proof(status="FEASIBLE", cost=0, bound=0, seconds=0.0),
        placements=placements,
    )
