"""First rotations: what they keep, and that each is at its end of what there is between wishes and repeats."""

from itertools import product
from random import Random
from typing import Any

import pytest
from tiny_rotations import hard_rules, tiny_rotation

from solver.check import check
from solver.rotation.arrays import Arrays
from solver.rotation.floors import floors
from solver.rotation.model import decisions
from solver.rotation.plan import Plan
from solver.rotation.problem import Problem
from solver.rotation.starting.keeping import keeps
from solver.rotation.starting.mixing import by_mixing
from solver.rotation.starting.rounds import by_rounds
from solver.rotation.starting.wishes import by_wishes
from solver.rule import Level
from tests.benchmarks import _rotations

WISHES, REPEATS, MOVES = "wishes_are_met", "people_meet_new_people", "people_stay"
STARTS = [by_wishes, by_mixing, by_rounds]
Plain = dict[str, Any]


def broken(problem: Problem, plan: Plan) -> list[str]:
    return [violation.text for rule in hard_rules(problem) for violation in rule.check(problem, plan)]


def plain(people: int, themes: int, rounds: int, wishes: int = 0, **more: Any) -> Problem:
    """Everybody is there, each theme has one group in each round, and sizes differ little."""
    rng, names = Random(f"{people} {themes} {rounds}"), [f"t{number}" for number in range(themes)]
    return Problem.model_validate(
        {
            "rounds": [{}] * rounds,
            "groups": [
                {
                    "id": f"r{number}{theme}",
                    "round": number,
                    "theme": theme,
                    "least": people // themes - 1,
                    "most": -(-people // themes) + 1,
                }
                for number, theme in product(range(rounds), names)
            ],
            "people": [{"id": f"p{number:04}", "wishes": rng.sample(names, wishes)} for number in range(people)],
            **more,
        }
    )


def roomy(*numbers: int, **more: Any) -> Problem:
    """The same, where groups may be small or large."""
    content = plain(*numbers, rules={"group_sizes_are_alike": {"enabled": False}}, **more).model_dump()
    return Problem.model_validate(
        {**content, "groups": [{**each, "least": 0, "most": 20} for each in content["groups"]]}
    )


def crowd(seed: int) -> Problem:
    """Some 60 people with all there is: rooms, leads, pairs, people who are away, a past, moves."""
    rng = Random(f"crowd {seed}")
    people, themes, rounds, rooms = rng.randint(40, 70), rng.randint(3, 5), rng.randint(2, 3), rng.randint(1, 2)
    names, past = [f"p{number:02}" for number in range(people)], rng.choice([0, 0, 1])
    groups = [
        {"id": f"r{r}t{t}{room}", "round": r, "theme": f"t{t}", "least": 2, "most": people // themes // rooms + 4}
        for r, t, room in product(range(rounds), range(themes), "ab"[:rooms])
    ]
    pairs = rng.sample(names[10:], 16)
    before = [(name, r, rng.choice(groups[: themes * rooms])["id"][2:]) for name in names for r in range(rounds)]
    return Problem.model_validate(
        {
            "rounds": [{}] * rounds,
            "groups": groups,
            "people": [
                {
                    "id": name,
                    "wishes": rng.sample([f"t{t}" for t in range(themes)], rng.randint(0, 3)),
                    "absent": [rng.randrange(rounds)] if rng.random() < 0.1 and name > "p10" else [],
                }
                for name in names
            ],
            "leads": [{"person": names[number], "group": group["id"]} for number, group in enumerate(groups[:5])],
            "together": [pairs[:2], pairs[2:4], pairs[4:7]],
            "apart": [pairs[7:9], pairs[9:12], pairs[12:14], [pairs[0], pairs[14]]],
            "published": [
                {"group": f"r{r}{place}", "people": [name]}
                for name, r, place in before
                if past > r or (seed % 3 == 0 and r == past and name < "p40")
            ],
            "past": past,
        }
    )


@pytest.mark.parametrize("seed", range(60))
def test_starts_of_tiny_worlds_keep_every_hard_rule(seed: int) -> None:
    problem = tiny_rotation(seed)
    plans = [start(decisions(problem), seed) for start in STARTS]
    assert [broken(problem, plan) for plan in plans if plan] == [[] for plan in plans if plan]


@pytest.mark.parametrize("seed", range(22))
def test_a_crowd_with_all_there_is_gets_a_rotation(seed: int) -> None:
    problem = crowd(seed)
    plan = by_rounds(decisions(problem), seed)
    assert plan is not None
    assert broken(problem, plan) == []


@pytest.mark.parametrize("seed", range(22))
def test_the_ends_of_a_crowd_keep_every_hard_rule_where_they_are_found(seed: int) -> None:
    problem = crowd(seed)
    plans = [start(decisions(problem), seed) for start in (by_wishes, by_mixing)]
    assert [broken(problem, plan) for plan in plans if plan] == [[] for plan in plans if plan]


def costs(problem: Problem, plan: Plan | None) -> dict[str, int]:
    assert plan is not None
    verdict = check(problem, plan)
    assert [violation.text for violation in verdict.violations if violation.level is Level.HARD] == []
    return {rule: term.amount * term.weight for rule, term in verdict.terms.items()}


@pytest.mark.parametrize(
    ("people", "themes", "rounds", "wishes"),
    [(33, 5, 5, 5), (60, 4, 2, 4), (90, 7, 3, 2), (100, 6, 6, 3), (200, 10, 4, 6), (400, 20, 5, 6)],
)
def test_by_wishes_no_rotation_costs_less_in_wishes(people: int, themes: int, rounds: int, wishes: int) -> None:
    problem = plain(people, themes, rounds, wishes)
    decide = decisions(problem)
    plan = by_wishes(decide, 1)
    assert costs(problem, plan)[WISHES] == floors(decide)[WISHES]


@pytest.mark.parametrize(
    ("name", "least", "attained"),
    [
        ("p60_g4_r2", 67, 69),
        ("p200_g10_r4", 1278, 1290),
        ("tdag383_g4_r2", 444, 455),
        ("p3000_g100_r6", 62495, 62620),
    ],
)
def test_by_wishes_the_reference_instances_come_near_the_least(name: str, least: int, attained: int) -> None:
    """They have people who lead, pairs who are together, pairs who are apart."""
    problem = _rotations.problem(_rotations.load(name), [])
    assert least <= costs(problem, by_wishes(decisions(problem), 1))[WISHES] <= attained


@pytest.mark.parametrize(
    ("people", "themes", "rounds"),
    [(30, 3, 3), (61, 4, 2), (57, 5, 4), (100, 7, 7), (93, 8, 5), (200, 9, 6), (1000, 25, 5), (1500, 49, 6)],
)
@pytest.mark.parametrize("wishes", [0, 2])
def test_by_mixing_nobody_meets_again_who_need_not(people: int, themes: int, rounds: int, wishes: int) -> None:
    problem = plain(people, themes, rounds, wishes)
    decide = decisions(problem)
    assert costs(problem, by_mixing(decide, 1))[REPEATS] == floors(decide)[REPEATS]


def test_by_mixing_a_theme_may_come_again_where_that_is_allowed() -> None:
    problem = plain(60, 4, 2, rules={"no_theme_twice": {"enabled": False}})
    decide = decisions(problem)
    assert costs(problem, by_mixing(decide, 1))[REPEATS] == floors(decide)[REPEATS] == 84


def test_by_mixing_words_are_dealt_as_people_wish() -> None:
    problem = plain(60, 4, 2, 2)
    as_they_come = by_mixing(decisions(plain(60, 4, 2)), 1)
    dealt = costs(problem, by_mixing(decisions(problem), 1))[WISHES]
    assert 2 * dealt < costs(problem, as_they_come)[WISHES]


def test_newcomers_go_where_there_is_room_and_nobody_moves() -> None:
    before = roomy(60, 4, 3, 3)
    published = by_rounds(decisions(before), 1)
    assert published is not None
    held = [{"group": group, "people": people} for group, people in published.dump().items()]
    newcomers = [{"id": f"q{number}", "wishes": ["t1", "t2"]} for number in range(4)]
    people = [*before.model_dump()["people"][3:], *newcomers]
    after = Problem.model_validate({**before.model_dump(), "people": people, "published": held})
    found = costs(after, by_rounds(decisions(after), 1))
    assert found[MOVES] == floors(decisions(after))[MOVES] == 0


def test_the_past_stays_though_it_is_broken() -> None:
    """In round 1 one group had everybody; what was wrong stays so, and themes of then do not come again."""
    problem = roomy(40, 4, 3, past=1, published=[{"group": "r0t1", "people": [f"p{n:04}" for n in range(39)]}])
    plan = by_rounds(decisions(problem), 1)
    assert plan is not None
    assert broken(problem, plan) == []
    assert len(plan.sitting("r0t1")) == 39
    assert plan.sitting("r1t1") | plan.sitting("r2t1") <= {"p0039"}


def test_whoever_sat_in_two_groups_at_once_has_neither_theme_again() -> None:
    held = [{"group": group, "people": ["p0000"]} for group in ("r0t0", "r0t1")]
    problem = roomy(3, 3, 2, past=1, published=held)
    plan = by_rounds(decisions(problem), 1)
    assert plan is not None
    assert plan.seats["p0000"] == ("r0t0", "r0t1", "r1t2")
    arrays = Arrays(decisions(problem))
    assert arrays.open[0].tolist() == [True, True, False, False, False, True]


def test_by_mixing_nothing_is_found_where_nobody_may_move() -> None:
    before = plain(60, 4, 2)
    published = by_rounds(decisions(before), 1)
    assert published is not None
    held = [{"group": group, "people": people} for group, people in published.dump().items()]
    frozen = Problem.model_validate({**before.model_dump(), "published": held, "most_moved": 0})
    assert by_mixing(decisions(frozen), 1) is None
    assert by_rounds(decisions(frozen), 1) == published


def test_a_plan_without_a_seat_for_somebody_keeps_too_little() -> None:
    problem = roomy(9, 3, 2)
    decide, arrays = decisions(problem), Arrays(decisions(problem))
    plan = by_rounds(decide, 1)
    assert plan is not None
    fewer = {group: people - {"p0000"} if group < "r1" else people for group, people in plan.groups.items()}
    assert keeps(decide, arrays, plan)
    assert not keeps(decide, arrays, Plan(groups=fewer))


def test_where_interpretation_is_limited_groups_work_in_few_languages() -> None:
    rng = Random("languages")
    spoken = [rng.choice([["en"], ["en", "fr"], ["fr"], ["es"], ["ar", "fr"], []]) for _ in range(60)]
    content = plain(60, 4, 2, 3, rules={"channels_are_limited": {"per_group": 1, "per_round": 3}}).model_dump()
    for person, languages in zip(content["people"], spoken, strict=True):
        person["languages"] = languages
    problem = Problem.model_validate(content)
    assert costs(problem, by_rounds(decisions(problem), 1))["groups_need_few_languages"] <= 6


def test_nothing_is_found_where_there_is_nothing() -> None:
    """Seven people do not fit into three groups of two, and nobody has a wish."""
    problem = plain(7, 3, 2)
    small = [{**group, "least": 0, "most": 2} for group in problem.model_dump()["groups"]]
    decide = decisions(Problem.model_validate({**problem.model_dump(), "groups": small}))
    assert [start(decide, 1) for start in STARTS] == [None, None, None]


@pytest.mark.parametrize("start", STARTS)
def test_the_order_of_input_changes_nothing_and_the_seed_does(start: Any) -> None:
    content = crowd(1).model_dump()
    turned = {name: value[::-1] if isinstance(value, (list, tuple)) else value for name, value in content.items()}
    turned["rounds"] = content["rounds"]
    assert Problem.model_validate(turned) == crowd(1)
    plan = start(decisions(crowd(1)), 1)
    assert start(decisions(Problem.model_validate(turned)), 1) == plan
    assert start(decisions(crowd(1)), 2) != plan
