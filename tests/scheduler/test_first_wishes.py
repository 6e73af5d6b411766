"""Why not everybody can have a first wish: the count against every set of themes, and what is said."""

import random
from itertools import chain, combinations

import pytest

from scheduler.conference import Conference
from scheduler.rotation.first_wishes import told, told_wishes
from scheduler.rotation.places import Places
from scheduler.rotation.rotation import Amount, Measures, Share, Sizes
from scheduler.rotation.shortfall import Asking, shortfalls
from scheduler.rotation.task import Task
from solver.rotation.problem import Problem
from solver.rotation.values import Group, Held, Lead, Person, Round
from tests.scheduler.rotations import plain, rotation

NAMES = {"A": "Access", "B": "Skills", "C": "Rivers"}
FREE = {"group_sizes_are_alike": {"enabled": False}}


def problem(
    wishes: dict[str, int],
    most: int,
    rounds: int = 2,
    *,
    people: tuple[Person, ...] = (),
    rules: dict[str, dict[str, bool]] | None = None,
    **more: object,
) -> Problem:
    """So many people with each list of wishes; one group on A, B and C in each round."""
    wishing = [
        Person(id=f"{listed}-{number}", wishes=tuple(listed))
        for listed, count in wishes.items()
        for number in range(count)
    ]
    return Problem.model_validate(
        {
            "rounds": [Round()] * rounds,
            "groups": [
                Group(id=f"{theme}{number}", round=number, theme=theme, most=most)
                for number in range(rounds)
                for theme in "ABC"
            ],
            "people": [*wishing, *people],
            "rules": FREE if rules is None else rules,
            **more,
        }
    )


def deepest(asking: list[Asking], held: dict[str, int]) -> int:
    """The most that any set of themes lacks, by going through them all: Hall's condition with its defect."""
    themes = sorted(held)
    sets = chain.from_iterable(combinations(themes, size) for size in range(len(themes) + 1))
    return max(
        sum(max(0, min(each.places, len(each.themes)) - len(each.themes - set(own))) for each in asking)
        - sum(held[theme] for theme in own)
        for own in sets
    )


@pytest.mark.parametrize("seed", range(200))
def test_what_is_lacking_is_what_the_worst_set_of_themes_lacks(seed: int) -> None:
    """Hardly more or less is held than is asked for, so that people have to be moved to make room."""
    chance = random.Random(seed)
    themes = "ABCDEFG"[: chance.randint(2, 7)]
    places = chance.randint(1, 3)
    asking = [
        Asking(places, frozenset(chance.sample(themes, min(len(themes), chance.randint(1, places + 2)))))
        for _ in range(chance.randint(1, 14))
    ]
    held = {theme: max(0, places * len(asking) // len(themes) + chance.randint(-1, 1)) for theme in themes}
    found = shortfalls(asking, held)
    assert sum(each.lacking for each in found) == deepest(asking, held)
    assert all(each.lacking > 0 for each in found)
    assert len({theme for each in found for theme in each.themes}) == sum(len(each.themes) for each in found)


def test_several_rounds_hold_more_first_wishes_than_one() -> None:
    assert next(told(problem({"ABC": 10}, most=5), NAMES)) == (
        "As places go, everybody can have their first wish in one of the rounds."
    )
    assert list(told(problem({"ABC": 10}, most=5, rounds=1), NAMES)) == [
        "Not everybody can have their first wish: 5 people at least must give way.",
        "  Access (A) is the first wish of 10 people who can take part; its groups hold 5 of them.",
        "As places go, all can be among the first 2.",
    ]


def test_themes_that_are_short_together_are_named_together() -> None:
    """Of B and of C each by itself there is enough: nobody needs B who could have C."""
    found = shortfalls([Asking(1, frozenset("BC"))] * 7, {"B": 3, "C": 3})
    assert [(each.themes, each.asked, each.held) for each in found] == [(frozenset("BC"), 7, 6)]


def test_leads_take_places_and_ask_for_none_where_they_lead() -> None:
    leads = (Lead(person="LEA", group="A0"), Lead(person="LEA", group="A1"))
    lea = Person(id="LEA", wishes=("A", "B", "C"))
    led = Places(problem({"ABC": 10}, most=5, people=(lea,), leads=leads))
    assert led.held() == {"A": 8, "B": 10, "C": 10}
    assert led.rounds(lea) == 0
    assert shortfalls(led.first(), led.held())[0].asked == 10
    assert sum(each.places for each in led.among()) == 20


def test_who_is_absent_asks_only_for_the_rounds_in_which_they_are_there() -> None:
    late = Person(id="LATE", wishes=("A", "B", "C"), absent=frozenset({0}))
    never = Person(id="NEVER", wishes=("A", "B", "C"), absent=frozenset({0, 1}))
    places = Places(problem({}, most=5, people=(late, never)))
    assert [places.rounds(late), places.rounds(never)] == [1, 0]
    assert places.first() == [Asking(1, frozenset("A"))]
    assert [asking for asking in places.among() if asking.places] == [Asking(1, frozenset("A"))]


def test_no_group_can_be_much_larger_than_the_others() -> None:
    """With 12 people in three groups and a difference of two at most, none has more than 5: 5, 4 and 3."""
    asked = problem({"ABC": 12}, most=100, rounds=1, rules={})
    assert Places(asked).held() == {"A": 5, "B": 5, "C": 5}
    assert Places(problem({"ABC": 12}, most=100, rounds=1)).held() == {"A": 100, "B": 100, "C": 100}


def test_rounds_that_are_over_hold_nothing_and_what_was_had_is_not_asked_for_again() -> None:
    over = problem({"ABC": 10}, most=5, past=1, published=[Held(group="A0", people=frozenset({"ABC-0", "ABC-1"}))])
    places = Places(over)
    assert places.held() == {"A": 5, "B": 5, "C": 5}
    assert len(places.first()) == 8
    assert {asking.themes for asking in places.among()} == {frozenset("A"), frozenset("B")}


def test_who_may_come_to_a_theme_again_asks_for_each_seat_by_itself() -> None:
    rules = {**FREE, "no_theme_twice": {"enabled": False}}
    assert Places(problem({"ABC": 1}, most=5, rules=rules)).among() == [Asking(1, frozenset("AB"))] * 2


def test_too_little_for_all_wishes_is_said() -> None:
    assert list(told(problem({"AB": 12}, most=5), NAMES)) == [
        "Not everybody can have their first wish: 2 people at least must give way.",
        "  Access (A) is the first wish of 12 people who can take part; its groups hold 10 of them in 2 rounds.",
        "Not all seats can be among the first 2 wishes: 4 at least are not.",
        "  Access (A): 12 places would be needed; the groups hold 10.",
        "  Skills (B): 12 places would be needed; the groups hold 10.",
        "Some sit where they did not wish to: not even all wishes together have places enough.",
    ]


def test_nothing_is_said_without_wishes_or_rounds_ahead() -> None:
    assert list(told(problem({"": 12}, most=5), NAMES)) == []
    assert list(told(problem({"ABC": 12}, most=5, past=2), NAMES)) == []


def measured(met: int) -> Measures:
    return Measures(
        people=6,
        sizes=Sizes(least=2, most=4),
        repeats=Amount(amount=3),
        pairs_twice=3,
        wishes=Amount(amount=7),
        top=Share(met=8, of=8),
        first=Share(met=met, of=2),
        channels=Amount(amount=0),
    )


def test_it_is_told_where_a_rotation_leaves_first_wishes_unmet() -> None:
    shore = plain()
    for participant in shore["breakouts"][0]["participants"]:
        participant["wishes"] = ["KELP", "TIDES"]
    shore["sessions"][1]["room"] = shore["sessions"][3]["room"] = "SAND"
    shore["venue"]["rooms"][0]["seats"] = 2
    known = Conference.model_validate(shore)
    task = Task(known, known.breakouts[0])
    assert list(told_wishes(task, rotation(measures=measured(1))))[:2] == [
        "Not everybody can have their first wish: 2 people at least must give way.",
        "  Kelp (KELP) is the first wish of 6 people who can take part; its groups hold 4 of them in 2 rounds.",
    ]
    assert list(told_wishes(task, rotation(measures=measured(2)))) == []
    assert list(told_wishes(task, rotation(why="There is none."))) == []
