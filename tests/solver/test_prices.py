"""What prices promise: what they call a clash is one, whatever becomes of the sessions that they do not need."""

import pytest

from solver.engine import Budget
from solver.stop import Stop
from solver.timetable.engine import run
from solver.timetable.explanation.demands import recorded
from solver.timetable.explanation.finding import Finding
from solver.timetable.explanation.possible import MANY, Possible
from solver.timetable.explanation.prices import Priced, Prices
from solver.timetable.model import build, decisions
from solver.timetable.problem import Problem
from solver.timetable.values import Body, Part
from tests.solver.examples import session, small_problem, tiny_crowd

HALVES = [
    Part(id="mon AM", day="mon", band="AM", start=540, end=720),
    Part(id="mon PM", day="mon", band="PM", start=840, end=1020),
]


def budget(effort: float | None) -> Budget:
    return Budget(30.0, effort, 1, 1)


def priced(problem: Problem) -> Priced | None:
    return Possible(problem, Stop(), budget).priced(recorded(problem))


def groups(number: int, minutes: int = 90, **more: object) -> list[object]:
    return [
        session(f"g{n:02}", "ad-hoc", minutes, body=f"B{n:02}", statutory=True, needs_room=False, **more)
        for n in range(number)
    ]


def groups_in_two_halves(number: int, *plenaries: object) -> Problem:
    """Groups of which three may meet at once, and perhaps a plenary, in a morning and an afternoon."""
    bodies = [Body(id="PL", role="plenary", exclusive=True), *(Body(id=f"B{n:02}") for n in range(number))]
    return small_problem(parts=HALVES, bodies=bodies, sessions=[*groups(number), *plenaries], precedences=[])


def half_a_day_of_plenary() -> object:
    return session("PL-1", "plenary", 180, body="PL", statutory=True, needs_room=False, bands={"AM", "PM"})


@pytest.mark.parametrize("seed", range(120))
def test_what_prices_call_a_clash_has_no_timetable(seed: int) -> None:
    problem = tiny_crowd(seed)
    found = priced(problem)
    if found is None or not found.clashes:
        return
    assert run(build(problem, decisions(problem), costs=False), budget(None), Stop()).infeasible
    needed = found.fewest()
    sessions = [s.model_copy(update={"required": s.required and s.id in needed}) for s in problem.sessions]
    fewer = problem.model_copy(update={"sessions": tuple(sessions)})
    assert run(build(fewer, decisions(fewer), costs=False), budget(None), Stop()).infeasible


def test_prices_see_clashes_among_a_few_meetings() -> None:
    found = [priced(tiny_crowd(seed)) for seed in range(120)]
    assert sum(each is not None and each.clashes for each in found) > 20


def test_as_many_as_fit_are_no_clash_and_one_more_is() -> None:
    fit, more = priced(groups_in_two_halves(12)), priced(groups_in_two_halves(13))
    assert fit is not None
    assert more is not None
    assert (fit.clashes, more.clashes) == (False, True)
    assert len(more.fewest()) == 13


def test_a_plenary_that_may_be_in_either_half_takes_the_places_of_a_half() -> None:
    fit = priced(groups_in_two_halves(6, half_a_day_of_plenary()))
    more = priced(groups_in_two_halves(7, half_a_day_of_plenary()))
    assert fit is not None
    assert more is not None
    assert (fit.clashes, more.clashes) == (False, True)
    assert "PL-1" in more.fewest()


def test_what_earns_is_counted_up_to_its_bound() -> None:
    """OR-Tools reads a domain from its end as nothing: bounds of 0 would let rounding pass for a clash."""
    problem = small_problem()
    variables = build(problem, decisions(problem), costs=False, rooms=False)
    variables.auxiliary(5, "up to five", lambda _: 0)
    bounds = Prices(variables).bounds
    assert bounds[-1] == (0, 5)
    assert set(bounds[:-1]) == {(0, 1)}


def test_only_those_who_pay_the_most_are_needed() -> None:
    found = Priced({"a": 3, "b": 2, "c": 2}, worth=4)
    assert found.fewest() == {"a", "b"}
    assert found.clashes_without(["b"])
    assert not found.clashes_without(["a"])
    assert (found.needs_more_than(0), found.needs_more_than(1)) == (True, False)


def test_every_demand_of_a_large_clash_is_needed() -> None:
    problem = groups_in_two_halves(20)
    found = Finding(problem, Stop(), budget, budget).find()
    assert found.minimal
    possible = Possible(problem, Stop(), budget)
    assert possible(found.demands) is False
    for demand in found.demands:
        assert possible([other for other in found.demands if other is not demand]) is True
    placed = [demand for demand in found.demands if demand.rule == "required_sessions_are_placed"]
    assert len(placed) == 13 >= MANY
    assert {demand.rule for demand in found.demands} == {
        "required_sessions_are_placed",
        "admissible_time",
        "ad_hoc_groups_in_parallel",
    }
