"""Conferences of about shape M, drawn tighter by chance, of which many have no timetable; nothing is planted.

Draw n is `generate(M, n)` made tighter in three ways: the ways go round, so that the first one of draw n is way
n modulo their number, and two more are taken by chance. How much tighter is by chance as well: the first way
between a half of the most and the most, the others between nothing and two thirds.

SEEDS are the first ten draws without a timetable, of those that were not told at once by three plain comparisons: a
person's sessions, or the sessions that only some rooms can hold, need more minutes than there are, or a chain is
longer than its days. Of the draws 0 to 64, 34 have a timetable, 21 fail such a comparison, and these are the others.
"""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Any

from solver.timetable.problem import Problem
from solver.timetable.values import Body, Day, Person, Precedence, Session, Span
from tests.benchmarks._generator import DAY, SHAPES, generate

SEEDS = (12, 18, 20, 21, 36, 40, 42, 43, 62, 64)


@dataclass(frozen=True)
class Draw:
    """One conference, and what was made tighter, each way with how much of the most."""

    seed: int
    ways: tuple[tuple[str, float], ...]
    problem: Problem

    @property
    def cause(self) -> str:
        """Say what was made tighter."""
        return ", ".join(f"{way} {share:.2f}" for way, share in self.ways)


def draw(seed: int) -> Draw:
    """Draw one conference; it may have a timetable."""
    random = Random(f"tighter {seed}")
    first = list(WAYS)[seed % len(WAYS)]
    others = random.sample([way for way in WAYS if way != first], 2)
    ways = [(first, random.uniform(0.5, 1.0)), *((way, random.uniform(0.0, 0.67)) for way in others)]
    problem = generate(SHAPES["M"], seed)
    for way, share in ways:
        problem = WAYS[way](problem, random, share)
    return Draw(seed, tuple(ways), _reconciled(problem))


def _reconciled(problem: Problem) -> Problem:
    """Let people stay, and bodies meet, all the time where a session would have no day else: that is no tightness."""
    stays, windows = {p.id: p.available for p in problem.people}, {b.id: b.window for b in problem.bodies}
    for session in problem.sessions:
        for person in ("", *sorted(session.people)):
            spans = [stays[each] for each in session.people] + [session.windows]
            window = windows[session.body] if session.body else None
            spans += [(window,) if window else None]
            if any(all(_meets(each, day) for each in spans) for day in problem.days):
                break
            stays[person], windows[session.body or ""] = None, None
    return _with(
        problem,
        people=tuple(person.model_copy(update={"available": stays[person.id]}) for person in problem.people),
        bodies=tuple(body.model_copy(update={"window": windows[body.id]}) for body in problem.bodies),
    )


def _meets(spans: tuple[Span, ...] | None, day: Day) -> bool:
    return spans is None or any(span.start <= day.start and day.end <= span.end for span in spans)


def _with(problem: Problem, **update: Any) -> Problem:
    return Problem(**{**{name: getattr(problem, name) for name in Problem.model_fields}, **update})


def _sessions(problem: Problem, change: Callable[[Session], dict[str, Any]]) -> Problem:
    return _with(problem, sessions=tuple(s.model_copy(update=change(s)) for s in problem.sessions))


def _meetings(problem: Problem) -> list[Session]:
    return [session for session in problem.sessions if session.kind == "ad-hoc"]


def _more_meetings(problem: Problem, random: Random, share: float) -> Problem:
    """Let a body meet once more, up to one and a half times as often as before."""
    known = {session.id for session in problem.sessions}
    more = []
    for session in _meetings(problem):
        if random.random() < 1.5 * share:
            number = next(number for number in range(100) if f"{session.body}-{number}" not in known)
            known.add(f"{session.body}-{number}")
            people = frozenset(random.sample([person.id for person in problem.people[:60]], 1))
            people |= {min(session.people)}
            more.append(session.model_copy(update={"id": f"{session.body}-{number}", "people": people}))
    return _with(problem, sessions=(*problem.sessions, *more))


def _fewer_days(problem: Problem, random: Random, share: float) -> Problem:
    """Take days from the end, up to five of nine; plenaries and people of those days come earlier."""
    left = 9 - round(5 * share)
    days = tuple(day for day in problem.days if day.start < left * DAY)
    parts = tuple(part for part in problem.parts if part.start < left * DAY)
    people = tuple(_back(person, left) for person in problem.people)
    sessions = tuple(
        session for session in problem.sessions if session.windows is None or session.windows[0].start < left * DAY
    )
    return _with(problem, days=days, parts=parts, people=people, sessions=sessions)


def _back(person: Person, left: int) -> Person:
    if person.available is None:
        return person
    late = max(0, max(span.end for span in person.available) - left * DAY)
    spans = tuple(Span(start=max(0, s.start - late), end=s.end - late) for s in person.available)
    return person.model_copy(update={"available": spans})


def _fewer_rooms(problem: Problem, random: Random, share: float) -> Problem:
    """Take rooms by chance, up to two thirds of them, but the hall."""
    taken = random.sample([room.id for room in problem.rooms[1:]], round(10 * share))
    return _with(problem, rooms=tuple(room for room in problem.rooms if room.id not in taken))


def _larger_meetings(problem: Problem, random: Random, share: float) -> Problem:
    """Let more people come, so that bodies need the large rooms."""
    large = {body.id for body in problem.bodies if random.random() < 0.5 * share}
    return _sessions(
        problem, lambda s: {"attendance": random.randint(180, 450), "duration": 180} if s.body in large else {}
    )


def _people_away(problem: Problem, random: Random, share: float) -> Problem:
    """Let more people stay for some days only, and these for fewer days."""
    days = len(problem.days)
    return _with(problem, people=tuple(_stay(person, days, random, share) for person in problem.people))


def _stay(person: Person, days: int, random: Random, share: float) -> Person:
    if random.random() > 0.7 * share:
        return person
    length = max(1, min(days, random.randint(1, 5)))
    first = random.randint(0, days - length)
    return person.model_copy(update={"available": (Span(start=first * DAY, end=(first + length) * DAY),)})


def _fewer_people(problem: Problem, random: Random, share: float) -> Problem:
    """Need more people in each meeting, and these from fewer."""
    pool = [person.id for person in problem.people[: 60 - round(40 * share)]]
    return _sessions(
        problem,
        lambda s: {"people": s.people | set(random.sample(pool, random.randint(0, 3)))} if s.kind == "ad-hoc" else {},
    )


def _longer_chains(problem: Problem, random: Random, share: float) -> Problem:
    """Ask each body to meet in the order of its meetings, with up to two days between them."""
    chains = list(problem.precedences)
    for session in _meetings(problem):
        name, _, number = session.id.rpartition("-")
        then = f"{name}-{int(number) + 1}"
        if then in problem.session and random.random() < share:
            gap = random.choice([0, 12, 20, 36, 44]) * 60
            chains.append(Precedence(before=session.id, after=then, min_gap=round(share * gap)))
    unique = {(chain.before, chain.after): chain for chain in chains}
    return _with(problem, precedences=tuple(unique.values()))


def _fewer_in_parallel(problem: Problem, random: Random, share: float) -> Problem:
    """Let fewer groups negotiate at once: between eight and three."""
    limit = 8 - round(5 * share)
    return _with(problem, rules={**problem.rules, "negotiations_in_parallel": {"limit": limit}})


def _two_houses(problem: Problem, random: Random, share: float) -> Problem:
    """Spread the rooms over two houses, up to two hours from each other."""
    way = 30 * round(4 * share)
    rooms = tuple(room.model_copy(update={"place": random.choice(["house", "annex"])}) for room in problem.rooms)
    travel = {"house": {"annex": way}, "annex": {"house": way}}
    return _with(problem, rooms=rooms, travel=travel)


def _narrow_windows(problem: Problem, random: Random, share: float) -> Problem:
    """Keep some bodies to some days of the conference."""
    days = len(problem.days)

    def narrowed(body: Body) -> Body:
        if body.exclusive or random.random() > 0.8 * share:
            return body
        length = min(days, random.randint(1, 4))
        first = random.randint(0, days - length)
        return body.model_copy(update={"window": Span(start=first * DAY, end=(first + length) * DAY)})

    return _with(problem, bodies=tuple(map(narrowed, problem.bodies)))


def _side_events_granted(problem: Problem, random: Random, share: float) -> Problem:
    """Promise side events their place, fewer of them at once."""
    limit = 8 - round(5 * share)
    granted = _sessions(problem, lambda s: {"required": s.required or random.random() < 0.5 + share})
    return _with(granted, rules={**problem.rules, "side_events_in_parallel": {"limit": limit}})


WAYS: dict[str, Callable[[Problem, Random, float], Problem]] = {
    "more meetings": _more_meetings,
    "fewer days": _fewer_days,
    "fewer rooms": _fewer_rooms,
    "larger meetings": _larger_meetings,
    "people away": _people_away,
    "fewer people": _fewer_people,
    "longer chains": _longer_chains,
    "fewer in parallel": _fewer_in_parallel,
    "two houses": _two_houses,
    "narrow windows": _narrow_windows,
    "side events granted": _side_events_granted,
}
