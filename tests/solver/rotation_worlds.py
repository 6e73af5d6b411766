"""Random tiny rotations that use every field of a problem, with plans and settings of rules, each named by a seed."""

from functools import cache
from itertools import count
from random import Random
from typing import Any

from pydantic import ValidationError

from solver.check import check
from solver.rotation.plan import Plan
from solver.rotation.problem import Problem
from solver.rotation.rule import RotationRule
from solver.rule import Level, load

Plain = dict[str, Any]
THEMES = ["access", "skills", "trust"]
PEOPLE = ["ada", "ben", "cleo", "dora", "emma", "fay"]
LANGUAGES = ["ar", "en", "fr", "ru"]
VALUES: list[Any] = [0, 0, 1, 1, 2, 2, 3, 4, 6, 20, 25, 30, 60, 90, ("region",), ("gender", "height"), ()]
ALWAYS = ["one_group_per_round", "past_is_frozen", "people_stay"]  # what every plan that is tried keeps, or counts
PREFERENCES = ["groups_are_alike", "groups_need_few_languages", "people_meet_new_people", "wishes_are_met"]


class World:
    """One random world in the making."""

    def __init__(self, seed: int, people: int, rounds: int, groups: int) -> None:
        self.rng = Random(f"rotation {seed}")
        self.people, self.rounds = PEOPLE[:people], range(rounds)
        self.form = self.rng.choice(["groups", "groups", "groups", "cafe", "fishbowl"])
        self.few, self.many = (2, groups) if self.form == "groups" else (1, 2)
        self.keen = self.rng.choice([0.2, 1])
        self.hosted = 0.2 if self.form == "groups" else 0.9
        numbered = self.rng.random() < 0.3
        self._names = (str(number) if numbered else f"g{number}" for number in count())

    def problem(self) -> Problem:
        groups = [group for number in self.rounds for group in self.groups(number)]
        return Problem.model_validate(
            {
                "form": self.form,
                "rounds": [{"minutes": self.rng.choice([0, 20, 25, 30, 30, 90, 91])} for _ in self.rounds]
                if self.rng.random() < 0.4
                else [{"minutes": 25} for _ in self.rounds],
                "groups": groups,
                "people": [self.person(name) for name in self.people],
                "leads": self.leads(groups),
                "together": self.pairings(0.4),
                "apart": self.pairings(0.4),
                "history": [self.seating() for _ in range(self.rng.choice([0, 0, 1, 2]))],
                "aims": self.aims(),
                "published": self.published(groups) if self.rng.random() < 0.6 else [],
                "past": self.rng.choice([0, 0, 1, 1, len(self.rounds) - 1, 5]) if self.rng.random() < 0.7 else 0,
                "most_moved": self.rng.choice([None, None, 0, 1, 2]),
            }
        )

    def groups(self, number: int) -> list[Plain]:
        """Give the groups of a round; a popular theme may have two, and hardly ever there are none."""
        themes = self.rng.sample(THEMES, self.rng.randint(self.few, self.many))
        if self.rng.random() < 0.2:
            themes[-1] = themes[0]
        return [
            {
                "id": next(self._names),
                "round": number,
                "theme": theme,
                "least": self.rng.choice([0, 0, 0, 1, 2]),
                "most": self.rng.choice([2, 3, 4, 6, 9]),
            }
            for theme in (themes if self.rng.random() < 0.98 else [])
        ]

    def person(self, name: str) -> Plain:
        wishes = self.rng.randint(0, 3) if self.rng.random() < self.keen else 0
        attributes = {"region": self.rng.choice(["africa", "africa", "asia"]), "gender": self.rng.choice("fm")}
        return {
            "id": name,
            "languages": self.rng.sample(LANGUAGES, self.rng.choice([0, 1, 1, 2])),
            "attributes": {key: value for key, value in attributes.items() if self.rng.random() < 0.8},
            "wishes": self.rng.sample([*THEMES, "gone"], wishes),
            "strength": self.rng.choice([0, 1, 1, 1, 2, 3]),
            "absent": [number for number in self.rounds if self.rng.random() < 0.12],
        }

    def leads(self, groups: list[Plain]) -> list[Plain]:
        """Give hosts who stay with a theme, and others who lead one group or, wrongly, two at one time."""
        leads = []
        for theme, host in zip(THEMES, self.rng.sample(self.people, 3), strict=True):
            if self.rng.random() < self.hosted:
                own = [group for group in groups if group["theme"] == theme]
                for number in self.rounds:
                    leads += [(host, group["id"]) for group in own if group["round"] == number][:1]
        if groups and self.rng.random() < 0.3:
            leads.append((self.rng.choice(self.people), self.rng.choice(groups)["id"]))
        every = [(name, group, "facilitator") for name, group in leads]
        every += [(name, group, "rapporteur") for name, group in leads if self.rng.random() < 0.2]
        return [{"person": name, "group": group, "role": role} for name, group, role in every]

    def pairings(self, chance: float) -> list[list[str]]:
        some = self.rng.choice([1, 1, 2]) if self.rng.random() < chance else 0
        return [self.rng.sample(self.people, self.rng.choice([1, 2, 2, 2, 3])) for _ in range(some)]

    def seating(self) -> list[list[str]]:
        """Seat some people, perhaps somebody who is gone, in two groups of an earlier event."""
        cells: list[list[str]] = [[], []]
        for name in self.rng.sample([*self.people, "gone"], len(self.people)):
            self.rng.choice(cells).append(name)
        return cells

    def aims(self) -> list[Plain]:
        order = self.rng.sample(PREFERENCES, len(PREFERENCES))
        cut = self.rng.choice([0, 1, 2, 3, 4])
        return [{"rules": [name], "slack": self.rng.choice([0, 0, 1, 3])} for name in order[:cut]]

    def published(self, groups: list[Plain]) -> list[Plain]:
        """Who sat where before, perhaps people and groups that are gone; hardly ever somebody in two groups."""
        held: dict[str, set[str]] = {"gone": {self.people[0]}}
        for number in self.rounds:
            own = [group["id"] for group in groups if group["round"] == number]
            for name in [*self.people, "gone"] if own else []:
                for group in self.rng.sample(own, min(len(own), self.rng.choice([0, *[1] * 12, 2]))):
                    held.setdefault(group, set()).add(name)
        return [{"group": group, "people": people} for group, people in held.items()]


@cache
def random_world(seed: int) -> Problem:
    rng = Random(f"shape {seed}")
    return World(seed, people=rng.choice([4, 6, 6]), rounds=rng.choice([2, 3, 3]), groups=3).problem()


@cache
def small_world(seed: int) -> Problem:
    """A world of which every plan can be tried, with some rules set at random or switched off."""
    rng = Random(f"small {seed}")
    people, rounds, groups = rng.choice([(3, 2, 3), (4, 2, 2), (4, 2, 3), (4, 3, 2), (5, 2, 2)])
    rules = {
        name: {**random_setting(rule, seed).model_dump(), "enabled": name in ALWAYS or rng.random() < 0.3}
        for name, rule in load("solver.rotation.rules").items()
        if issubclass(rule, RotationRule) and rng.random() < 0.6
    }
    return World(seed, people, rounds, groups).problem().model_copy(update={"rules": rules})


@cache
def random_plan(seed: int) -> Plan:
    """Seat people of the world of the same seed: anybody anywhere, or the soundest of some plans."""
    problem, rng = random_world(seed), Random(f"plan {seed}")
    if rng.random() < 0.3:
        return _seated(problem, rng, {})
    before = {held.group: held.people for held in problem.published}
    plans = [_seated(problem, rng, before) for _ in range(rng.choice([1, 4, 12]))]
    return min(plans, key=lambda plan: len(check(problem, plan).hard))


def _seated(problem: Problem, rng: Random, before: dict[str, frozenset[str]]) -> Plan:
    """Seat people where they sat before, where they lead, or somewhere; without anything before, loosely."""
    seats: dict[str, set[str]] = {group.id: set() for group in problem.groups}
    stay = rng.choice([0.3, 0.9, 1])
    for number, groups in enumerate(problem.groups_of):
        for person in problem.people if groups else ():
            held = [group.id for group in groups if person.id in before.get(group.id, ())]
            led = [lead.group for lead in problem.leads if lead.person == person.id]
            own = [group.id for group in groups if group.id in led]
            somewhere = [rng.choice(groups).id]
            if not before and rng.random() < 0.2:
                chosen = [group.id for group in groups if rng.random() < 0.4]
            elif problem.past > number and before:
                chosen = held
            elif before and number in person.absent:
                chosen = []
            else:
                chosen = own[:1] or (held[:1] if rng.random() < stay else []) or somewhere
            for group in chosen:
                seats[group].add(person.id)
    return Plan.model_validate({"groups": seats})


def random_setting(rule: type[RotationRule], seed: int) -> RotationRule:
    """Set a rule's parameters at random, half of the time."""
    rng = Random(f"setting {seed}")
    plain: Plain = {"weight": rng.choice([1, 3])} if rule.level is not Level.HARD else {}
    for name in rule.model_fields:
        if name in ("enabled", "weight") or rng.random() < 0.5:
            continue
        for value in _values(rng, name):
            try:
                rule.model_validate({name: value})
            except ValidationError:
                continue
            plain[name] = value
            break
    return rule.model_validate(plain)


def _values(rng: Random, name: str) -> list[Any]:
    """Give values in random order, for a least a small one first, for a most a large one: few numbers lie between."""
    values = rng.sample(VALUES, len(VALUES))
    if name.endswith(("least", "most")):
        pair = sorted(value for value in values[:4] if isinstance(value, int))[:: -1 if name.endswith("most") else 1]
        return [*pair, *values]
    return values
