"""A small conference with one breakout of two rounds, for tests of rotations."""

from textwrap import indent
from typing import Any

from scheduler.conference import Conference
from scheduler.rotation.rotation import Group, Lead, Rotation, Round
from scheduler.rotation.task import Task
from scheduler.timetable import MadeBy, Placement, Proof, Timetable
from tests.scheduler.files import SOUND, parsed, said

FRAME = SOUND.replace("people: [{id: CHAIR}]", "people: [{id: CHAIR}, {id: OTHER}]").replace(
    "bodies: [",
    "bodies: [{id: LED, name: Led, chair: CHAIR}, {id: SHARED, name: Shared, chair: CHAIR, vice_chairs: [OTHER],"
    " vice_chair_may_replace: true}, ",
)
GROUP = "kind: breakout, minutes: 60"
SESSIONS = f"""\
sessions:
  - {{id: A1, {GROUP}, theme: air, start: 2027-03-28 09:30, room: RED}}
  - {{id: B1, {GROUP}, theme: bees, start: 2027-03-28 09:30, room: BLUE}}
  - {{id: A2, {GROUP}, theme: air, start: 2027-03-28 11:00, room: RED}}
  - {{id: B2, {GROUP}, theme: bees, start: 2027-03-28 11:00, room: BLUE}}
  - {{id: MEETING, kind: committee, minutes: 60, body: WATER, start: 2027-03-28 11:30}}
"""
BLOCK = """\
breakouts:
  - id: talk
    name: Talk
    themes: [{id: air, name: {en: Clean air, fr: Air pur}}, {id: bees, name: Bees}]
    rounds: [[A1, B1], [A2, B2]]
"""
PEOPLE = """\
    participants:
      - {id: P1, languages: [en, fr], wishes: [air, bees]}
      - {id: P2, languages: [fr]}
      - {id: P3, languages: [en]}
      - {id: P4, languages: [en]}
"""


def text(more: str = "", people: str = PEOPLE, sessions: str = SESSIONS) -> str:
    """The conference's file; `more` are lines of the breakout."""
    lines = indent(more, "    ") + "\n" if more else ""
    return f"{FRAME}{sessions}{BLOCK}{lines}{people}"


def conference(more: str = "", people: str = PEOPLE, sessions: str = SESSIONS) -> Conference:
    return parsed(text(more, people, sessions))


def said_of(more: str = "", people: str = PEOPLE, sessions: str = SESSIONS) -> list[str]:
    """Give what is said about the breakout, without the lines and where it stands in the file."""
    found = [fault.partition(", ")[2] for fault in said(text(more, people, sessions))]
    return [fault.removeprefix("breakouts[0] talk › ") for fault in found]


def participants(count: int) -> str:
    """Lines of so many people: P1, P2 and so on."""
    return "    participants:\n" + "".join(f"      - {{id: P{number}}}\n" for number in range(1, count + 1))


def task(known: Conference, **fields: Any) -> Task:
    return Task(known, known.breakouts[0], **fields)


def rotation(*rounds: dict[str, str], leads: dict[str, str] | None = None) -> Rotation:
    """A rotation from the people of each group, written as `P1 P2`; `leads` names facilitators by group."""
    return Rotation(
        conference="sound",
        breakout="talk",
        problem="",
        made_by=MadeBy(program="", ortools="", seed=1, workers=1),
        proof=Proof(status="FEASIBLE", cost=0, bound=0, seconds=0.0),
        rounds=tuple(
            Round(start=None, end=None, groups=tuple(_group(*group, leads or {}) for group in groups.items()))
            for groups in rounds
        ),
    )


def _group(session: str, people: str, leads: dict[str, str]) -> Group:
    led = tuple(leads.get(session, "").split())
    return Group(
        session=session,
        theme={"A": "air", "B": "bees"}[session[0]],
        room=None,
        facilitators=led,
        participants=tuple(name for name in people.split() if name not in led),
        leads=tuple(Lead(person=name) for name in led),
    )


def timetable(*placements: Placement) -> Timetable:
    return Timetable(
        conference="sound",
        problem="",
        made_by=MadeBy(program="", ortools="", seed=1, workers=1),
        proof=Proof(status="FEASIBLE", cost=0, bound=0, seconds=0.0),
        placements=placements,
    )
