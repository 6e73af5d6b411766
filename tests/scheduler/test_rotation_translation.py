"""From a breakout to the solver's problem and back, without solving."""

import datetime as dt

import pytest

from scheduler.formats.rotation_file import parse_rotation, write_rotation
from scheduler.rotation import back, there
from scheduler.rotation.asked import rounds_begun
from scheduler.rotation.rotation import Amount, Change, Share, Sizes, seat_id
from scheduler.rotation.shared_languages import interpretation
from scheduler.rotation.telling import told
from scheduler.timetable import Placement
from solver.check import check
from solver.result import Proof, Result, Standing
from solver.rotation.plan import Plan
from solver.rotation.problem import Problem
from solver.rotation.values import Group, Held, Lead
from tests.scheduler.breakouts import PEOPLE, SESSIONS, conference, rotation, task, timetable

WISHES = Standing(rules=("wishes_are_met",), cost=0, bound=0, floor=0)
REPEATS = Standing(rules=("people_meet_new_people",), cost=2, bound=1, floor=1)


def result(problem: Problem, groups: dict[str, str], *aims: Standing) -> Result:
    """What the solver would answer with this plan."""
    plan = Plan(groups={name: frozenset(people.split()) for name, people in groups.items()})
    verdict = check(problem, plan)
    return Result(
        proof=Proof(status="FEASIBLE", cost=verdict.cost, bound=0, seconds=0.5),
        plan=plan.dump(),
        verdict=verdict,
        problem=problem.digest(),
        seed=1,
        workers=1,
        ortools="9",
        aims=aims,
    )


def test_a_group_is_a_session_with_its_theme_its_round_and_the_seats_of_its_room() -> None:
    problem = there.problem(task(conference("group_minimum: 1\ngroup_maximum: 60")))
    assert problem.groups == (
        Group(id="A1", round=0, theme="air", least=1, most=50),
        Group(id="A2", round=1, theme="air", least=1, most=50),
        Group(id="B1", round=0, theme="bees", least=1, most=60),
        Group(id="B2", round=1, theme="bees", least=1, most=60),
    )
    assert [each.minutes for each in problem.rounds] == [60, 60]


def test_by_a_timetable_groups_have_its_rooms_and_times() -> None:
    known = conference()
    start = dt.datetime(2027, 3, 28, 11, 0, tzinfo=known.zone)
    placed = [
        Placement(session=name, start=at, end=at + dt.timedelta(hours=1), room=room)
        for name, at, room in (
            ("A1", start, "BLUE"),
            ("B1", start, "RED"),
            ("MEETING", start + dt.timedelta(minutes=59), None),
        )
    ]
    people = PEOPLE.replace("{id: P2, languages: [fr]}", "{id: CHAIR}")
    known = conference(people=people, sessions=SESSIONS.replace("body: WATER", "people: [CHAIR]"))
    problem = there.problem(task(known, timetable=timetable(*placed)))
    assert {name: problem.group[name].most for name in ("A1", "B1", "A2")} == {"A1": 500, "B1": 50, "A2": 4}
    assert problem.person["CHAIR"].absent == {0}
    assert there.problem(task(known)).person["CHAIR"].absent == {1}  # MEETING is pinned into the second round


def test_people_have_their_languages_attributes_and_wishes() -> None:
    people = """\
    participants:
      - id: P1
        stakeholder: academia
        gender: woman
        youth: false
        attributes: {house: mine}
        languages: [fr, en]
        wishes: [bees]
        strength: 3
        absent: [2]
"""
    (person,) = there.problem(task(conference(people=people))).people
    assert person.attributes == {"stakeholder": "academia", "gender": "woman", "youth": "no", "house": "mine"}
    assert (person.languages, person.wishes, person.strength) == ({"en", "fr"}, ("bees",), 3)
    assert person.absent == {1}


@pytest.mark.parametrize(
    ("start", "end", "missed"),
    [("09:30", "12:00", set()), ("09:31", "12:00", {0}), ("09:30", "11:59", {1}), ("12:00", "13:00", {0, 1})],
)
def test_whoever_is_not_available_for_all_of_a_round_misses_it(start: str, end: str, missed: set[int]) -> None:
    span = f"{{start: 2027-03-28 {start}, end: 2027-03-28 {end}}}"
    people = f"    participants: [{{id: P1, available: [{span}]}}]\n"
    assert there.problem(task(conference(people=people))).people[0].absent == missed


@pytest.mark.parametrize(
    ("session", "missed"),
    [
        ("chair: CHAIR", {1}),
        ("people: [CHAIR]", {1}),
        ("body: LED", {1}),
        ("body: SHARED", set()),
        ("body: LED, chair: OTHER", set()),
        ("body: WATER", set()),
    ],
)
def test_whoever_another_session_needs_misses_the_round(session: str, missed: set[int]) -> None:
    sessions = SESSIONS.replace("body: WATER", session)
    text = sessions.replace("id: A2, kind: breakout", "id: A2, body: LED, kind: breakout")
    known = conference(people="    participants: [{id: CHAIR}]\n", sessions=text)
    assert there.problem(task(known)).people[0].absent == missed


def test_leads_lead_their_theme_in_all_rounds_or_in_those_that_are_named() -> None:
    leads = "leads: [{person: P1, theme: air}, {person: P2, theme: bees, rounds: [2], role: rapporteur}]"
    assert there.problem(task(conference(leads))).leads == (
        Lead(person="P1", group="A1"),
        Lead(person="P1", group="A2"),
        Lead(person="P2", group="B2", role="rapporteur"),
    )


def test_pairings_earlier_events_aims_and_rules_reach_the_solver() -> None:
    more = """\
form: cafe
together: [[P1, P2]]
apart: [[P3, P4]]
earlier: [{name: last year, groups: [[P1, GONE], [P2]]}]
aims: [{rules: [people_meet_new_people], slack: 4}]
rules: {group_sizes_are_alike: {balance: 3}, cafe_tables: {enabled: false}}"""
    problem = there.problem(task(conference(more)))
    assert (problem.form, problem.together, problem.apart) == ("cafe", ({"P1", "P2"},), ({"P3", "P4"},))
    assert problem.history == ((frozenset({"GONE", "P1"}), frozenset({"P2"})),)
    assert [(aim.rules, aim.slack) for aim in problem.aims] == [(("people_meet_new_people",), 4)]
    assert problem.rules["group_sizes_are_alike"] == {"balance": 3}


def test_the_same_breakout_in_another_order_is_the_same_problem() -> None:
    lines = PEOPLE.splitlines(keepends=True)
    shuffled = "".join([lines[0], *reversed(lines[1:])])
    one, other = (
        there.problem(task(conference("apart: [[P1, P2], [P4, P3]]", people))) for people in (PEOPLE, shuffled)
    )
    assert one.digest() == other.digest()


EARLIER = rotation(
    {"A1": "P1 P2 GONE", "B1": "P3"}, {"A2": "P3", "B2": "P1 P2 GONE"}, leads={"A1": "P2 GONE", "A2": "P3"}
)


def test_what_is_over_stays_as_it_was_and_whoever_came_later_was_not_there() -> None:
    people = PEOPLE.replace("{id: P3,", "{id: P3, absent: [1, 2],")
    known = conference("leads: [{person: P1, theme: bees}]", people)
    problem = there.problem(task(known, earlier=EARLIER, past=1, most_moved=3))
    assert (problem.past, problem.most_moved) == (1, 3)
    assert problem.published[0] == Held(group="A1", people=frozenset({"P1", "P2", "GONE"}))
    assert {person.id: set(person.absent) for person in problem.people} == {
        "P1": set(),
        "P2": set(),
        "P3": {1},
        "P4": {0},
    }
    assert problem.leads == (Lead(person="P2", group="A1"), Lead(person="P1", group="B2"))


def test_an_earlier_rotation_is_a_plan_of_those_who_are_still_there() -> None:
    problem = there.problem(task(conference(), earlier=EARLIER))
    assert back.plan(EARLIER, problem).dump() == {"A1": ["P1", "P2"], "A2": ["P3"], "B1": ["P3"], "B2": ["P1", "P2"]}


def test_a_result_becomes_a_rotation_with_leads_rooms_times_and_languages() -> None:
    asked = task(conference("leads: [{person: P2, session: A1}, {person: P2, session: A1, role: timekeeper}]"))
    problem = there.problem(asked)
    made = back.rotation(
        asked, problem, result(problem, {"A1": "P1 P2 P3", "B1": "P4", "A2": "P4", "B2": "P1 P2 P3"})
    )
    group, other = made.rounds[0].groups
    assert (group.session, group.theme, group.room) == ("A1", "air", "RED")
    assert (group.facilitators, group.participants) == (("P2",), ("P1", "P3"))
    assert [(lead.person, lead.role) for lead in group.leads] == [("P2", "facilitator"), ("P2", "timekeeper")]
    assert (group.interpretation, other.interpretation) == (("fr",), ())
    assert group.people == ("P1", "P2", "P3")
    assert str(made.rounds[1].start) == "2027-03-28 11:00:00+02:00"
    assert (made.problem, made.breakout, made.why) == (problem.digest(), "talk", "")


def test_measures_count_what_the_rotation_has() -> None:
    asked = task(conference("leads: [{person: P1, session: A1}]"))
    problem = there.problem(asked)
    groups = {"A1": "P1 P2 P3", "B1": "P4", "A2": "P4 P3", "B2": "P1 P2"}
    measures = back.rotation(asked, problem, result(problem, groups, WISHES, REPEATS)).measures
    assert measures is not None
    assert (measures.people, measures.sizes) == (4, Sizes(least=1, most=3))
    assert (measures.repeats, measures.pairs_twice) == (Amount(amount=1, floor=1), 1)
    assert (measures.wishes, measures.channels) == (Amount(amount=1, floor=0), Amount(amount=1))
    assert (measures.top, measures.first) == (Share(met=0, of=1), Share(met=0, of=1))
    assert (measures.balance, measures.moved) == ({}, None)


def test_measures_do_not_depend_on_what_is_switched_on_and_are_without_weight() -> None:
    rules = "rules: {people_meet_new_people: {enabled: false}, groups_need_few_languages: {weight: 7}}"
    asked = task(conference(rules))
    problem = there.problem(asked)
    groups = {"A1": "P1 P2 P3", "B1": "P4", "A2": "P4", "B2": "P1 P2 P3"}
    floor = Standing(rules=("groups_need_few_languages",), cost=14, bound=14, floor=8)
    made = back.rotation(asked, problem, result(problem, groups, floor))
    assert made.measures is not None
    assert (made.measures.repeats, made.measures.channels) == (Amount(amount=3), Amount(amount=2, floor=2))
    assert made.terms["groups_need_few_languages"].amount * 7 == 14


@pytest.mark.parametrize(
    ("cost", "bound", "floor", "proven", "words"),
    [
        (5, 5, 5, True, "5, the best there is: proven"),
        (6, 6, 5, True, "6, the best for what the aims before have: proven; no rotation at all is below 5"),
        (8, 6, 6, True, "8; 6 is the best: proven, and the rest was given for what the next aims have"),
        (8, 7, 5, False, "8; 7 at least for what the aims before have; no rotation at all is below 5"),
        (1_200, 1_100, 1_100, False, "1,200; 1,100 at least for what the aims before have"),
    ],
)
def test_an_aim_is_told_with_what_is_proven_of_it(
    cost: int, bound: int, floor: int, proven: bool, words: str
) -> None:
    asked = task(conference())
    problem = there.problem(asked)
    aim = Standing(rules=("a", "b"), cost=cost, bound=bound, floor=floor, proven=proven)
    made = back.rotation(asked, problem, result(problem, {"A1": "P1 P2", "B1": "P3 P4"}, aim))
    assert list(told(made))[-1] == f"  aim 1, a + b: {words}"


def test_changes_are_those_of_rounds_that_are_not_over() -> None:
    asked = task(conference(), earlier=EARLIER, past=1)
    problem = there.problem(asked)
    made = back.rotation(asked, problem, result(problem, {"A1": "P1 P2", "B1": "P3", "A2": "P3 P4 P1", "B2": "P2"}))
    assert made.changes == (
        Change(person="GONE", round=2, before="B2", after=None),
        Change(person="P1", round=2, before="B2", after="A2"),
        Change(person="P4", round=2, before=None, after="A2"),
    )
    assert made.past == 1
    assert made.measures is not None
    assert made.measures.moved == 1


def test_where_there_is_no_plan_only_those_who_lead_are_in_the_groups() -> None:
    asked = task(conference("leads: [{person: P2, session: A1}]"), earlier=EARLIER)
    problem = there.problem(asked)
    none = result(problem, {}).model_copy(update={"plan": None, "verdict": None, "why": "There is none."})
    made = back.rotation(asked, problem, none)
    assert (made.why, made.measures, made.changes) == ("There is none.", None, ())
    assert [group.people for each in made.rounds for group in each.groups] == [("P2",), (), (), ()]


@pytest.mark.parametrize(
    ("people", "needed"),
    [
        ("en en fr", ("fr",)),
        ("en fr fr", ("en",)),
        ("en,fr fr ru", ("ru",)),
        ("", ()),
        ("en,fr es,fr es,en", ("es",)),
    ],
)
def test_a_group_needs_the_fewest_languages_beyond_the_one_that_most_know(
    people: str, needed: tuple[str, ...]
) -> None:
    assert interpretation([frozenset(each.split(",")) for each in people.split()]) == needed


@pytest.mark.parametrize(("now", "over"), [("09:29", 0), ("09:30", 1), ("10:59", 1), ("11:00", 2)])
def test_rounds_that_have_begun_are_over(now: str, over: int) -> None:
    known = conference()
    moment = dt.datetime.fromisoformat(f"2027-03-28 {now}").replace(tzinfo=known.zone)
    assert rounds_begun(task(known, earlier=EARLIER), moment) == over


def test_a_seat_has_one_name_whatever_group_it_is() -> None:
    assert seat_id("talk", "P1", 2) == "talk/2/P1"
    names = {seat_id(block, person, 1) for block in ("a", "a.1") for person in ("1.b", "b")}
    assert len(names) == 4


def test_a_rotation_reads_back_as_it_was_written() -> None:
    text = write_rotation(EARLIER)
    assert parse_rotation(text.encode(), "r.json") == EARLIER
    assert write_rotation(parse_rotation(text.encode(), "r.json")) == text
