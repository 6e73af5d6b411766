"""What the facts of a rotation break whatever the plan, said in sentences with names; both halves refuse it."""

from typing import Any

import pytest

from solver.check import check
from solver.rotation.contradiction import said
from solver.rotation.languages import fewest_languages
from solver.rotation.model import decisions, fixed_cost
from solver.rotation.plan import Plan
from solver.rotation.problem import Problem
from solver.rotation.rule import RotationRule
from solver.rule import Level, load

RULES = load("solver.rotation.rules")
GROUPS = [
    {"id": "a1", "round": 0, "theme": "access", "most": 9},
    {"id": "b1", "round": 0, "theme": "skills", "most": 9},
    {"id": "a2", "round": 1, "theme": "access", "most": 9},
    {"id": "aa2", "round": 1, "theme": "access", "most": 9},
]
PEOPLE = ["ada", "ben", "cleo", "dora", "fay"]


def problem(**facts: Any) -> Problem:
    plain = {"rounds": [{"minutes": 25}] * 2, "groups": GROUPS, "people": [{"id": name} for name in PEOPLE]}
    return Problem.model_validate(plain | facts)


def leads(*pairs: tuple[str, str]) -> list[dict[str, str]]:
    return [{"person": person, "group": group} for person, group in pairs]


def texts(name: str, world: Problem, plan: Plan, **setting: int) -> list[str]:
    """Give what check says, after both halves have refused the plan, or neither."""
    rule = RULES[name].model_validate(setting)
    assert isinstance(rule, RotationRule)
    found = [violation.text for violation in rule.check(world, plan)]
    assert fixed_cost(world, [rule], plan, Level.HARD) == (None if found else 0)
    return found


def test_nobody_leads_two_groups_of_one_round() -> None:
    world = problem(leads=leads(("fay", "a1"), ("fay", "b1"), ("fay", "a2")))
    plan = Plan.read({"a1": ["fay"], "b1": ["fay"], "a2": ["fay"]})
    assert texts("leads_sit_where_they_lead", world, plan) == ["fay leads 2 groups of round 1: a1, b1"]
    later = world.model_copy(update={"past": 1})
    assert texts("leads_sit_where_they_lead", later, plan) == []


def test_somebody_who_leads_and_is_not_there_is_told() -> None:
    people = [{"id": "ada"}, {"id": "fay", "absent": [1]}]
    world = problem(people=people, leads=leads(("fay", "a2")))
    plan = Plan.read({"a2": ["ada"]})
    told = texts("leads_sit_where_they_lead", world, plan)
    assert told == ["fay leads a2 and does not sit in it, and is not there"]


def test_each_table_of_a_cafe_has_a_host_who_stays() -> None:
    tables = {group["id"]: PEOPLE for group in GROUPS}
    one = problem(form="cafe", leads=leads(("fay", "a1"), ("fay", "a2"), ("ada", "aa2"), ("ben", "b1")))
    told = texts("cafe_tables", one, Plan.read(tables))
    assert told == ["nobody who hosts access in every round leads aa2"]
    another = problem(form="cafe", leads=leads(("fay", "a1"), ("ada", "a2"), ("ada", "aa2"), ("ben", "b1")))
    told = texts("cafe_tables", another, Plan.read(tables))
    assert [text.rpartition(" ")[2] for text in told] == ["a1", "a2", "aa2"]
    both = [*one.leads, *problem(leads=leads(("ada", "a1"))).leads]
    assert texts("cafe_tables", one.model_copy(update={"leads": tuple(both)}), Plan.read(tables)) == []


def test_a_cafe_judges_only_hosts_of_rounds_that_are_ahead() -> None:
    world = problem(form="cafe", past=1, leads=leads(("fay", "a2"), ("ada", "aa2")))
    assert texts("cafe_tables", world, Plan.read({"a2": PEOPLE, "aa2": PEOPLE})) == []


def test_a_fishbowl_without_a_lead_is_told() -> None:
    world = problem(form="fishbowl", leads=leads(("fay", "a1"), ("ada", "b1"), ("ada", "a2")))
    world = world.model_copy(update={"people": (*world.people, *problem(people=_ten()).people)})
    plan = Plan.read({group["id"]: [person["id"] for person in _ten()] for group in GROUPS})
    assert texts("fishbowl_chairs", world, plan) == ["nobody leads aa2"]


def test_two_roles_of_one_person_are_one_lead_of_a_fishbowl() -> None:
    roles = [{"person": "fay", "group": "a1", "role": role} for role in ("facilitator", "rapporteur")]
    world = problem(form="fishbowl", groups=GROUPS[:1], leads=roles)
    plan = Plan.read({"a1": PEOPLE})
    told = texts("fishbowl_chairs", world, plan, people_least=5, leads_least=2)
    assert told == ["fewer than 2 lead a1: fay"]
    assert texts("fishbowl_chairs", world, plan, people_least=5, leads_least=1) == []


def _ten() -> list[dict[str, str]]:
    return [{"id": f"p{number}"} for number in range(10)]


def test_who_sat_in_two_groups_of_a_round_that_is_over_comes_into_no_third() -> None:
    third = {"id": "c1", "round": 0, "theme": "trust", "most": 9}
    held = {"a1": ["ada"], "b1": ["ada"]}
    before = [{"group": group, "people": people} for group, people in held.items()]
    world = problem(past=1, groups=[*GROUPS, third], published=before)
    assert texts("past_is_frozen", world, Plan.read(held)) == []
    told = texts("past_is_frozen", world, Plan.read({**held, "c1": ["ada"]}))
    assert told == ["ada comes into c1, and round 1 is over"]


def test_no_rule_refuses_what_the_past_has_broken() -> None:
    held = {"a1": ["ada", "ben", "fay"], "b1": ["ada"]}
    world = problem(
        past=2,
        published=[{"group": group, "people": people} for group, people in held.items()],
        leads=leads(("fay", "b1"), ("fay", "a1"), ("ben", "aa2")),
        together=[["ada", "cleo"]],
        apart=[["ada", "ben"]],
        most_moved=0,
    )
    plan = Plan.read(held)
    assert check(world, plan).hard == []
    assert fixed_cost(world, list(_hard()), plan, Level.HARD) == 0


def _hard() -> list[RotationRule]:
    return [rule() for rule in RULES.values() if issubclass(rule, RotationRule) and rule.level is Level.HARD]


def test_an_event_without_rounds_asks_for_nothing_and_breaks_nothing() -> None:
    world = Problem.model_validate({"form": "cafe", "people": [{"id": "ada", "wishes": ["access"]}]})
    assert check(world, Plan()).violations == ()
    assert fixed_cost(world, [rule() for rule in RULES.values()], Plan(), Level.PREFERENCE) == 0
    assert not decisions(world).filters


@pytest.mark.parametrize(
    ("known", "fewest"),
    [
        ([], ()),
        (["", ""], ()),
        (["en", "en fr", ""], ("en",)),
        (["ar en", "en fr", "ar fr"], ("ar", "en")),
        (["en", "fr", "ar ru", "ru zh"], ("en", "fr", "ru")),
        (["a b", "a c", "b d", "c d"], ("a", "d")),
        (["a x", "b x", "a y", "b y", "c"], ("a", "b", "c")),
    ],
)
def test_a_group_needs_the_fewest_languages(known: list[str], fewest: tuple[str, ...]) -> None:
    assert fewest_languages(frozenset(each.split()) for each in known) == fewest


def test_a_contradiction_says_who_cannot_lead_both_groups() -> None:
    world = problem(leads=leads(("fay", "a1"), ("fay", "b1")))
    rules = [RULES["leads_sit_where_they_lead"]()]
    asked = decisions(world, rules)
    sentences = [said(demand, asked) for demand in (*asked.demands, *asked.filters)]
    assert sentences == [
        "fay sits in at most one of a1, b1 (leads_sit_where_they_lead)",
        "fay sits in a1 (leads_sit_where_they_lead)",
        "fay sits in b1 (leads_sit_where_they_lead)",
    ]
