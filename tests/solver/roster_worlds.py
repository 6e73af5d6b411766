"""Random tiny rosters that use every field of a problem, with plans and settings of rules, each named by a seed."""

from functools import cache
from random import Random
from typing import Any

from pydantic import ValidationError

from solver.roster.plan import Plan
from solver.roster.problem import Problem
from solver.roster.rule import RosterRule
from solver.rule import Level

Plain = dict[str, Any]
LANGUAGES = ["ar", "en", "fr", "ru"]
PEOPLE = ["ada", "ben", "cleo", "dora", "emma"]
BEGINS = [480, 540, 630, 720, 780, 870, 930, 1170]
NUMBERS = [0, 1, 1, 1, 2, 2, 15, 30, 40, 60, 90]  # small limits bite in small worlds
LARGE = [160, 480, 540, 600, 720]


class World:
    """One random world in the making."""

    def __init__(self, seed: int, people: int, assignments: int, booths: int, languages: int = 4) -> None:
        self.rng = Random(f"roster {seed}")
        self.languages = LANGUAGES[-languages:]
        self.at_home = 0.8 if languages == 2 else 0.3
        self.people, self.booths = PEOPLE[:people], booths
        late = self.rng.random() < 0.4
        self.numbers = [0, 1] if late else [0, 1, self.rng.choice([2, 3, 4, 7])]
        self.begins = [480, 540, 1200, 1260] if late else BEGINS
        self.lengths = [60, 60, 60, 90] if late else [20, 40, 60, 90]
        self.places = [f"a{number}" for number in range(assignments)]

    def problem(self) -> Problem:
        people = [self.interpreter(name) for name in self.people]
        for number in range(1, self.rng.choice([1, 1, 2, 3])):
            people[number] = {**people[0], "id": self.people[number]}
        assignments = [self.assignment(place) for place in self.places]
        now = self.rng.choice([None, None, assignments[0]["start"], assignments[-1]["start"], 2000])
        return Problem.model_validate(
            {
                "days": [{"id": f"d{n}", "number": n} for n in self.numbers],
                "interpreters": people,
                "assignments": assignments,
                "pivots": self.rng.choice([[], ["en"], ["en", "fr"]]),
                "published": self.published(assignments),
                "frozen_until": now,
            }
        )

    def interpreter(self, name: str) -> Plain:
        home, other, third = (*self.rng.sample(self.languages, 2), self.rng.choice(LANGUAGES))
        return {
            "id": name,
            "booth": home,
            "native": [home, other] if self.rng.random() < self.at_home else [home],
            "active": [other] if self.rng.random() < 0.5 else [],
            "passive": [third, other] if self.rng.random() < 0.6 else [third],
            "rate": self.rng.choice([0, 1, 2, 5]),
            "remote": self.rng.random() < 0.2,
            "available": self.available() if self.rng.random() < 0.3 else None,
        }

    def available(self) -> list[Plain]:
        spans = []
        for number in self.numbers:
            if self.rng.random() < 0.8:
                start = number * 1440 + self.rng.choice([0, 480, 555, 560])
                spans.append({"start": start, "end": number * 1440 + self.rng.choice([780, 1100, 1440])})
        return spans

    def assignment(self, place: str) -> Plain:
        day = self.rng.choice([0, *self.numbers])
        start = day * 1440 + self.rng.choice(self.begins)
        sessions, moment = [], start
        for number in range(self.rng.choice([1, 1, 2])):
            end = moment + self.rng.choice(self.lengths)
            sessions.append({"id": f"{place}s{number}", "start": moment, "end": end})
            moment = end + self.rng.choice([0, 20])
        return {
            "id": place,
            "day": f"d{day}",
            "rooms": self.rng.sample(["r0", "r1", "r2"], self.rng.choice([0, 1, 1, 1, 2])),
            "start": start,
            "end": sessions[-1]["end"],
            "sessions": sessions,
            "booths": self.some_booths(),
            "remote": self.rng.random() < 0.25,
        }

    def some_booths(self) -> list[Plain]:
        languages = self.rng.sample(self.languages, self.rng.randint(1, min(self.booths, len(self.languages))))
        if len(languages) == 2 and self.rng.random() < 0.6:
            return [{"languages": languages, "seats": self.rng.choice([1, 2, 2, 3])}]
        return [
            {"languages": [each], "seats": self.rng.choice([1, 1, 2]), "both_ways": self.rng.random() < 0.4}
            for each in languages
        ]

    def published(self, assignments: list[Plain]) -> list[Plain]:
        """Who sat where before, perhaps people, booths and assignments that are gone."""
        if self.rng.random() < 0.5:
            return []
        booths = [(each["id"], "+".join(sorted(b["languages"]))) for each in assignments for b in each["booths"]]
        return [
            {"assignment": place, "booth": booth, "interpreters": self.rng.sample([*self.people, "gone"], 2)}
            for place, booth in [*booths, ("a0", "zh"), ("gone", "en")]
            if self.rng.random() < 0.6
        ]


@cache
def random_world(seed: int) -> Problem:
    return World(seed, people=4, assignments=4, booths=3).problem()


@cache
def small_world(seed: int) -> Problem:
    """A world of which every plan can be tried."""
    rng = Random(f"small {seed}")
    few = rng.random() < 0.5
    return World(
        seed,
        people=4 if few else 3,
        assignments=2 if few else 3,
        booths=2,
        languages=rng.choice([2, 3, 4]),
    ).problem()


@cache
def random_plan(seed: int) -> Plan:
    """Seat people of the world of the same seed: anybody anywhere, or those with the language; or as published."""
    problem, rng = random_world(seed), Random(f"plan {seed}")
    careful, crowded, full = rng.random() < 0.5, rng.random() < 0.3, rng.random() < 0.3
    favourite, busy = rng.choice(problem.interpreters).id, rng.random() < 0.4
    before = {(held.assignment, held.booth): held.interpreters for held in problem.published}
    seats: dict[str, dict[str, set[str]]] = {}
    for assignment in problem.assignments:
        for booth in assignment.booths:
            able = [
                person.id
                for person in problem.interpreters
                if not careful or not (person.native | person.active).isdisjoint(booth.languages)
            ]
            many = booth.seats if full else rng.choice([0, 1, booth.seats, booth.seats + crowded])
            sitting = set(rng.sample(able, min(many, len(able))))
            if busy:
                sitting = sitting - {favourite} if booth != assignment.booths[0] else {favourite}
            if rng.random() < 0.4 and not full:
                sitting = {name for name in before.get((assignment.id, booth.id), ()) if name != "gone"}
            seats.setdefault(assignment.id, {})[booth.id] = sitting
    return Plan.model_validate({"seats": seats})


def random_setting(rule: type[RosterRule], seed: int) -> RosterRule:
    """Set a rule's numbers at random, half of the time."""
    rng = Random(f"setting {seed}")
    plain: Plain = {"weight": rng.choice([1, 3])} if rule.level is not Level.HARD else {}
    for name in rule.model_fields:
        if name in ("enabled", "weight") or rng.random() < 0.5:
            continue
        for value in rng.sample([*NUMBERS, *LARGE], len(NUMBERS) + len(LARGE)):
            try:
                rule.model_validate({name: value})
            except ValidationError:
                continue
            plain[name] = value
            break
    return rule.model_validate(plain)
