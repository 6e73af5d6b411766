"""What is told of a breakout that no rotation can follow: everything, at its place, with what would be right."""

import pytest

from tests.scheduler.breakouts import GROUP, PEOPLE, SESSIONS, conference, participants, said_of, text
from tests.scheduler.files import said


def test_a_sound_breakout_is_read_with_its_defaults() -> None:
    block = conference(
        "together: [[P1, P2]]\napart: [[P1, P3]]\nleads: [{person: P4, theme: air, rounds: [1]}]"
    ).breakouts[0]
    assert [aim.rules for aim in block.aims] == [
        ("wishes_are_met",),
        ("people_meet_new_people",),
        ("groups_need_few_languages",),
        ("groups_are_alike",),
    ]
    assert (block.form, block.participants[0].strength, block.leads[0].role) == ("groups", 1, "facilitator")


def test_everything_that_is_wrong_is_told_at_once() -> None:
    people = """\
    participants:
      - {id: P1, wishes: [bees, bes, bees], attributes: {gender: x}, absent: [3, 3]}
      - {id: P1}
"""
    more = """\
leads:
  - {person: P9, theme: air}
  - {person: P1, theme: bees, rounds: [5]}
  - {person: P1}
together: [[P1, P7]]
rules: {group_sise: {}, group_sizes_are_alike: {balance: -1}}
aims: [{rules: [wishes_are_meet]}, {rules: [group_size]}, {rules: [wishes_are_met, wishes_are_met]}]
group_maximum: 1"""
    assert said_of(more, people) == [
        "leads[0] › person: there is no participant “P9”; known here: “P1” (whoever leads is among the participants:"
        " add them there, or mend the id)",
        "leads[1] › rounds[0]: there is no round 5; the breakout has 2",
        "leads[2]: it must name what is led: either a theme, or one group by its session",
        "together[0][1]: there is no participant “P7”; known here: “P1”",
        "rules › group_sise: there is no rule “group_sise”; did you mean “group_size”?",
        "rules › group_sizes_are_alike › balance: this must be at least 0, not “-1”",
        "aims[0] › rules[0]: there is no rule “wishes_are_meet”; did you mean “wishes_are_met”?",
        "aims[1] › rules[0]: group_size is no wish: it is kept before all of them, or as well as can be;"
        " leave it out here",
        "aims[2] › rules[1]: wishes_are_met is already in aims[2]; each rule counts in one aim",
        "participants[0] P1 › wishes[2]: “bees” stands in this list twice; leave one out",
        "participants[0] P1 › wishes[1]: there is no theme “bes”; did you mean “bees”?",
        "participants[0] P1 › absent[0]: there is no round 3; the breakout has 2",
        "participants[0] P1 › absent[1]: there is no round 3; the breakout has 2",
        "participants[0] P1 › absent[1]: round 3 stands in this list twice; leave one out",
        "participants[0] P1 › attributes › gender: “gender” is a field of its own; write it there",
        "participants[1] P1 › id: “P1” is already the id of participants[0]; each must have its own",
    ]


@pytest.mark.parametrize(
    ("more", "what"),
    [
        (
            "group_maximum: 1",
            "rounds[0]: 4 people are there in this round, and its groups hold 2 (A1 1, B1 1);"
            " raise group_maximum, give larger rooms, or add a group",
        ),
        (
            "group_minimum: 3",
            "group_minimum: 2 groups of at least 3 are 6 people, and in round 1 there are 4;"
            " ask for smaller groups, or for fewer",
        ),
        (
            "together: [[P1, P2, P3]]\ngroup_maximum: 2",
            "together: 3 people (P1, P2, P3) must sit together in round 1, and the largest group has 2 seats;"
            " name fewer, or allow larger groups",
        ),
        (
            "apart: [[P1, P2, P3]]",
            "apart[0]: 3 people are apart in round 1, which has 2 groups; name fewer",
        ),
        (
            "together: [[P1, P2], [P2, P3], [P3, P4]]\napart: [[P1, P3]]",
            "apart[0]: in round 1, P1 and P2 are together, P2 and P3 are together, but P1 and P3 are apart;"
            " take one of these out",
        ),
        (
            "together: [[P1, P2], [P2, P3], [P1, P4, P3]]\napart: [[P1, P3]]",
            "apart[0]: in round 1, P1 and P3 are together, but P1 and P3 are apart; take one of these out",
        ),
        (
            "leads: [{person: P1, session: A1}, {person: P2, session: A1}]\napart: [[P1, P2]]",
            "apart[0]: in round 1, P1 and P2 lead A1, but P1 and P2 are apart; take one of these out",
        ),
        (
            "leads: [{person: P1, session: A1}, {person: P3, session: B1}]\ntogether: [[P1, P2], [P3, P2]]",
            "together[0]: in round 1, P1 and P2 are together, P2 and P3 are together, but P1 leads A1 and P3"
            " leads B1; take one of these out",
        ),
        (
            "leads: [{person: P1, theme: air}]\ntogether: [[P2, P1]]",
            "together[0]: P1 and P2 are together, and P1 leads air: P2 comes to air in rounds 1 and 2;"
            " take one of these out",
        ),
        (
            "leads: [{person: P1, theme: air}, {person: P1, session: B1}]",
            "leads[1] B1: “P1” leads B1 in round 1, and already A1 by leads[0]; nobody is in two groups at once",
        ),
        (
            "leads: [{person: P1, theme: air}, {person: P1, session: A1}]",
            "leads[1] A1: “P1” is already facilitator of A1 by leads[0]; leave one out",
        ),
        (
            "leads: [{person: P1, session: A1, rounds: [1, 2]}]",
            "leads[0] A1 › rounds: “A1” has no group in round 2; leave this round out",
        ),
        (
            "leads: [{person: P1, session: MEETING}]",
            "leads[0] MEETING: “MEETING” has no group in any round that P1 could lead; mend one of them",
        ),
        (
            "earlier: [{name: last year, groups: [[P1, GONE], [P2, P1]]}]",
            "earlier[0] › groups[1][1]: “P1” already sat in group 1 of this round; leave one out",
        ),
    ],
)
def test_a_contradiction_is_told_alone_with_no_more_than_makes_it_one(more: str, what: str) -> None:
    assert said_of(more)[:1] == [what]


@pytest.mark.parametrize(
    "more",
    [
        "together: [[P1, P2], [P2, P3]]\napart: [[P3, P4]]",
        "leads: [{person: P1, theme: air}, {person: P2, theme: air, role: rapporteur}]\ntogether: [[P1, P2]]",
        "leads: [{person: P1, theme: air, rounds: [2]}]\ntogether: [[P2, P1]]",
        "leads: [{person: P1, theme: air}, {person: P1, session: A1, role: timekeeper}]",
        "apart: [[P1, P2, P3]]\nrules: {apart_stay_apart: {enabled: false}}",
        "group_minimum: 3\nrules: {group_size: {enabled: false}}",
        "earlier: [{name: last year, groups: [[GONE, P1], [P2]]}]",
    ],
)
def test_what_can_be_followed_is_not_refused(more: str) -> None:
    assert said_of(more) == []


def test_people_who_are_apart_only_where_both_are_there_do_not_contradict() -> None:
    people = PEOPLE.replace("{id: P2, languages: [fr]}", "{id: P2, absent: [1, 2]}")
    assert said_of("together: [[P1, P2], [P2, P3]]\napart: [[P1, P3]]", people) == []


def test_of_several_contradictions_in_one_set_the_shortest_is_told() -> None:
    found = said_of("together: [[P1, P2], [P2, P3]]\napart: [[P3, P1, P2]]")
    assert [what.partition("; ")[0] for what in found] == [
        "apart[0]: 3 people are apart in round 1, which has 2 groups",
        "apart[0]: in round 1, P1 and P2 are together, but P1 and P2 are apart",
    ]


def test_a_room_that_is_pinned_bounds_its_group() -> None:
    assert said_of(people=participants(551)) == [
        f"rounds[{number}]: 551 people are there in this round, and its groups hold 550 (A{number + 1} 50,"
        f" B{number + 1} 500); raise group_maximum, give larger rooms, or add a group"
        for number in (0, 1)
    ]


def test_whoever_has_no_other_theme_left_is_told() -> None:
    sessions = f"{SESSIONS}  - {{id: A3, {GROUP}, theme: air, start: 2027-03-28 14:30}}\n"
    people = "    participants: [{id: P1}, {id: P2, absent: [1]}, {id: P3}, {id: P4}]\n"
    found = said(
        text("leads: [{person: P3, theme: bees, rounds: [1]}]", people, sessions).replace("B2]]", "B2], [A3]]")
    )
    rest = "plan more themes or fewer rounds, or switch off no_theme_twice"
    assert [what.partition("› ")[2] for what in found] == [
        f"participants[0] P1: “P1” takes part in 3 rounds, and these have 2 themes: too few for another one"
        f" each time; {rest}",
        "participants[2] P3: “P3” takes part in 2 rounds, and these have 1 theme beside those that they lead:"
        f" too few for another one each time; {rest}",
    ]


def test_groups_need_a_theme_of_their_breakout() -> None:
    sessions = SESSIONS.replace(
        "id: A1, kind: breakout, minutes: 60, theme: air", "id: A1, kind: breakout, minutes: 60"
    )
    sessions = sessions.replace(
        "id: B2, kind: breakout, minutes: 60, theme: bees", "id: B2, kind: breakout, minutes: 60, theme: sea"
    )
    found = said(text(sessions=sessions).replace("people: [", "themes: [{id: sea, name: Sea}]\npeople: ["))
    assert [what.partition("talk › ")[2] for what in found] == [
        "rounds[0][0]: “A1” has no theme, and is a group; give it one: “air” or “bees”",
        "rounds[1][1]: the theme of “B2” is none of this breakout: there is no theme “sea”; known here:"
        " “air” and “bees”",
    ]


def test_leads_who_are_elsewhere_are_told_with_the_reason() -> None:
    people = """\
    participants:
      - {id: P1, absent: [1]}
      - {id: CHAIR}
      - {id: P3, available: [{start: 2027-03-28 08:00, end: 2027-03-28 11:59}]}
      - {id: P4}
"""
    sessions = SESSIONS.replace("body: WATER", "chair: CHAIR")
    leads = "leads: [{person: P1, theme: air}, {person: CHAIR, session: B2}, {person: P3, theme: bees}]"
    mend = "name the rounds that they lead, or mend the absence"
    assert said_of(leads, people, sessions) == [
        f"leads[0]: “P1” leads A1 in round 1, and misses that round (says so); {mend}",
        f"leads[1] B2: “CHAIR” leads B2 in round 2, and misses that round (is needed in MEETING); {mend}",
        f"leads[2]: “P3” leads B2 in round 2, and misses that round (is not available all the time); {mend}",
    ]


def test_where_no_participants_are_listed_they_come_with_another_file() -> None:
    assert said_of("leads: [{person: P1, theme: air}]\ntogether: [[P1, P2]]\ngroup_minimum: 3", people="") == []


def test_a_theme_with_two_groups_in_a_round_is_led_by_session() -> None:
    sessions = SESSIONS.replace(
        "id: B1, kind: breakout, minutes: 60, theme: bees", "id: B1, kind: breakout, minutes: 60, theme: air"
    )
    more = "rules: {no_theme_twice: {enabled: false}}\nleads: [{person: P1, theme: air}]"
    assert said_of(more, sessions=sessions) == [
        "leads[0]: “air” has several groups in round 1; name one by its session: “A1” or “B1”"
    ]


CAFE = SESSIONS.replace("minutes: 60, theme", "minutes: 25, theme")
HOSTS = "leads: [{person: P1, theme: air}, {person: P2, theme: bees}]"


def test_a_cafe_that_can_be_held_is_not_refused() -> None:
    assert said_of(f"form: cafe\n{HOSTS}", participants(10), CAFE) == []


def test_what_the_form_of_a_cafe_does_not_allow_is_told() -> None:
    sessions = CAFE.replace("id: A2, kind: breakout, minutes: 25", "id: A2, kind: breakout, minutes: 31").replace(
        "id: B2, kind: breakout, minutes: 25", "id: B2, kind: breakout, minutes: 31"
    )
    hosts = HOSTS.replace("bees}", "bees, rounds: [1]}")
    more = f"form: cafe\nrules: {{cafe_tables: {{rounds_most: 1, rounds_least: 1}}}}\n{hosts}"
    mend = "mend this, or choose another form"
    assert sorted(said_of(more, participants(13), sessions)) == [
        f"rounds: a café has 1 to 1 rounds, not 2; {mend}",
        f"rounds[0]: a café has groups of 4 to 6, 8 to 12 people in 2 groups, not 13; {mend}",
        f"rounds[1]: a café has groups of 4 to 6, 8 to 12 people in 2 groups, not 13; {mend}",
        f"rounds[1]: a café has rounds of 20 to 30 minutes, not 31; {mend}",
        "themes[1] bees: nobody hosts this theme in all rounds, as a café needs; add somebody to leads,"
        " without rounds",
    ]


def test_what_the_form_of_a_fishbowl_does_not_allow_is_told() -> None:
    sessions = SESSIONS.replace("minutes: 60, theme", "minutes: 95, theme").replace("11:00", "14:30")
    more = "form: fishbowl\nleads: [{person: P1, theme: air}]"
    mend = "mend this, or choose another form"
    leads = "leads: [{person: P1, theme: air}, {person: P2, theme: bees}]"
    assert said_of(f"form: fishbowl\n{leads}", participants(19), sessions) == [
        f"rounds[{number}]: a fishbowl has {what}; {mend}"
        for number in (0, 1)
        for what in (
            "rounds of at most 90 minutes, not 95",
            "groups of 10 to 100, 20 to 200 people in 2 groups, not 19",
        )
    ]
    assert said_of(more, participants(20)) == [
        f"rounds[{number}][1]: “B{number + 1}” is led by 0 people; a fishbowl needs 1: add to leads"
        for number in (0, 1)
    ]
    assert said_of(f"{more}\nrules: {{fishbowl_chairs: {{enabled: false}}}}", participants(20)) == []
