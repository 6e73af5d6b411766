"""Small problems, drawn by hand or by chance, for tests of the search."""

from random import Random

from solver.timetable.problem import Problem
from solver.timetable.values import Body, Day, Delegations, Part, Precedence, Room, Session, Span

HOUR = 60


def small_problem(**changes: object) -> Problem:
    """A day of a plenary, two committees, an ad hoc group and three side events in three rooms."""
    fields: dict[str, object] = {
        "step": 30,
        "days": [Day(id="mon", kind="work", start=0, end=24 * HOUR, evening=18 * HOUR)],
        "parts": [
            Part(id="mon AM", day="mon", band="AM", start=9 * HOUR, end=12 * HOUR),
            Part(id="mon LU", day="mon", band="LU", start=12 * HOUR, end=14 * HOUR),
            Part(id="mon PM", day="mon", band="PM", start=14 * HOUR, end=17 * HOUR),
        ],
        "rooms": [
            Room(id="hall", seats={"theatre": 300}, place="a", turnover=0),
            Room(id="blue", seats={"theatre": 80}, place="a", turnover=30),
            Room(id="red", seats={"theatre": 60}, place="b", turnover=30),
        ],
        "bodies": [
            Body(id="PL", role="plenary", exclusive=True),
            Body(id="C1", role="main", parent="PL", lineage=("PL",)),
            Body(id="C2", role="main", parent="PL", lineage=("PL",)),
            Body(id="AH", parent="C1", lineage=("C1", "PL")),
        ],
        "sessions": [
            session("PL-1", "plenary", 60, body="PL", attendance=250, statutory=True, role="first-plenary"),
            session("C1-1", "committee", 60, body="C1", attendance=60, statutory=True, people={"ana"}),
            session("C2-1", "committee", 60, body="C2", attendance=60, statutory=True, people={"bo"}),
            session("AH-1", "ad-hoc", 60, body="AH", attendance=20, statutory=True, people={"ana"}),
            session("SE-1", "side-event", 60, attendance=50, theme="x", required=False, bands={"LU"}),
            session("SE-2", "side-event", 60, attendance=40, theme="x", required=False, bands={"LU"}),
        ],
        "precedences": [Precedence(before="C1-1", after="AH-1")],
        "delegations": [
            Delegations(count=5, people=1, bodies={"C1", "C2", "AH"}),
            Delegations(count=2, people=2, bodies={"C1", "C2", "AH"}),
        ],
        "travel": {"a": {"a": 0, "b": 10}, "b": {"a": 10, "b": 0}},
    }
    return Problem.model_validate(fields | changes)


def session(id: str, kind: str, duration: int, **fields: object) -> Session:
    """A session that is named like its id."""
    return Session.model_validate({"id": id, "name": id, "kind": kind, "duration": duration, **fields})


def tiny_crowd(seed: int) -> Problem:
    """Three to five meetings of bodies that the same delegations follow, in one or two parts of a day."""
    random = Random(seed)
    parts = [Part(id="am", day="d", band="AM", start=0, end=random.choice([60, 90, 120]))]
    if random.random() < 0.6:
        parts.append(Part(id="pm", day="d", band="PM", start=180, end=180 + random.choice([60, 90])))
    meetings = [
        session(
            f"s{number}",
            random.choice(["committee", "ad-hoc", "plenary"]),
            random.choice([30, 60]),
            body=random.choice(["A", "B", "C", "PL"]),
            statutory=True,
            needs_room=False,
        )
        for number in range(random.randint(3, 5))
    ]
    return Problem(
        step=30,
        days=(Day(id="d", kind="work", start=0, end=300, evening=random.choice([90, 300])),),
        parts=tuple(parts),
        bodies=tuple(Body(id=body, exclusive=body == "PL") for body in ("A", "B", "C", "PL")),
        sessions=tuple(meetings),
        delegations=(
            Delegations(count=random.randint(1, 4), people=1, bodies=frozenset("ABC")),
            Delegations(count=random.randint(1, 4), people=random.randint(0, 2), bodies=frozenset("ABC") | {"PL"}),
        ),
        precedences=(Precedence(before="s0", after="s1"),) if random.random() < 0.5 else (),
        rules={"negotiations_in_parallel": {"limit": 3}},
    )


def closed(start: int, end: int) -> tuple[Span, ...]:
    """One closed span."""
    return (Span(start=start, end=end),)
