"""Seeded conferences in four shapes, from a small meeting to two thousand sessions."""

from dataclasses import dataclass
from random import Random

from solver.timetable.problem import Problem
from solver.timetable.values import Body, Day, Delegations, Part, Person, Precedence, Room, Session, Span

DAY = 24 * 60
BANDS = (("AM", 570, 750), ("LU", 780, 870), ("PM", 870, 1050), ("LA", 1080, 1170))


@dataclass(frozen=True)
class Shape:
    """How large a conference is; `delegations` all follow some of the bodies."""

    name: str
    sessions: int
    rooms: int
    days: int
    bodies: int
    people: int
    delegations: int


SHAPES = {
    shape.name: shape
    for shape in (
        Shape("S", 40, 6, 3, 8, 30, 40),
        Shape("M", 150, 15, 9, 22, 120, 150),
        Shape("L", 600, 40, 5, 80, 700, 150),
        Shape("XL", 2000, 60, 12, 240, 20_000, 150),
    )
}


def generate(shape: Shape, seed: int) -> Problem:
    """Make a conference of a shape: plenaries, bodies that meet in chains, side events between."""
    random = Random(f"{shape.name} {seed}")
    people = [f"p{number}" for number in range(shape.people)]
    bodies = [f"b{number}" for number in range(shape.bodies)]
    sessions = _plenaries(shape) + _meetings(shape, bodies, people, random) + _side_events(shape, people, random)
    return Problem(
        step=30,
        days=tuple(
            Day(id=f"d{day}", kind="work", start=day * DAY, end=(day + 1) * DAY, evening=day * DAY + 1080)
            for day in range(shape.days)
        ),
        parts=tuple(
            Part(id=f"d{day} {band}", day=f"d{day}", band=band, start=day * DAY + start, end=day * DAY + end)
            for day in range(shape.days)
            for band, start, end in BANDS
        ),
        rooms=_rooms(shape),
        people=tuple(
            Person(id=person, available=None if number <= shape.people // 2 else _availability(shape, random))
            for number, person in enumerate(people)
        ),
        bodies=(
            Body(id="PL", role="plenary", exclusive=True),
            *(Body(id=body, parent="PL", lineage=("PL",)) for body in bodies),
        ),
        sessions=tuple(sessions),
        precedences=_chains(sessions),
        delegations=_delegations(shape, bodies, random),
        rules={
            "negotiations_in_parallel": {"limit": shape.rooms},
            "ad_hoc_groups_in_parallel": {"limit": shape.rooms},
            "side_events_in_parallel": {"limit": shape.rooms},
        },
    )


def _rooms(shape: Shape) -> tuple[Room, ...]:
    """A hall, an eighth of large rooms, a quarter of middle ones, small ones; the larger ones have booths."""
    rooms = []
    for number in range(shape.rooms):
        share = number / shape.rooms
        seats = 1500 if number == 0 else 500 if share < 0.15 else 150 if share < 0.45 else 60
        booths = (3, 3, 2, 2, 2, 2) if seats >= 500 else (2, 2) if seats == 150 else ()
        rooms.append(Room(id=f"r{number:02}", seats={"theatre": seats + number % 7}, booths=booths, place="house"))
    return tuple(rooms)


def _plenaries(shape: Shape) -> list[Session]:
    return [
        Session(
            id=f"PL-{day}", name=f"Plenary {day}", kind="plenary", body="PL", duration=180, attendance=1200,
            statutory=True, windows=(Span(start=day * DAY, end=(day + 1) * DAY),), bands=frozenset({"AM", "PM"}),
        )
        for day in range(0, shape.days, 3)
    ]  # fmt: skip


def _meetings(shape: Shape, bodies: list[str], people: list[str], random: Random) -> list[Session]:
    count = shape.sessions * 6 // 10
    meetings = []
    for number in range(count):
        body = bodies[number % len(bodies)]
        large = number % len(bodies) < max(1, len(bodies) // 10)
        meetings.append(
            Session(
                id=f"{body}-{number // len(bodies)}",
                name=f"{body} meeting {number // len(bodies)}",
                kind="ad-hoc",
                body=body,
                duration=random.choice([60, 90]) if not large else 180,
                attendance=random.randint(150, 400) if large else random.randint(20, 140),
                booths=(3, 3, 2, 2, 2, 2) if large else (),
                statutory=True,
                people=frozenset({people[number % len(bodies)], random.choice(people[: shape.people // 2])}),
                bands=frozenset({"AM", "PM"}),
            )
        )
    return meetings


def _side_events(shape: Shape, people: list[str], random: Random) -> list[Session]:
    count = shape.sessions - shape.sessions * 6 // 10 - len(range(0, shape.days, 3))
    return [
        Session(
            id=f"SE-{number}",
            name=f"Side event {number}",
            kind="side-event",
            duration=random.choice([60, 75, 90]),
            attendance=random.randint(20, 120),
            theme=f"t{number % 40}",
            people=frozenset(random.sample(people, random.choice([0, 0, 1]))),
            required=False,
            priority=random.choice([1, 2, 3]),
            bands=frozenset({"LU", "LA"}),
        )
        for number in range(count)
    ]


def _availability(shape: Shape, random: Random) -> tuple[Span, ...] | None:
    if random.random() < 0.9:
        return None
    first = random.randint(0, max(0, shape.days - 3))
    return (Span(start=first * DAY, end=(first + 3) * DAY),)


def _chains(sessions: list[Session]) -> tuple[Precedence, ...]:
    known = {session.id for session in sessions}
    chains = []
    for session in sessions:
        name, _, number = session.id.rpartition("-")
        before = f"{name}-{int(number) - 1}"
        if session.kind == "ad-hoc" and before in known and int(number) % 2:
            chains.append(Precedence(before=before, after=session.id))
    return tuple(chains)


def _delegations(shape: Shape, bodies: list[str], random: Random) -> tuple[Delegations, ...]:
    return tuple(
        Delegations(
            count=1,
            people=min(20, max(1, round(random.lognormvariate(1.6, 0.95)))),
            bodies=frozenset(random.sample(bodies, max(3, len(bodies) // random.choice([2, 3, 4])))),
        )
        for _ in range(shape.delegations)
    )
