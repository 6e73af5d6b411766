"""What a roster's search promises: checked plans, honest proofs, the same plan for the same input, words for gaps."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random
from time import monotonic
from typing import Any

import pytest

from solver.check import check
from solver.result import Better, Event, Limits, Result
from solver.roster.allowance import Allowance
from solver.roster.crowds import crowds
from solver.roster.first import first_plan
from solver.roster.model import build, decisions
from solver.roster.plan import Plan
from solver.roster.problem import Problem
from solver.roster.scoreboard import Scoreboard
from solver.roster.search import solve
from solver.roster.settling import Settling
from solver.roster.uncovered import reasons
from solver.rule import Level
from solver.stop import Stop
from solver.values import canonical
from tests.solver.roster_examples import DAY, assignment, interpreters, published, small_roster

SEATS = 9


def run(
    problem: Problem, tell: Callable[[Event], None] = lambda _: None, start: Plan | None = None, **limits: object
) -> Result:
    begin = monotonic()
    chosen = Limits.model_validate({"seconds": 60, **limits})
    return solve(problem, chosen, tell, Stop(), lambda: monotonic() - begin, start)


def plan_of(result: Result) -> Plan:
    assert result.plan is not None
    return Plan.read(result.plan)


def without(*ill: str, day: int = 0) -> list[dict[str, Any]]:
    """The interpreters, some of them away for a day."""
    spans = [{"start": 0, "end": day * DAY}, {"start": (day + 1) * DAY, "end": 9 * DAY}]
    return [{**each, "available": spans} if each["id"] in ill else each for each in interpreters()]


def test_a_small_roster_is_solved_to_the_proof_and_stands_up_to_the_check() -> None:
    result = run(small_roster())
    verdict = check(small_roster(), plan_of(result))
    assert (result.proof.status, result.proof.bound) == ("OPTIMAL", result.proof.cost)
    assert (verdict.hard, verdict.lacking, verdict.cost) == ([], 0, result.proof.cost)
    assert (result.least_lacking, result.fewest_changes, result.unplaced) == (0, 0, {})


def test_everybody_works_both_half_days_and_is_paid_for_the_day() -> None:
    result = run(small_roster())
    assert result.verdict is not None
    assert result.verdict.terms["interpreter_days"].amount == 2 * (4 * 630 + 5 * 420)


@pytest.mark.parametrize("workers", [1, 2])
def test_a_proof_is_a_fact_of_the_input(workers: int) -> None:
    costs = {run(small_roster(), workers=workers, seed=seed).proof.cost for seed in (1, 2, 3)}
    assert costs == {run(small_roster()).proof.cost}


def test_the_same_input_in_any_order_gives_the_same_plan() -> None:
    problem, plans = small_roster(), []
    for seed in (1, 2):
        plain = json.loads(canonical(problem))
        for name in ("days", "interpreters", "assignments", "pivots"):
            Random(seed).shuffle(plain[name])
        for each in plain["assignments"]:
            Random(seed).shuffle(each["booths"])
        other = Problem.model_validate(plain)
        assert other.digest() == problem.digest()
        plans.append(run(other, seed=7).plan)
    assert plans[0] == plans[1] == run(problem, seed=7).plan


def test_a_search_that_is_cut_by_effort_gives_the_same_plan_again() -> None:
    problem = small_roster(interpreters=without("ru1", "en1"))
    first, second = (run(problem, steps=1, seed=3) for _ in range(2))
    assert first.plan == second.plan
    assert first.proof.bound == second.proof.bound


def test_a_stop_before_the_search_still_gives_a_roster_with_its_bound() -> None:
    stop = Stop()
    stop.ask()
    result = solve(small_roster(), Limits(), lambda event: None, stop, lambda: 0.0)
    assert (result.proof.status, result.proof.bound) == ("FEASIBLE", 0)
    assert check(small_roster(), plan_of(result)).hard == []


def test_each_better_plan_is_better_and_keeps_the_hard_rules() -> None:
    told: list[Better] = []
    problem = small_roster(interpreters=without("fr1"))
    run(problem, lambda event: told.append(event) if isinstance(event, Better) else None)
    standings = [(event.lacking, event.cost) for event in told]
    assert standings == sorted(standings, reverse=True)
    assert [violation for event in told for violation in check(problem, Plan.read(event.plan)).hard] == []


def test_a_booth_with_one_left_stays_empty_and_the_sentence_says_why() -> None:
    result = run(small_roster(interpreters=without("ru1")))
    assert result.least_lacking == 400  # Russian is heard in English still, and over English in the others
    assert result.unplaced == {
        "0am/ru": "ru1 is away; ru2 would be alone",
        "0pm/ru": "ru1 is away; ru2 would be alone",
    }


def test_the_reasons_name_everybody_with_the_language_and_nobody_else() -> None:
    three = [assignment("a", 0, 7), assignment("b", 0, 9), assignment("c", 0, 13, 60)]
    result = run(small_roster(assignments=three, rules={"assignments_per_day": {"limit": 1}}))
    russian = {place: text for place, text in result.unplaced.items() if place.endswith("/ru")}
    assert len(russian) == 2
    assert set(russian.values()) == {"ru1 and ru2 cannot take another assignment that day"}


def test_nobody_with_the_language_is_said_so() -> None:
    problem = small_roster(interpreters=[each for each in interpreters() if each["booth"] != "ru"])
    texts = {text for place, text in run(problem).unplaced.items() if place.endswith("/ru")}
    assert texts == {"nobody has the languages of the ru booth"}


def test_somebody_who_was_not_asked_is_said_to_be_free() -> None:
    nobody = reasons(small_roster(), Plan())["0am/en"]
    one = reasons(small_roster(), Plan.read({"0am": {"en": ["en1"]}}))["0am/en"]
    late = "could sit there together, and the search had no time left for it"
    assert nobody == f"ar1, ar2, en1 and en2 {late}"
    assert one == f"ar1, ar2 and en2 {late.replace(' together', '')}"


def test_a_repair_changes_no_more_than_it_must() -> None:
    more = [*interpreters(), {"id": "ru3", "booth": "ru", "native": ["ru"], "passive": ["en", "fr"], "rate": 9_999}]
    before = run(small_roster(interpreters=more))
    ill = [each if each["id"] != "ru1" else {**without("ru1")[-2]} for each in more]
    problem = small_roster(interpreters=ill, published=published(plan_of(before)))
    after = run(problem, start=plan_of(before))
    assert after.verdict is not None
    gone = [v.text for v in after.verdict.violations if v.rule == "seats_stay"]
    assert gone == ["ru1 leaves the ru booth of 0am", "ru1 leaves the ru booth of 0pm"]
    assert (after.fewest_changes, after.least_lacking) == (2, 0)
    assert plan_of(after).sitting("0am", "ru") == ["ru2", "ru3"]


def test_no_saving_pays_for_a_change_and_no_change_for_an_empty_seat() -> None:
    dear = [{**each, "rate": 1_000_000} if each["id"] == "en1" else each for each in interpreters()]
    more = [*dear, {"id": "en3", "booth": "en", "native": ["en"], "passive": ["fr", "ru"], "rate": 1}]
    held = [{"assignment": "0am", "booth": "en", "interpreters": ["en1", "en2"]}]
    result = run(small_roster(interpreters=more, published=held))
    assert plan_of(result).sitting("0am", "en") == ["en1", "en2"]
    assert (result.fewest_changes, result.least_lacking) == (0, 0)
    alone = [{"assignment": "0am", "booth": "en", "interpreters": ["en1", "gone"]}]
    result = run(small_roster(interpreters=more, published=alone))
    assert (result.fewest_changes, result.least_lacking) == (1, 0)


def test_a_frozen_past_that_breaks_a_rule_is_infeasible_and_that_is_a_result() -> None:
    held = [{"assignment": place, "booth": "en", "interpreters": ["en1", "en2"]} for place in ("a", "b")]
    problem = small_roster(
        assignments=[assignment("a", 0, 9), assignment("b", 0, 10)], published=held, frozen_until=DAY
    )
    result = run(problem)
    assert (result.proof.status, result.plan) == ("INFEASIBLE", None)
    assert result.why == "There is no roster that keeps every hard rule: what is frozen breaks one."


def test_what_is_frozen_stays_though_its_holder_is_away_now() -> None:
    before = run(small_roster())
    problem = small_roster(interpreters=without("ru1"), published=published(plan_of(before)), frozen_until=12 * 60)
    after = run(problem, start=plan_of(before))
    assert plan_of(after).sitting("0am", "ru") == ["ru1", "ru2"]
    assert plan_of(after).sitting("0pm", "ru") == []


def test_nothing_to_staff_and_nobody_to_staff_it_are_rosters_too() -> None:
    assert run(small_roster(assignments=[])).proof.status == "OPTIMAL"
    result = run(small_roster(interpreters=[]))
    assert (result.proof.status, result.least_lacking) == ("OPTIMAL", 4 * SEATS * 100)


def test_people_of_whom_the_same_is_asked_are_a_crowd() -> None:
    found = crowds(decisions(small_roster()))
    assert ("ru1", "ru2") in found
    assert ("ar1", "ar2") in found
    assert ("en1",) in found
    held = [{"assignment": "0am", "booth": "ru", "interpreters": ["ru1"]}]
    assert ("ru1",) in crowds(decisions(small_roster(published=held)))


def test_a_wanted_plan_is_kept_as_far_as_the_limits_allow() -> None:
    decide = decisions(small_roster())
    wanted = {"0am": {"ru": ["ru1", "en1"], "en": ["en2"]}, "0pm": {"en": ["en1", "en2", "en2"]}}
    plan = first_plan(decide, Plan.read(wanted))
    assert check(small_roster(), plan).hard == []
    assert {"ru1"} <= set(plan.sitting("0am", "ru"))
    assert plan.sitting("0pm", "en") == ["en1", "en2"]


def test_counting_crowds_is_a_smaller_model() -> None:
    decide = decisions(small_roster())
    assert len(build(decide, crowds(decide)).seats) < len(build(decide).seats)


def test_a_bound_that_was_found_in_hope_waits_until_the_hope_has_come_true() -> None:
    problem = small_roster()
    board = Scoreboard(problem, lambda event: None, lambda: 0.0)
    board.offer(Plan())
    allowance = Allowance(Limits(), lambda: 0.0)
    settling = Settling(decisions(problem), Level.PREFERENCE, board, Stop(), allowance, hope=True)
    assert settling.count()
    assert (board.standing(Level.COVERAGE), board.bounds[Level.PREFERENCE]) == (4 * SEATS * 100, 0)
    assert settling.settle()
    assert (board.standing(Level.COVERAGE), board.bounds[Level.PREFERENCE]) == (0, 9240)
    assert board.proven(Level.PREFERENCE)


def test_the_filter_takes_a_roster_and_tells_events() -> None:
    task = {"problem": json.loads(canonical(small_roster())), "limits": {"seconds": 60}}
    done = subprocess.run(
        [sys.executable, "-m", "solver"],
        input=json.dumps(task) + "\n",
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[2],
        timeout=120,
        check=True,
    )
    events = [json.loads(text) for text in done.stdout.splitlines()]
    assert events[0] == {"event": "started", "sessions": 4, "rules": 20}
    assert events[-1]["event"] == "finished"
    assert events[-1]["result"]["plan"] is not None
