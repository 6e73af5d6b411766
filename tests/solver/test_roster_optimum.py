"""The whole rule book in tiny worlds: what the search proves is what trying every roster finds."""

from collections.abc import Iterator
from itertools import combinations, product

import pytest
from roster_worlds import small_world

from solver.check import check, rules_of
from solver.result import Limits, Result
from solver.roster.plan import Plan
from solver.roster.problem import Problem
from solver.roster.rule import RosterRule
from solver.roster.search import solve
from solver.rule import Level
from solver.stop import Stop

SEEDS = [*range(120), 334, 456, 1284, 1363, 1411]  # in the last ones a crowd cannot do what it was counted for
Standing = tuple[int, int, int]  # lacking, changes, cost


def every_plan(problem: Problem, hard: list[RosterRule]) -> Iterator[Plan]:
    """Give every plan whose booths are sound one by one; whoever breaks a rule alone breaks it in company."""
    places = [(assignment.id, booth.id) for assignment in problem.assignments for booth in assignment.booths]
    names = [person.id for person in problem.interpreters]
    choices = []
    for place, booth in places:
        some = [set(people) for size in range(len(names) + 1) for people in combinations(names, size)]
        alone = [rule for rule in hard if rule.name() != "past_is_frozen"]
        plans = [(people, Plan.model_validate({"seats": {place: {booth: people}}})) for people in some]
        choices.append([people for people, plan in plans if not any(any(r.check(problem, plan)) for r in alone)])
    for chosen in product(*choices):
        seats: dict[str, dict[str, set[str]]] = {}
        for (place, booth), people in zip(places, chosen, strict=True):
            seats.setdefault(place, {})[booth] = people
        yield Plan.model_validate({"seats": seats})


def best_by_trying(problem: Problem) -> Standing | None:
    hard = [rule for rule in rules_of(problem) if isinstance(rule, RosterRule) and rule.level is Level.HARD]
    best: Standing | None = None
    for plan in every_plan(problem, hard):
        if any(any(rule.check(problem, plan)) for rule in hard):
            continue
        verdict = check(problem, plan)
        here = (verdict.lacking, verdict.change, verdict.cost)
        best = here if best is None else min(best, here)
    return best


def searched(problem: Problem) -> Result:
    return solve(problem, Limits(seconds=600), lambda event: None, Stop(), lambda: 0.0)


@pytest.mark.parametrize("seed", SEEDS)
def test_optimum_is_what_trying_every_roster_finds(seed: int) -> None:
    problem = small_world(seed)
    result, best = searched(problem), best_by_trying(problem)
    verdict = result.verdict
    assert verdict is not None, "seats may stay empty, and the frozen past breaks no rule: there is always a roster"
    assert result.proof.status == "OPTIMAL"
    assert (verdict.lacking, verdict.change, verdict.cost) == best
    assert (result.least_lacking, result.fewest_changes, result.proof.bound) == best


def test_small_worlds_are_of_every_sort() -> None:
    results = [searched(small_world(seed)) for seed in SEEDS]
    verdicts = [result.verdict for result in results if result.verdict is not None]
    begun = [small_world(seed).begun for seed in SEEDS if small_world(seed).published]
    assert len(verdicts) == len(results)
    assert sum(bool(each) for each in begun) >= 10, "hardly any past is frozen"
    assert sum(verdict.lacking == 0 for verdict in verdicts) >= 5
    assert sum(verdict.change > 0 for verdict in verdicts) >= 5
    assert sum(verdict.cost > 0 for verdict in verdicts) >= 20
