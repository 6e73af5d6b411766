"""What the local search of rotations promises: it counts as the checker does, and breaks nothing that is hard."""

from collections.abc import Iterator
from typing import Any, cast

import numpy as np
import pytest

from solver.check import check
from solver.compiled import Cells
from solver.rotation.decisions import Decisions
from solver.rotation.mixing.annealing import Annealing, Answer
from solver.rotation.mixing.kernel import anneal
from solver.rotation.mixing.layout import (
    BEFORE,
    BROKEN,
    CHANGE,
    CHOSEN,
    MEMBER,
    MOVERS,
    PLACE,
    SIZE,
    STEPS,
    TOTAL_COUNT,
    TOTALS,
    TRAIL,
    UNTRIED,
)
from solver.rotation.mixing.recount import costs
from solver.rotation.mixing.start import Start
from solver.rotation.mixing.state import COSTS, State
from solver.rotation.model import decisions
from solver.rotation.plan import Plan
from solver.rotation.problem import Problem
from solver.rule import Level
from tests.solver.rotation_worlds import random_plan, random_world

Aims = list[set[str]] | None
KINDS = {  # of moves, as shares of proposals
    "exchange": [1.0, 1.0, 1.0],
    "order": [0.0, 1.0, 1.0],
    "words": [0.0, 0.0, 1.0],
    "unit": [0.0, 0.0, 0.0],
}


def always() -> float:
    return 1.0


def silent(plan: Plan, costs: tuple[int, ...]) -> None:
    pass


def rules_of_costs(decide: Decisions) -> list[set[str]]:
    """Give the rules of each kind of cost, in the order of the totals."""
    return [{said.rule for said in decide.demands if isinstance(said, kind)} for kind in COSTS]


def propose(state: State, kind: str, chance: np.random.Generator, temperature: float, strict: bool = False) -> int:
    """Propose one move of a kind at no price: accepted where it can be made, or, below zero, always taken back."""
    free, best = np.zeros((1, 2 + TOTAL_COUNT)), np.zeros(2)
    mix, seat, cells = np.array(KINDS[kind]), state.seat.copy(), cast(Cells, state.memory.array)
    return anneal(cells, state.met, free, mix, best, seat, chance, strict, temperature, 1)


def seated(problem: Problem, plan: Plan) -> State | None:
    """Give the state of a plan, people seated where they may and no limit mended; None where nobody may move."""
    state = State(decisions(problem))
    seat = Start(state, plan).seats()
    if seat is None or not state.memory.array[MOVERS]:
        return None
    state.take(seat)
    return state


def walks(kind: str, worlds: int, steps: int) -> Iterator[tuple[int, Decisions, State]]:
    """Walk through random worlds, and give the state after each move that was made."""
    for seed in range(worlds):
        state, chance = seated(random_world(seed), random_plan(seed)), np.random.default_rng(seed)
        for _ in range(steps if state is not None else 0):
            if state is not None and propose(state, kind, chance, temperature=1.0):
                yield seed, decisions(random_world(seed)), state


def members_sit_where_they_are_members(state: State) -> bool:
    members = {
        (int(person), group)
        for group, size in enumerate(state.memory[SIZE].tolist())
        for person in state.memory[MEMBER][group, :size]
    }
    return members == {
        (person, group) for person, row in enumerate(state.seat.tolist()) for group in row if group >= 0
    }


def tables(state: State) -> list[int]:
    """Give all that is counted; the order of members is free."""
    array = state.memory.array.copy()
    for name in (MEMBER, PLACE, TRAIL, CHANGE, BEFORE, CHOSEN, UNTRIED):
        begin_at = int(array[name])
        array[begin_at : begin_at + state.memory[name].size] = 0
    array[STEPS] = 0
    return [*array.tolist(), *state.met.ravel().tolist()]


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_move_changes_each_total_as_a_full_count_does(kind: str) -> None:
    """On worlds that use every word: the running totals, and every table that they are counted from."""
    made = 0
    for seed, decide, state in walks(kind, worlds=150, steps=12):
        assert members_sit_where_they_are_members(state), seed
        totals = tuple(state.memory[TOTALS][:BROKEN].tolist())
        assert totals == costs(decide, state.index.plan(state.seat), rules_of_costs(decide)), seed
        moved = tables(state)
        state.take(state.seat.copy())
        assert moved == tables(state), seed
        made += 1
    assert made > 20


@pytest.mark.parametrize("kind", KINDS)
def test_a_move_that_is_taken_back_leaves_no_trace(kind: str) -> None:
    tried = 0
    for seed in range(60):
        state = seated(random_world(seed), random_plan(seed))
        if state is not None:
            before, chance = tables(state), np.random.default_rng(seed)
            assert sum(propose(state, kind, chance, temperature=-1.0) for _ in range(30)) == 0
            assert tables(state) == before, seed
            assert members_sit_where_they_are_members(state), seed
            tried += 1
    assert tried > 20


def improved(
    problem: Problem, plan: Plan, steps: int, seed: int = 1, aims: Aims = None, **kept: Any
) -> Answer | None:
    decide = decisions(problem)
    every = [set().union(*rules_of_costs(decide))] if aims is None else aims
    annealing = Annealing(decide, every, seed)
    given = {"weights": [1] * len(every), "caps": [None] * len(every), "left": always, "found": silent} | kept
    return annealing.improve(plan, steps=steps, **given)


def priced(problem: Problem, plan: Plan) -> int:
    terms = check(problem, plan).terms.values()
    return sum(term.amount * term.weight for term in terms)


def sits_twice(problem: Problem) -> bool:
    """Tell whether somebody sat in two groups of one round that is over: such a seat is none for this search."""
    kept = decisions(problem).kept.values()
    return any(len({problem.group[group].round for group in groups}) < len(groups) for groups in kept)


def test_plans_are_mended_and_improved_as_the_checker_counts() -> None:
    """From plans that break rules, on worlds that use every word: what comes back breaks none, and gets no worse."""
    mended = better = 0
    for seed in range(120):
        problem, plan = random_world(seed), random_plan(seed)
        answer = improved(problem, plan, steps=200)
        assert answer is not None or check(problem, plan).hard or sits_twice(problem), seed
        if answer is not None:
            assert check(problem, answer[0]).hard == [], seed
            assert answer[1] == (priced(problem, answer[0]),), seed
            again = improved(problem, answer[0], steps=800, seed=2)
            assert again is not None, seed
            assert again[1] == (priced(problem, again[0]),) <= answer[1], seed
            mended, better = mended + 1, better + (again[1] < answer[1])
    assert mended > 10
    assert better > 0


def grid(people: int, groups: int, rounds: int, **more: Any) -> Problem:
    """Give a problem without wishes: so many people, equal groups, a theme for each group."""
    size = people // groups
    return Problem.model_validate(
        {
            "rounds": [{}] * rounds,
            "groups": [
                {"id": f"r{number}g{group}", "round": number, "theme": f"t{group}", "least": size, "most": size + 1}
                for number in range(rounds)
                for group in range(groups)
            ],
            "people": [{"id": f"p{number:03}", "wishes": [f"t{number % 3}"]} for number in range(people)],
            **more,
        }
    )


def in_rows(problem: Problem) -> Plan:
    """Seat the same people together in every round; only the theme is another one."""
    groups = len(problem.groups_of[0])
    seats: dict[str, set[str]] = {}
    for number in range(len(problem.rounds)):
        for place, person in enumerate(problem.people):
            seats.setdefault(f"r{number}g{(place + number) % groups}", set()).add(person.id)
    return Plan.model_validate({"groups": seats})


@pytest.mark.parametrize("kind", KINDS)
def test_no_move_breaks_a_limit_of_a_plan_that_keeps_all(kind: str) -> None:
    """On worlds in which languages and the people who move are limited as well, and one where two people may move."""
    roomy = grid(22, 4, 3)
    published = [{"group": group, "people": people} for group, people in in_rows(roomy).groups.items()]
    starts = [(grid(22, 4, 3, published=published, most_moved=2), in_rows(roomy))]
    for seed in range(60):
        rules = {"channels_are_limited": {"per_round": seed % 4, "per_group": 1}}
        problem = random_world(seed).model_copy(update={"rules": rules})
        answer = improved(problem, random_plan(seed), steps=200)
        starts += [(problem, answer[0])] if answer else []
    made = 0
    for problem, plan in starts:
        state, chance = seated(problem, plan), np.random.default_rng(1)
        for _ in range(40 if state else 0):
            assert state is not None
            made += propose(state, kind, chance, temperature=1.0, strict=True)
            assert state.broken == 0
    assert made > 1


def test_twenty_people_meet_nobody_twice() -> None:
    """Of 20 people in 5 groups of 4, three rounds without a meeting that repeats are possible."""
    answer = improved(grid(20, 5, 3), in_rows(grid(20, 5, 3)), 60_000, aims=[{"people_meet_new_people"}])
    assert answer is not None
    assert answer[1] == (0,)


def test_the_same_seed_and_steps_give_the_same_plan_whatever_the_clock_says() -> None:
    problem = grid(24, 4, 3)
    plain = improved(problem, in_rows(problem), 20_000)
    clock = iter(range(10_000, 0, -7))
    hasty = improved(problem, in_rows(problem), 20_000, left=lambda: float(next(clock)))
    assert plain == hasty
    assert plain != improved(problem, in_rows(problem), 20_000, seed=2)


def test_an_aim_stays_below_its_cap_while_another_one_is_met() -> None:
    """What the first aim has reached is not spent; it pays nothing to be below the cap."""
    problem = grid(24, 4, 3)
    aims = [{"people_meet_new_people"}, {"wishes_are_met"}]
    first = improved(problem, in_rows(problem), 60_000, aims=aims, weights=[1, 0])
    assert first is not None
    free = improved(problem, first[0], 60_000, aims=aims, weights=[0, 1])
    capped = improved(problem, first[0], 60_000, aims=aims, weights=[0, 1], caps=[first[1][0], None])
    assert free is not None
    assert capped is not None
    assert free[1][0] > first[1][0] >= capped[1][0]
    assert free[1][1] <= capped[1][1] < first[1][1]


def test_nothing_is_tried_once_the_search_is_to_stop() -> None:
    problem = grid(24, 4, 3)
    told: list[Plan] = []
    answer = improved(problem, in_rows(problem), 10**9, left=lambda: 0.0, found=lambda plan, costs: told.append(plan))
    assert answer is not None
    assert answer[0] == in_rows(problem)
    assert told == []


def test_a_search_ends_soon_after_it_is_asked_to_stop() -> None:
    """Plans on the way are told, each better than the one before; then the clock runs out."""
    problem = grid(24, 4, 3)
    looks, told = iter([1.0] * 12 + [0.0]), list[int]()

    def found(plan: Plan, costs: tuple[int, ...]) -> None:
        told.append(sum(costs))

    answer = improved(problem, in_rows(problem), 10**9, left=lambda: next(looks, 0.0), found=found)
    assert answer is not None
    assert told == sorted(told, reverse=True)
    assert sum(answer[1]) == told[-1] < priced(problem, in_rows(problem))


def test_somebody_who_may_sit_nowhere_has_no_plan() -> None:
    problem = grid(20, 5, 2, leads=[{"person": "p000", "group": "r0g0"}, {"person": "p000", "group": "r0g1"}])
    assert improved(problem, Plan(), 1000) is None


def test_rules_that_speak_one_word_stand_in_one_aim() -> None:
    problem = grid(20, 5, 2)
    decide = decisions(problem)
    decide.speaking_for("another", Level.PREFERENCE, 1)
    decide.repeat_cost([[group.id for group in groups] for groups in problem.groups_of])
    with pytest.raises(ValueError, match="another, people_meet_new_people speak the same word"):
        Annealing(decide, [{"people_meet_new_people"}, {"another"}], 1)
