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
from pydantic import ValidationError

from solver.allowance import Allowance
from solver.check import check
from solver.result import Better, Event, Limits, Result
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


def busy_roster() -> Problem:
    """Two rooms on five days, and three times the people, each there on three days at a price of their own."""
    rng, people = Random(5), []
    for number, each in ((number, each) for number in range(3) for each in interpreters()):
        stays = [{"start": day * DAY, "end": (day + 1) * DAY} for day in sorted(rng.sample(range(5), 3))]
        rate = rng.choice([420, 500, 630, 777])
        people.append({**each, "id": f"{each['id']}-{number}", "rate": rate, "available": stays})
    halves = [(day, start, room) for day in range(5) for start in (9, 14) for room in ("x", "y")]
    assignments = [{**assignment(f"{d}{start}{room}", d, start), "rooms": [room]} for d, start, room in halves]
    days = [{"id": f"d{number}", "number": number} for number in range(5)]
    return small_roster(interpreters=people, assignments=assignments, days=days)


def test_a_search_that_is_cut_by_effort_gives_the_same_plan_again() -> None:
    first, second = (run(busy_roster(), steps=1, seed=3) for _ in range(2))
    assert first.proof.status == second.proof.status == "FEASIBLE"
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


def why(problem: Problem, plan: dict[str, Any], place: str = "0am/en", least: bool = False) -> str:
    return reasons(problem, Plan.read(plan), Stop(), least)[place]


def test_somebody_who_was_not_asked_is_said_to_be_free_for_want_of_time_or_because_nothing_is_gained() -> None:
    late, vain = "and the search had no time left for it", "but no less would be lacking then"
    for least, then in ((False, late), (True, vain)):
        assert why(small_roster(), {}, least=least) == f"ar1, ar2, en1 and en2 could sit there together, {then}"
        one = why(small_roster(), {"0am": {"en": ["en1"]}}, least=least)
        assert one == f"ar1, ar2 and en2 could sit there, {then}"


def test_all_who_have_the_languages_may_sit_there_already() -> None:
    two = [each for each in interpreters() if each["id"] != "ar3"]
    result = run(small_roster(interpreters=two))
    texts = {text for place, text in result.unplaced.items() if place.endswith("/ar")}
    assert texts == {"all who have the languages of the ar booth sit there already"}


def test_where_a_booth_has_one_seat_for_too_long_nobody_is_said_to_be_free() -> None:
    narrow = assignment("a", 0, 9)
    narrow["booths"][3]["seats"] = 1
    result = run(small_roster(assignments=[narrow]))
    assert result.unplaced["a/ru"] == "ru1 and ru2 would be alone"


def test_where_seats_need_not_be_covered_time_is_not_to_blame() -> None:
    result = run(small_roster(rules={"seats_are_covered": {"enabled": False}}))
    assert result.proof.status == "OPTIMAL"
    assert "time" not in " ".join(result.unplaced.values())
    assert result.unplaced["0am/ru"] == "ru1 and ru2 could sit there together, but no less would be lacking then"


def test_nobody_is_said_to_come_to_what_has_begun_but_those_with_the_languages() -> None:
    begun = small_roster(frozen_until=10 * 60)
    assert why(begun, {}, "0am/ru") == "ru1 and ru2 cannot come to what has begun"


def test_reasons_of_a_stopped_search_are_not_looked_for() -> None:
    stop = Stop()
    stop.ask()
    found = reasons(small_roster(), Plan(), stop, least=False)
    assert set(found.values()) == {"the search was stopped before anybody looked for the reason"}


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


def test_a_frozen_past_that_breaks_rules_stays_as_it_was_and_the_rest_is_staffed() -> None:
    held = [{"assignment": place, "booth": "en", "interpreters": ["en1", "en2"]} for place in ("a", "b")]
    held += [{"assignment": "a", "booth": "ru", "interpreters": ["ru1", "gone"]}]
    morning = [assignment("a", 0, 9, 300), assignment("b", 0, 10), assignment("c", 0, 12)]
    days = [assignment(f"{n}{part}", n, start) for n in (1, 2) for part, start in (("am", 9), ("pm", 14))]
    problem = small_roster(assignments=[*morning, *days], published=held, frozen_until=11 * 60)
    result = run(problem)
    plan = plan_of(result)
    assert (result.proof.status, check(problem, plan).hard) == ("OPTIMAL", [])
    assert (plan.sitting("a", "en"), plan.sitting("b", "en")) == (["en1", "en2"], ["en1", "en2"])
    assert plan.sitting("a", "ru") == ["ru1"], "alone since a colleague has left the file; what is over is over"
    assert (plan.sitting("c", "en"), plan.sitting("c", "fr")) == ([], ["fr1", "fr2"]), "two that day are taken"
    assert len(plan.sitting("2am", "en")) == 2
    [english] = [len(plan.work["en1"])]
    assert english == 5, "the two of the past count among the five in three days"


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


def test_what_is_said_twice_or_of_no_day_is_refused() -> None:
    held = {"assignment": "0am", "booth": "en", "interpreters": ["en1"]}
    with pytest.raises(ValidationError, match="the en booth of 0am is published twice"):
        small_roster(published=[held, held | {"interpreters": ["en2"]}])
    with pytest.raises(ValidationError, match="there is no day d7, on which an assignment is"):
        small_roster(assignments=[assignment("a", 7, 9)])


def test_the_first_plan_fills_booths_also_where_no_rule_counts_their_seats() -> None:
    problem = small_roster(rules={"booth_has_seats": {"enabled": False}})
    assert check(problem, first_plan(decisions(problem), Plan())).lacking == 0
    crowd = Plan.read({"0am": {"ru": ["ru1", "ru2"], "en": ["en1", "en2", "ar1"]}})
    assert first_plan(decisions(problem), crowd).sitting("0am", "en") == ["ar1", "en1", "en2"]


def test_the_first_plan_keeps_the_narrower_of_two_limits() -> None:
    decide = decisions(small_roster())
    decide.at_most_sit(1, "0am", "en")
    decide.at_most_sit(2, "0am", "en")
    assert first_plan(decide, Plan()).sitting("0am", "en") == [], "nobody, for nobody is alone there"


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
