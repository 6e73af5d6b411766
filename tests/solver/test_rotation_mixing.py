"""What the local search of rotations promises: it counts as the checker does, and breaks nothing that is hard."""

from collections.abc import Callable, Iterator
from typing import Any, cast

import numpy as np
import pytest

from solver.check import check
from solver.result import Verdict
from solver.rotation.decisions import Decisions
from solver.rotation.mixing.annealing import Annealing, Answer
from solver.rotation.mixing.compiled import Cells
from solver.rotation.mixing.layout import (
    BEFORE,
    BROKEN,
    CHANGE,
    CHOSEN,
    FIRST,
    MEMBER,
    PLACE,
    SIZE,
    STEPS,
    TOTALS,
    TRAIL,
    UNTRIED,
)
from solver.rotation.mixing.moves import begin, shift, shift_unit, swap_order, swap_unit, swap_words, undo
from solver.rotation.mixing.recount import costs
from solver.rotation.mixing.start import Start
from solver.rotation.mixing.state import COSTS, State, settle, weigh, weigh_limits
from solver.rotation.model import decisions
from solver.rotation.plan import Plan
from solver.rotation.problem import Problem
from tests.solver.rotation_worlds import random_plan, random_world

Aims = list[set[str]] | None
Move = Callable[[State, np.random.Generator, int, int, int, int], bool]


def always() -> float:
    return 1.0


def silent(plan: Plan, costs: tuple[int, ...]) -> None:
    pass


def rules_of_costs(decide: Decisions) -> list[set[str]]:
    """Give the rules of each kind of cost, in the order of the totals."""
    return [{said.rule for said in decide.demands if isinstance(said, kind)} for kind in COSTS]


def cells(state: State) -> Cells:
    return cast(Cells, state.memory.array)


def exchanged(state: State, chance: np.random.Generator, person: int, other: int, number: int, later: int) -> bool:
    """Exchange two people of a round, as far as limits go or not; what was weighed is what happens."""
    m, source, target = cells(state), int(state.seat[person, number]), int(state.seat[other, number])
    if source < 0 or target < 0 or source == target:
        return False
    broken = weigh_limits(m, person, other, number, source, target)
    weigh(m, state.met, person, other, number, source, target, broken)
    expected = state.memory[TOTALS] + state.memory[CHANGE]
    settle(m, state.met, person, number, source, target)
    settle(m, state.met, other, number, target, source)
    state.memory[TOTALS][:] = expected
    return True


def shifted(state: State, chance: np.random.Generator, person: int, other: int, number: int, later: int) -> bool:
    target = int(state.seat[other, number])
    return target >= 0 and shift(cells(state), state.met, person, number, target)


def unit_shifted(state: State, chance: np.random.Generator, person: int, other: int, number: int, later: int) -> bool:
    target = int(state.seat[other, number])
    return target >= 0 and shift_unit(cells(state), state.met, person, number, target)


def unit_swapped(state: State, chance: np.random.Generator, person: int, other: int, number: int, later: int) -> bool:
    target = int(state.seat[other, number])
    return target >= 0 and swap_unit(cells(state), state.met, chance, person, number, target)


def reordered(state: State, chance: np.random.Generator, person: int, other: int, number: int, later: int) -> bool:
    return swap_order(cells(state), state.met, chance, person, number, later)


def words_swapped(state: State, chance: np.random.Generator, person: int, other: int, number: int, later: int) -> bool:
    return swap_words(cells(state), state.met, person, other)


MOVES: list[Move] = [exchanged, shifted, unit_shifted, unit_swapped, reordered, words_swapped]


def seated(problem: Problem, decide: Decisions, plan: Plan) -> State | None:
    """Give the state of a plan, people seated where they may and no limit mended."""
    state = State(decide)
    seat = Start(state, plan).seats()
    if seat is None:
        return None
    state.take(seat)
    return state


def walks(move: Move, worlds: int, steps: int) -> Iterator[tuple[int, Decisions, State]]:
    """Walk through random worlds, and give the state after each move that was made."""
    for seed in range(worlds):
        problem = random_world(seed)
        decide = decisions(problem)
        state, chance = seated(problem, decide, random_plan(seed)), np.random.default_rng(seed)
        if state is None:
            continue
        for _ in range(steps):
            person, other = chance.integers(len(problem.people), size=2).tolist()
            number, later = chance.integers(len(problem.rounds), size=2).tolist()
            begin(cells(state))
            if move(state, chance, person, other, number, later):
                yield seed, decide, state
            else:
                undo(cells(state), state.met)


def members_sit_where_they_are_members(state: State) -> bool:
    members = {
        (int(person), group)
        for group, size in enumerate(state.memory[SIZE].tolist())
        for person in state.memory[MEMBER][group, :size]
    }
    return members == {(person, group) for person, row in enumerate(state.seat.tolist()) for group in row if group >= 0}


def tables(state: State) -> list[int]:
    """Give all that is counted; the order of members is free."""
    array = state.memory.array.copy()
    for name in (MEMBER, PLACE, TRAIL, CHANGE, BEFORE, CHOSEN, UNTRIED):
        begin_at = int(array[name])
        array[begin_at : begin_at + state.memory[name].size] = 0
    array[STEPS] = 0
    return [*array.tolist(), *state.met.ravel().tolist()]


@pytest.mark.parametrize("move", MOVES)
def test_each_kind_of_move_changes_each_total_as_a_full_count_does(move: Move) -> None:
    """On worlds that use every word: the running totals, and every table that they are counted from."""
    made = 0
    for seed, decide, state in walks(move, worlds=160, steps=20):
        assert members_sit_where_they_are_members(state), seed
        totals = tuple(state.memory[TOTALS][:BROKEN].tolist())
        assert totals == costs(decide, state.index.plan(state.seat), rules_of_costs(decide)), seed
        moved = tables(state)
        state.take(state.seat.copy())
        assert moved == tables(state), seed
        made += 1
    assert made > 30


def test_a_move_that_is_taken_back_leaves_no_trace() -> None:
    for seed, _, state in walks(unit_shifted, worlds=60, steps=4):
        moved = tables(state)
        begin(cells(state))
        for person in range(state.seat.shape[0]):
            shift(cells(state), state.met, person, 1, int(state.memory[FIRST][1]))
        undo(cells(state), state.met)
        assert moved == tables(state), seed


def improved(problem: Problem, plan: Plan, steps: int, seed: int = 1, aims: Aims = None, **kept: Any) -> Answer | None:
    decide = decisions(problem)
    every = [set().union(*rules_of_costs(decide))] if aims is None else aims
    annealing = Annealing(decide, every, seed)
    given = {"weights": [1] * len(every), "caps": [None] * len(every), "left": always, "found": silent} | kept
    return annealing.improve(plan, steps=steps, **given)


def priced(verdict: Verdict) -> int:
    return sum(term.amount * term.weight for term in verdict.terms.values())


def test_plans_are_mended_and_improved_as_the_checker_counts() -> None:
    """From plans that break rules, on worlds that use every word: what comes back breaks none."""
    mended = kept = 0
    for seed in range(150):
        problem, plan = random_world(seed), random_plan(seed)
        answer = improved(problem, plan, steps=4000)
        sound = not check(problem, plan).hard
        kept += sound
        assert answer is not None or not sound, seed
        if answer is not None:
            verdict = check(problem, answer[0])
            assert verdict.hard == [], seed
            assert answer[1] == (priced(verdict),), seed
            assert not sound or answer[1][0] <= priced(check(problem, plan)), seed
            mended += not sound
    assert kept > 10
    assert mended > 10
