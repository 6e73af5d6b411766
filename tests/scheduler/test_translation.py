"""What the rules need to know arrives at the solver."""

from scheduler import translation
from scheduler.conference import Conference
from scheduler.translation.there import problem
from solver.result import Proof, Result
from solver.timetable.groupings import Group, Subject
from solver.timetable.plan import Placement, Plan
from solver.timetable.values import Break, Item, Observance, UnwelcomeTime
from tests.scheduler.files import SOUND, parsed

DAY = 24 * 60
AGENDA = 'agenda: [{id: "1", title: Lakes, lead: WATER, minutes: 45}]\n'
SESSIONS = """\
sessions:
  - {id: A, kind: committee, minutes: 60, body: WATER, items: ["1"]}
  - {id: B, kind: committee, minutes: 60, body: WATER, chair: CHAIR}
  - {id: C, kind: side-event, minutes: 60, request: {organizer: Firm, received: 2027-03-27, rank: 3}}
"""


def test_breaks_of_every_day_arrive_in_minutes_also_where_the_clocks_change() -> None:
    parts = "  parts:\n"
    breaks = """\
  breaks:
    - {name: Coffee, start: 10:30, end: 11:00}
    - {name: Lunch, kind: lunch, start: 12:00, end: 14:30}
"""
    found = problem(parsed(SOUND.replace(parts, breaks + parts) + SESSIONS + AGENDA)).breaks
    # 28 March 2027 has 23 hours: the clocks go forward before the first break.
    assert sorted(found, key=lambda pause: pause.start) == [
        Break(kind="coffee", start=9 * 60 + 30, end=10 * 60),
        Break(kind="lunch", start=11 * 60, end=13 * 60 + 30),
        Break(kind="coffee", start=DAY + 9 * 60 + 30, end=DAY + 10 * 60),
        Break(kind="lunch", start=DAY + 11 * 60, end=DAY + 13 * 60 + 30),
    ]


def test_observances_arrive_as_whole_days_also_those_outside_the_conference() -> None:
    parts = "  parts:\n"
    observances = """\
  observances:
    - {name: {en: Spring feast, de: Frühlingsfest}, level: blocked, first: 2027-03-28, last: 2027-03-28}
    - {name: Fast, level: advisory, first: 2027-03-29, last: 2027-04-11}
"""
    assert problem(parsed(SOUND.replace(parts, observances + parts) + SESSIONS + AGENDA)).observances == (
        Observance(name="Spring feast", level="blocked", start=0, end=DAY - 60),  # the clocks go forward
        Observance(name="Fast", level="advisory", start=DAY - 60, end=15 * DAY - 60),
    )


def test_groups_agenda_and_requests_arrive() -> None:
    groups = """\
groups: [{id: g, rule: spread, sessions: [B, A], gap: 90, weight: 4}, {id: h, rule: same-day, sessions: [A, C]}]
"""
    found = problem(parsed(SOUND + SESSIONS + AGENDA + groups))
    assert found.items == (Item(id="1", lead="WATER", minutes=45),)
    assert found.groups == (
        Group(id="g", rule="spread", sessions=frozenset("AB"), gap=90, weight=4),
        Group(id="h", rule="same-day", sessions=frozenset("AC")),
    )
    assert found.session["A"].items == {"1"}
    request = found.session["C"]
    assert (request.organizer, request.received, request.priority) == ("Firm", -DAY, 3)


def test_what_people_chose_arrives_from_the_file_and_from_what_was_counted() -> None:
    chosen = "interests: [{sessions: [B, A, C], people: 40, registered: true}, {sessions: [C]}]\n"
    found = problem(parsed(SOUND + SESSIONS + AGENDA + chosen), interests={("A", "C"): 7}).interests
    assert sorted((tuple(sorted(each.sessions)), each.count, each.registered) for each in found) == [
        (("A", "B", "C"), 40, True),
        (("A", "C"), 7, False),
        (("C",), 1, False),
    ]


def test_subjects_and_times_that_are_not_welcome_arrive() -> None:
    sessions = """\
  - id: T
    kind: briefing
    minutes: 45
    difficulty: 2
    liked: 40
    unwelcome_times: [{start: 2027-03-29 13:00, end: 2027-03-29 14:00, price: 900}]
"""
    subjects = "subjects: [{id: s, sessions: [T, A], together: 1, other_room: 2, other_day: 3, wrong_order: 4}]\n"
    found = problem(parsed(SOUND + SESSIONS + sessions + AGENDA + subjects))
    assert found.subjects == (
        Subject(id="s", sessions=frozenset("AT"), together=1, other_room=2, other_day=3, wrong_order=4),
    )
    talk = found.session["T"]
    assert (talk.difficulty, talk.liked) == (2, 40)
    assert talk.unwelcome_times == (UnwelcomeTime(start=DAY + 12 * 60, end=DAY + 13 * 60, price=900),)


def test_items_that_are_left_open_arrive_with_the_sessions_that_have_time_for_them() -> None:
    more = AGENDA.replace("]", ', {id: "2", title: Ponds, lead: WATER, minutes: 30, adopted: true}]')
    sessions = """\
  - {id: D, kind: reception, minutes: 60, body: WATER}
  - {id: P, kind: plenary, minutes: 60, body: PLENARY}
"""
    found = problem(parsed(SOUND + SESSIONS + sessions + more))
    assert found.items[1] == Item(id="2", lead="WATER", minutes=30, adopted=True)
    assert {session.id for session in found.sessions if session.takes_open_items} == {"B", "P"}


def test_vice_chairs_may_preside_where_the_body_says_so_and_the_session_names_no_chair() -> None:
    people = "people: [{id: CHAIR, high_level: true, stakeholder: member-state}, {id: VICE, high_level: true}]"
    officers = "name: Water, chair: CHAIR, vice_chairs: [VICE]"
    replaced = SOUND.replace("people: [{id: CHAIR}]", people).replace("name: Water", officers)
    strict = problem(parsed(replaced + SESSIONS + AGENDA))
    milder = replaced.replace(officers, f"{officers}, vice_chair_may_replace: true")
    mild = problem(parsed(milder + SESSIONS + AGENDA))
    assert [(s.chair, sorted(s.presiding)) for s in strict.sessions] == [("CHAIR", []), ("CHAIR", []), (None, [])]
    assert [(s.chair, sorted(s.presiding)) for s in mild.sessions] == [
        (None, ["CHAIR", "VICE"]),
        ("CHAIR", []),
        (None, []),
    ]
    assert {person.id: person.high_level_member for person in mild.people} == {"CHAIR": True, "VICE": False}


GRANTED = """\
sessions:
  - {id: A, kind: side-event, minutes: 60, languages: ASKED, language_requests: {fr: 5, es: 4}}
  - {id: B, kind: side-event, minutes: 60, languages: ASKED, language_requests: {fr: 5, ar: 5}}
  - {id: C, kind: side-event, minutes: 60, languages: ASKED, language_requests: {fr: 4}}
  - {id: D, kind: committee, minutes: 60, languages: R2}
  - {id: E, kind: committee, minutes: 60}
interpretation: {both_ways: [ar]}
"""


def interpretation(conference: Conference) -> dict[str, tuple[str, ...]]:
    """Place the sessions one after another, and give the languages with which each comes back."""
    plan = Plan(placements={s.id: Placement(start=n * 60, room="RED") for n, s in enumerate(conference.sessions)})
    proof = Proof(status="FEASIBLE", cost=0, bound=0, seconds=0.0)
    result = Result(proof=proof, plan=plan.dump(), verdict=None, problem="", seed=1, workers=1, ortools="")
    made = translation.timetable(conference, problem(conference), result)
    return {placement.session: placement.interpretation for placement in made.placements}


def test_languages_granted_on_request_arrive_as_booths_and_come_back_with_the_placements() -> None:
    conference = parsed(SOUND + GRANTED)
    found = problem(conference)
    assert {session.id: (session.booths, session.interpreted) for session in found.sessions} == {
        "A": ((2,), True),
        "B": ((3, 2, 2), True),
        "C": ((), False),
        "D": ((3, 2), True),
        "E": ((), False),
    }
    both, three = ("en", "fr"), ("en", "ar", "fr")
    assert interpretation(conference) == {"A": both, "B": three, "C": (), "D": both, "E": ()}


def test_what_the_budget_does_not_bear_needs_no_booths() -> None:
    poor = "interpretation: {both_ways: [ar], rates: {group_1: 100}, budget: {money: 0}}"
    conference = parsed(SOUND + GRANTED.replace("interpretation: {both_ways: [ar]}", poor))
    assert {session.id for session in problem(conference).sessions if session.booths or session.interpreted} == set()
    assert set(interpretation(conference).values()) == {()}
