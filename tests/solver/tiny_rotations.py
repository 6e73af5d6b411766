"""Random rotations so small that every plan can be tried, each named by a seed, and all their plans."""

from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import product
from random import Random
from typing import Any

from solver.check import rules_of
from solver.rotation.plan import Plan
from solver.rotation.problem import Problem
from solver.rotation.rule import RotationRule
from solver.rule import Level

Plain = dict[str, Any]
NAMES = ["ada", "ben", "cleo", "dora", "emma", "finn"]
LANGUAGES = ["en", "fr", "ru"]
PERSONAL = ["leads_sit_where_they_lead", "no_theme_twice", "one_group_per_round", "past_is_frozen"]


@cache
def tiny_rotation(seed: int) -> Problem:
    """Make a rotation of a few people; some rules are switched off, or weigh more."""
    rng = Random(f"tiny rotation {seed}")
    loose = rng.random() < 0.06
    shapes = [(2, 2, 3)] if loose else [(2, 2, 5), (2, 3, 4), (3, 2, 4), (3, 3, 3), (2, 4, 3)]
    rounds, per_round, people = rng.choice(shapes)
    past = rng.choice([0, 0, 0, 1])
    names = NAMES[:people]
    groups = [_group(rng, number, place, per_round) for number in range(rounds) for place in range(per_round)]
    ids = [group["id"] for group in groups]
    leads = [{"person": rng.choice(names), "group": rng.choice(ids)} for _ in range(rng.choice([0, 0, 0, 1, 2, 3]))]
    return Problem.model_validate(
        {
            "rounds": [{"minutes": 30}] * rounds,
            "groups": groups,
            "people": [_person(rng, name, rounds, per_round) for name in names],
            "leads": leads,
            "together": [rng.sample(names, 2) for _ in range(rng.choice([0, 0, 1, 2]))],
            "apart": [rng.sample(names, 2) for _ in range(rng.choice([0, 0, 1]))],
            "history": [_seating(rng, [*names, "gone"]) for _ in range(rng.choice([0, 0, 1]))],
            "published": _published(rng, names, groups) if past or rng.random() < 0.3 else [],
            "past": past,
            "most_moved": rng.choice([None, None, None, 1]),
            "rules": _rules(rng, loose),
        }
    )


def _group(rng: Random, number: int, place: int, per_round: int) -> Plain:
    themes = per_round if rng.random() < 0.7 else max(2, per_round - 1)
    least = rng.choice([0, 0, 0, 1])
    most = rng.choice([2, 3, 4, 6])
    return {"id": f"r{number}{place}", "round": number, "theme": f"t{place % themes}", "least": least, "most": most}


def _person(rng: Random, name: str, rounds: int, themes: int) -> Plain:
    wished = [f"t{number}" for number in range(themes + 1)]
    return {
        "id": name,
        "languages": rng.sample(LANGUAGES, rng.choice([0, 1, 1, 2])),
        "attributes": {"region": rng.choice("ab")} if rng.random() < 0.8 else {},
        "wishes": rng.sample(wished, rng.randint(1, themes)) if rng.random() < 0.8 else [],
        "strength": rng.choice([1, 1, 2]),
        "absent": [rng.randrange(rounds)] if rng.random() < 0.15 else [],
    }


def _seating(rng: Random, names: list[str]) -> list[list[str]]:
    cells: list[list[str]] = [[], []]
    for name in names:
        rng.choice(cells).append(name)
    return cells


def _published(rng: Random, names: list[str], groups: list[Plain]) -> list[Plain]:
    """Give who sat where: mostly in one group of each round, now and then in two or none, or in one that is gone."""
    seats: dict[str, set[str]] = {}
    for number in {group["round"] for group in groups}:
        ids = [group["id"] for group in groups if group["round"] == number]
        for name in [*names, "gone"]:
            for group in rng.sample([*ids, "r-gone"], rng.choice([0, 1, 1, 1, 1, 1, 2])):
                seats.setdefault(group, set()).add(name)
    return [{"group": group, "people": sorted(people)} for group, people in sorted(seats.items())]


def _rules(rng: Random, loose: bool) -> Plain:
    rules: Plain = {
        "group_sizes_are_alike": {"balance": rng.choice([0, 1, 2])} if rng.random() < 0.7 else {"enabled": False},
        "no_theme_twice": {"enabled": rng.random() < 0.75},
        "leads_sit_where_they_lead": {"enabled": rng.random() < 0.85},
        "one_group_per_round": {"enabled": not loose},
        "wishes_are_met": {"weight": rng.choice([1, 3]), "unlisted": rng.choice([1, 3])},
        "people_meet_new_people": {"weight": rng.choice([1, 3])},
    }
    if rng.random() < 0.15:
        rules["channels_are_limited"] = {"per_group": 1, "per_round": rng.choice([None, 1])}
    return rules


def hard_rules(problem: Problem) -> list[RotationRule]:
    return [rule for rule in rules_of(problem) if isinstance(rule, RotationRule) and rule.level is Level.HARD]


def every_plan(problem: Problem) -> Iterator[Plan]:
    """Give every plan that keeps the hard rules."""
    rules = hard_rules(problem)
    others = [rule for rule in rules if rule.name() not in PERSONAL]
    limits = {group.id: (group.least, group.most) for group in problem.groups if group.round >= problem.past}
    names = [person.id for person in problem.people]
    for seats in product(*(_ways(problem, name, rules) for name in names)):
        sizes = Counter(group for own in seats for group in own)
        if all(least <= sizes[group] <= most for group, (least, most) in limits.items()):
            plan = _plan(names, seats)
            if not any(any(rule.check(problem, plan)) for rule in others):
                yield plan


def _ways(problem: Problem, name: str, rules: list[RotationRule]) -> list[tuple[str, ...]]:
    """Give the seats that break no rule about one person: who breaks it alone breaks it in company."""
    personal = [rule for rule in rules if rule.name() in PERSONAL]
    once = any(rule.name() == "one_group_per_round" for rule in rules)
    ways = []
    for chosen in product(*(_of_one_round(problem, number, once) for number in range(len(problem.rounds)))):
        seats = tuple(group for own in chosen for group in own)
        plan = _plan([name], [seats])
        broken = (each for rule in personal for each in rule.check(problem, plan))
        if not any(each.sessions[0] == name for each in broken):
            ways.append(seats)
    return ways


def _of_one_round(problem: Problem, number: int, once: bool) -> list[tuple[str, ...]]:
    ids = [group.id for group in problem.groups_of[number]]
    some = [
        tuple(each for each, taken in zip(ids, way, strict=True) if taken) for way in product([0, 1], repeat=len(ids))
    ]
    return [way for way in some if number < problem.past or not once or len(way) <= 1]


def _plan(names: list[str], seats: Any) -> Plan:
    groups: dict[str, set[str]] = {}
    for name, own in zip(names, seats, strict=True):
        for group in own:
            groups.setdefault(group, set()).add(name)
    return Plan.model_validate({"groups": groups})


def costs_by_rule(problem: Problem, plan: Plan) -> dict[str, int]:
    """Give what each rule that names costs counts, times its weight."""
    return {
        rule.name(): rule.weight * sum(broken.amount for broken in rule.check(problem, plan))
        for rule in rules_of(problem)
        if isinstance(rule, RotationRule) and rule.level is not Level.HARD
    }
