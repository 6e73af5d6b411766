"""Small conference files for tests: a sound one, and what is said about one that is not."""

from pathlib import Path

from scheduler.conference import Conference
from scheduler.errors import BadInput
from scheduler.formats.conference_file import parse_conference

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
SOUND = """\
format: hemicycle/1
id: sound
name: Sound
time_zone: Europe/Berlin
calendar:
  days: [{date: 2027-03-28}, {date: 2027-03-29}]
  parts:
    - {id: AM, name: Morning, start: 09:30, end: 12:30}
    - {id: PM, name: Afternoon, start: 14:30, end: 17:30}
venue:
  buildings: [{id: HOUSE, name: House}]
  rooms:
    - {id: RED, building: HOUSE, seats: {theatre: 50}, booths: [2, 3]}
    - {id: BLUE, building: HOUSE, seats: {theatre: 500}}
languages:
  regimes: [{id: R2, booths: [3, 2], languages: [en, fr]}, {id: ASKED, on_request: true}]
people: [{id: CHAIR}]
bodies: [{id: PLENARY, name: Plenary}, {id: WATER, name: Water, parent: PLENARY}]
"""


def parsed(text: str) -> Conference:
    return parse_conference(text.encode(), "test.yaml")


def said(text: str) -> list[str]:
    """Give what is said about a file, as people read it."""
    try:
        parsed(text)
    except BadInput as error:
        return [str(fault) for fault in error.faults]
    return []


def said_of_sessions(*sessions: str, more: str = "") -> list[str]:
    """Give what is said about sessions in a sound conference, without the lines."""
    lines = "".join(f"\n  - {{{session}}}" for session in sessions) or " []"
    return [fault.partition(", ")[2] for fault in said(f"{SOUND}sessions:{lines}\n{more}")]
