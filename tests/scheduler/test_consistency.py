import pytest

from scheduler.conference.consistency import faults
from scheduler.conference.consistency.order import circles
from scheduler.conference.sessions import Session
from tests.scheduler.files import SOUND, parsed, said, said_of_sessions

MEETING = "kind: committee, minutes: 60"


def said_with(old: str, new: str) -> list[str]:
    """Give what is said about the sound conference with one thing in it changed, without the lines."""
    assert old in SOUND
    return [fault.partition(", ")[2] for fault in said(f"{SOUND.replace(old, new)}sessions: []\n")]


def test_names_that_nothing_has_are_told_with_the_nearest() -> None:
    session = (
        f"id: A, {MEETING}, body: WATR, chair: CHIAR, people: [CHAIR, NOBODY], days: [2027-03-30], parts: [NIGHT],"
        " room: RAD, rooms: [RED, GREEN], building: HUT, languages: R3, layout: theater, features: [webcast],"
        " after: [B], before: [C], theme: t, items: ['1'], adopts: [PLENRY], request: {region: EU}"
    )
    assert sorted(said_of_sessions(session)) == [
        "sessions[0] A › adopts: there is no body “PLENRY”; did you mean “PLENARY”?",
        "sessions[0] A › after[0]: there is no session “B”; known here: “A”",
        "sessions[0] A › before[0]: there is no session “C”; known here: “A”",
        "sessions[0] A › body: there is no body “WATR”; did you mean “WATER”?",
        "sessions[0] A › building: there is no building “HUT”; known here: “HOUSE”",
        "sessions[0] A › chair: there is no person “CHIAR”; did you mean “CHAIR”?",
        "sessions[0] A › days[0]: there is no day “2027-03-30”; did you mean “2027-03-29”?",
        "sessions[0] A › features: there is no feature “webcast”; no feature is described in this file",
        "sessions[0] A › items[0]: there is no agenda item “1”; no agenda item is described in this file",
        "sessions[0] A › languages: there is no regime “R3”; known here: “ASKED” and “R2”",
        "sessions[0] A › layout: there is no layout “theater”; did you mean “theatre”?",
        "sessions[0] A › parts[0]: there is no part of the day “NIGHT”; known here: “AM” and “PM”",
        "sessions[0] A › people[1]: there is no person “NOBODY”; known here: “CHAIR”",
        "sessions[0] A › request › region: there is no region “EU”; no region is described in this file",
        "sessions[0] A › room: there is no room “RAD”; did you mean “RED”?",
        "sessions[0] A › rooms[1]: there is no room “GREEN”; known here: “BLUE” and “RED”",
        "sessions[0] A › theme: there is no theme “t”; no theme is described in this file",
    ]


def test_names_in_all_other_places_are_looked_up_too() -> None:
    more = """\
delegations: [{id: D, size: 3, region: X, follows: [WATRE]}]
agenda: [{id: "1", title: Water, lead: WATRE}]
precedences: [{first: A, then: Z}]
breakouts:
  - id: b
    name: Breakout
    themes: [{id: lakes, name: Lakes}]
    rounds: [[A, Z]]
    introduction: Z
    report_back: Z
    participants: [{id: p, delegation: E, region: X, wishes: [lake]}]
"""
    assert said_of_sessions(f"id: A, {MEETING}, theme: lakes", more=more) == [
        "delegations[0] D › region: there is no region “X”; no region is described in this file",
        "delegations[0] D › follows: there is no body “WATRE”; did you mean “WATER”?",
        "agenda[0] 1 › lead: there is no body “WATRE”; did you mean “WATER”?",
        "precedences[0] › then: there is no session “Z”; known here: “A”",
        "breakouts[0] b › rounds[0][1]: there is no session “Z”; known here: “A”",
        "breakouts[0] b › introduction: there is no session “Z”; known here: “A”",
        "breakouts[0] b › report_back: there is no session “Z”; known here: “A”",
        "breakouts[0] b › participants[0] p › delegation: there is no delegation “E”; known here: “D”",
        "breakouts[0] b › participants[0] p › region: there is no region “X”; no region is described in this file",
        "breakouts[0] b › participants[0] p › wishes[0]: there is no theme “lake”; did you mean “lakes”?",
    ]


def test_groups_need_the_number_of_their_rule_and_take_no_other() -> None:
    more = """\
groups:
  - {id: g1, rule: spread, sessions: [A, B]}
  - {id: g2, rule: at-most-in-parallel, sessions: [A, B], gap: 30}
  - {id: g3, rule: same-room, sessions: [A, C], limit: 1}
  - {id: g3, rule: consecutive, sessions: [A, B], gap: 0, weight: 3}
  - {id: g4, rule: enough-days, sessions: [A, B]}
  - {id: g5, rule: compact, sessions: [A, B]}
interests: [{sessions: [A, D]}]
"""
    assert sorted(said_of_sessions(f"id: A, {MEETING}", f"id: B, {MEETING}", more=more)) == [
        "groups[0] g1: the rule spread needs “gap”: the minutes between two of its sessions",
        "groups[1] g2 › gap: the rule at-most-in-parallel takes no “gap”; leave it out",
        "groups[1] g2: the rule at-most-in-parallel needs “limit”: how many of its sessions may run at once",
        "groups[2] g3 › limit: the rule same-room takes no “limit”; leave it out",
        "groups[2] g3 › sessions[1]: there is no session “C”; known here: “A” and “B”",
        "groups[3] g3 › id: “g3” is already the id of groups[2]; each must have its own",
        "groups[4] g4: the rule enough-days needs “limit”: on how many days its sessions are at least",
        "groups[5] g5: the rule compact needs “gap”: the minutes between two of its sessions",
        "interests[0] › sessions[1]: there is no session “D”; known here: “A” and “B”",
    ]


def test_agenda_items_need_sessions_that_are_long_enough() -> None:
    more = """\
agenda:
  - {id: "1", title: Lakes, lead: WATER, minutes: 120}
  - {id: "2", title: Rivers, lead: WATER, minutes: 121}
  - {id: "3", title: Seas, lead: PLENARY}
"""
    meetings = [f"id: {name}, {MEETING}, body: WATER, items: ['1', '2']" for name in "AB"]
    assert said_of_sessions(*meetings, f"id: C, {MEETING}, body: PLENARY, items: ['2']", more=more) == [
        "agenda[1] 2 › minutes: it needs 121 minutes, and the sessions of WATER that name it have 120;"
        " name it in more of them, or mend the minutes",
    ]


def test_open_items_need_sessions_of_their_body_that_name_no_items() -> None:
    more = """\
agenda:
  - {id: "1", title: Lakes, lead: WATER, minutes: 60}
  - {id: "2", title: Rivers, lead: WATER, minutes: 61}
  - {id: "3", title: Seas, lead: WATER, minutes: 1}
  - {id: "4", title: Rules, lead: PLENARY, minutes: 30}
  - {id: "5", title: Wells, lead: PLENARY}
"""
    sessions = [
        f"id: A, {MEETING}, body: WATER",
        f"id: B, {MEETING}, body: WATER, required: false",
        "id: C, kind: ceremony, minutes: 60, body: PLENARY",
        f"id: D, {MEETING}, body: PLENARY, items: ['5']",
    ]
    assert said_of_sessions(*sessions, more=more) == [
        "agenda[1] 2 › minutes: the items of WATER that no session names need 121 minutes with this one, and its"
        " sessions without items have 120; plan more of them, or mend the minutes",
        "agenda[3] 4 › minutes: no session names it, and PLENARY has no session without items that could take it;"
        " name it in a session of PLENARY, or plan one that names no items",
    ]


def test_what_is_to_be_adopted_needs_a_plenary() -> None:
    more = """\
agenda:
  - {id: "1", title: Lakes, lead: WATER, adopted: true}
  - {id: "2", title: Rivers, lead: WATER, minutes: 30, adopted: true}
"""
    meetings = [f"id: A, {MEETING}, body: WATER, items: ['1']", f"id: B, {MEETING}, body: WATER"]
    none = "no plenary is planned that could adopt it; plan a session of kind plenary, or leave this out"
    assert said_of_sessions(*meetings, more=more) == [f"agenda[{n}] {n + 1} › adopted: {none}" for n in (0, 1)]
    assert said_of_sessions(*meetings, "id: P, kind: plenary, minutes: 60", more=more) == [
        "agenda[0] 1 › adopted: sessions name it, but no plenary does; name it in the plenary that adopts it"
    ]
    assert said_of_sessions(*meetings, "id: P, kind: plenary, minutes: 60, items: ['1']", more=more) == []


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        (
            "{id: BLUE, building: HOUSE",
            "{id: RED, building: HOUSE",
            "venue › rooms[1] RED › id: “RED” is already the id of rooms[0]; each must have its own",
        ),
        (
            "{id: WATER, name: Water",
            "{id: WATER, apart: [PLENRY], name: Water",
            "bodies[1] WATER › apart: there is no body “PLENRY”; did you mean “PLENARY”?",
        ),
        (
            "{date: 2027-03-29}",
            "{date: 2027-03-28}",
            "calendar › days[1] 2027-03-28 › date: “2027-03-28” is already the date of days[0];"
            " each must have its own",
        ),
        (
            "  parts:\n",
            "  observances: [{name: Fast, level: advisory, first: 2027-03-29, last: 2027-03-28}]\n  parts:\n",
            "calendar › observances[0] › last: its last day, 2027-03-28, is before its first, 2027-03-29;"
            " exchange them or mend one",
        ),
        (
            "end: 12:30}",
            "end: 15:00}",
            "calendar › parts[1] PM: two parts of 2027-03-28 and one more day overlap: “AM” ends at 15:00,"
            " “PM” begins at 14:30; let one end before the other begins",
        ),
        (
            "end: 12:30}",
            "end: 09:30}",
            "calendar › parts[0] AM › end: this ends at 09:30, not after its start at 09:30;"
            " exchange them or mend one",
        ),
        (
            "end: 12:30}",
            "end: 12:30, exceptions: {2027-03-30: [09:00, 10:00]}}",
            "calendar › parts[0] AM › exceptions › 2027-03-30: there is no day “2027-03-30”;"
            " did you mean “2027-03-29”?",
        ),
        (
            "end: 12:30}",
            "end: 12:30, exceptions: {2027-03-29: [09:00, 14:45]}}",
            "calendar › parts[1] PM: two parts of 2027-03-29 overlap: “AM” ends at 14:45, “PM” begins at 14:30;"
            " let one end before the other begins",
        ),
        (
            "{date: 2027-03-29}",
            "{date: 2027-03-29, parts: [AM, EV]}",
            "calendar › days[1] 2027-03-29 › parts[1]: there is no part of the day “EV”; known here: “AM” and “PM”",
        ),
        (
            "start: 09:30, end: 12:30",
            "start: 02:30, end: 12:30",
            "calendar › parts[0] AM › start: 02:30 does not exist on 2027-03-28: the clocks of Europe/Berlin go"
            " forward over it; write 03:30 if that is meant",
        ),
        (
            "people: [{id: CHAIR}]",
            "people: [{id: CHAIR, available: [{start: 2027-03-28 02:15, end: 2027-03-29 24:00}]}]",
            "people[0] CHAIR › available[0] › start: 02:15 does not exist on 2027-03-28: the clocks of"
            " Europe/Berlin go forward over it; write 03:15 if that is meant",
        ),
        (
            "people: [{id: CHAIR}]",
            "people: [{id: CHAIR, available: [{start: 2027-03-29 10:00, end: 2027-03-28 10:00}]}]",
            "people[0] CHAIR › available[0] › end: this ends at 2027-03-28 10:00, not after its start at"
            " 2027-03-29 10:00; exchange them or mend one",
        ),
        (
            "{id: PLENARY, name: Plenary}",
            "{id: PLENARY, name: Plenary, parent: WATER}",
            "bodies[0] PLENARY › parent: this is a circle: PLENARY below WATER below PLENARY; take one of these out",
        ),
        (
            "{id: ASKED, on_request: true}",
            "{id: ASKED, on_request: true, booths: [2]}",
            "languages › regimes[1] ASKED: its languages are granted from requests; leave languages and booths"
            " out, or on_request",
        ),
    ],
)
def test_a_fault_of_the_frame_is_told_alone_and_exactly(old: str, new: str, what: str) -> None:
    assert said_with(old, new) == [what]


def test_a_time_that_the_clocks_show_twice_is_the_first_and_no_fault() -> None:
    text = SOUND.replace("2027-03-28", "2027-10-31").replace("2027-03-29", "2027-11-01").replace("09:30", "02:30")
    assert said(f"{text}sessions:\n  - {{id: A, {MEETING}, start: 2027-10-31 02:30}}\n") == []


@pytest.mark.parametrize(
    ("session", "what"),
    [
        (
            "id: A, kind: committee, minutes: 181",
            "sessions[0] A › minutes: 181 minutes fit nowhere: the longest time that it may use,"
            " AM of 2027-03-28, has 180; shorten it, or allow it other parts",
        ),
        (
            f"id: A, {MEETING}, windows: [{{start: 2027-03-28 09:40, end: 2027-03-28 10:40}}]",
            "sessions[0] A › minutes: 60 minutes fit nowhere: the longest time that it may use,"
            " AM of 2027-03-28, has 55; shorten it, or allow it other parts",
        ),
        (
            f"id: A, {MEETING}, days: [2027-03-29], windows: [{{start: 2027-03-28 09:30, end: 2027-03-28 12:30}}]",
            "sessions[0] A: there is no time for it: its days, parts and windows and its body's window"
            " have none in common",
        ),
        (
            f"id: A, {MEETING}, start: 09:30",
            "sessions[0] A › start: a start without a date needs exactly one day in days;"
            " write it like 2022-06-08 09:30",
        ),
        (
            f"id: A, {MEETING}, days: [2027-03-28], start: 09:35",
            "sessions[0] A › start: 09:35 is not on the grid of 15 minutes; 09:30 and 09:45 are",
        ),
        (
            f"id: A, {MEETING}, parts: [PM], start: 2027-03-28 12:00",
            "sessions[0] A › start: 2027-03-28 12:00 to 13:00 lies in no time that it may use;"
            " on this day it may use PM 14:30–17:30",
        ),
        (
            f"id: A, {MEETING}, days: [2027-03-29], start: 2027-03-28 09:30",
            "sessions[0] A › start: 2027-03-28 09:30 to 10:30 lies in no time that it may use;"
            " it may not use 2027-03-28 at all",
        ),
        (
            f"id: A, {MEETING}, start: 2027-03-28 02:30",
            "sessions[0] A › start: 02:30 does not exist on 2027-03-28: the clocks of Europe/Berlin go forward"
            " over it; write 03:30 if that is meant",
        ),
        (
            f"id: A, {MEETING}, attendance: 51, room: RED",
            "sessions[0] A › room: RED has 50 seats in the layout theatre, for 51 people; large enough: “BLUE”",
        ),
        (
            f"id: A, {MEETING}, languages: R2, room: BLUE",
            "sessions[0] A › room: R2 needs booths with 3, 2 places; BLUE has none; enough are in “RED”",
        ),
        (
            f"id: A, {MEETING}, rooms: [BLUE], room: RED",
            "sessions[0] A › room: it is pinned to RED, which is none of its rooms: “BLUE”",
        ),
        (
            f"id: A, {MEETING}, people: [CHAIR, CHAIR]",
            "sessions[0] A › people[1]: “CHAIR” stands in this list twice; leave one out",
        ),
        (
            f"id: A, {MEETING}, languages: R2, language_requests: {{fr: 6}}",
            "sessions[0] A › language_requests: its languages are fixed by “R2”; requests count only with a regime"
            " that has “on_request: true”",
        ),
        (
            f"id: A, {MEETING}, rotation: {{format: world-cafe, rounds: 3, round_minutes: 20, move_minutes: 5}}",
            "sessions[0] A › rotation: 3 rounds of 20 minutes and 10 minutes to move take 70 minutes;"
            " the session has 60",
        ),
        (
            f"id: A, {MEETING}, after: [A]",
            "sessions[0] A › after[0]: this is a circle: A before A; take one of these out",
        ),
    ],
)
def test_a_session_that_cannot_be_held_is_told_alone_and_exactly(session: str, what: str) -> None:
    assert said_of_sessions(session) == [what]


@pytest.mark.parametrize(
    "session",
    [
        "id: A, kind: committee, minutes: 180",
        f"id: A, {MEETING}, windows: [{{start: 2027-03-28 09:40, end: 2027-03-28 10:45}}]",
        f"id: A, {MEETING}, start: 2027-03-28 11:30",
        f"id: A, {MEETING}, attendance: 50, room: RED, languages: R2",
        f"id: A, {MEETING}, languages: ASKED, language_requests: {{fr: 6}}",
        f"id: A, {MEETING}, rotation: {{format: world-cafe, rounds: 2, round_minutes: 25, move_minutes: 10}}",
    ],
)
def test_a_session_that_just_fits_is_no_fault(session: str) -> None:
    assert said_of_sessions(session) == []


def test_the_window_of_a_body_bounds_the_sessions_of_the_bodies_below_it() -> None:
    window = "window: {start: 2027-03-28 09:30, end: 2027-03-28 10:00}"
    text = SOUND.replace("{id: PLENARY, name: Plenary}", f"{{id: PLENARY, name: Plenary, {window}}}")
    assert said(f"{text}sessions:\n  - {{id: A, {MEETING}, body: WATER}}\n") == [
        "line 20, sessions[0] A › minutes: 60 minutes fit nowhere: the longest time that it may use,"
        " AM of 2027-03-28, has 30; shorten it, or allow it other parts"
    ]


def test_minutes_across_a_clock_change_are_those_that_pass() -> None:
    night = SOUND.replace("start: 09:30, end: 12:30", "start: 01:00, end: 04:00")
    sessions = "sessions:\n  - {id: A, kind: committee, minutes: 121, days: [2027-03-28], parts: [AM]}\n"
    assert said(night + sessions) == [
        "line 20, sessions[0] A › minutes: 121 minutes fit nowhere: the longest time that it may use,"
        " AM of 2027-03-28, has 120; shorten it, or allow it other parts"
    ]


def test_a_circle_through_after_before_and_precedences_is_named_whole() -> None:
    sessions = (f"id: A, {MEETING}, after: [C]", f"id: B, {MEETING}, before: [C]", f"id: C, {MEETING}")
    assert said_of_sessions(*sessions, more="precedences: [{first: A, then: B}]\n") == [
        "precedences[0]: this is a circle: A before B before C before A; take one of these out"
    ]


def test_every_knot_of_a_graph_gives_one_shortest_circle() -> None:
    graph = {"a": ["b"], "b": ["c", "a"], "c": ["a"], "d": ["a", "e"], "e": ["d"], "f": ["f"], "g": ["a"]}
    assert sorted(circles(graph)) == [["a", "b"], ["d", "e"], ["f"]]


def test_a_long_line_of_sessions_is_no_circle_and_needs_no_recursion() -> None:
    sessions = [f"id: S{n}, {MEETING}, after: [S{n + 1}]" for n in range(3_000)]
    assert said_of_sessions(*sessions, f"id: S3000, {MEETING}") == []


def test_subjects_name_what_there_is_and_unwelcome_times_end_after_they_start() -> None:
    more = "subjects: [{id: s, sessions: [A, C]}, {id: s, sessions: [A, B]}]\n"
    unwelcome = "unwelcome_times: [{start: 2027-03-28 12:00, end: 2027-03-28 11:00, price: 1}]"
    sessions = [f"id: A, kind: briefing, minutes: 30, {unwelcome}", "id: B, kind: briefing, minutes: 30"]
    assert said_of_sessions(*sessions, more=more) == [
        "sessions[0] A › unwelcome_times[0] › end: this ends at 2027-03-28 11:00, not after its start at "
        "2027-03-28 12:00; exchange them or mend one",
        "subjects[1] s › id: “s” is already the id of subjects[0]; each must have its own",
        "subjects[0] s › sessions[1]: there is no session “C”; known here: “A” and “B”",
    ]


def test_a_subject_of_too_many_sessions_is_told_before_its_pairs_are_weighed() -> None:
    names = [f"A{number}" for number in range(1001)]
    sessions = [f"id: {name}, {MEETING}" for name in names]
    subjects = f"subjects: [{{id: few, sessions: [A0, A1]}}, {{id: many, sessions: [{', '.join(names)}]}}]\n"
    assert said_of_sessions(*sessions, more=subjects) == [
        "subjects: these name 500,501 pairs of sessions, of which 500,000 can be weighed; "
        "the largest, subjects[1], names 1,001 sessions: name fewer of them"
    ]
    assert said_of_sessions(*sessions, more=subjects.replace(", A1000]", "]")) == []


def test_gaps_delegations_and_groups_that_contradict_themselves_are_told() -> None:
    group = "kind: breakout, minutes: 50, theme: t"
    sessions = (f"id: A, {MEETING}, theme: t", f"id: B, {group}", f"id: C, {group}")
    more = """\
precedences: [{first: A, then: B, min_gap: 30, max_gap: 20}]
delegations: [{id: D, size: 3, on_site: 4}]
breakouts:
  - {id: b, name: b, themes: [{id: t, name: t}], rounds: [[A, B], [C, B]], group_minimum: 5, group_maximum: 4}
"""
    assert said_of_sessions(*sessions, more=more) == [
        "precedences[0] › max_gap: at most 20 minutes between them, but at least 30; mend one of them",
        "delegations[0] D › on_site: 4 people on site are more than its size, 3; mend one of them",
        "breakouts[0] b › rounds[0]: the groups of a round take the same minutes, but here are “A: 60” and “B: 50”",
        "breakouts[0] b › rounds[1][1]: “B” is already in round 1; a session takes place once",
        "breakouts[0] b › group_maximum: at most 4 in a group, but at least 5; mend one of them",
    ]


def test_faults_of_a_conference_without_a_file_have_their_place_in_words() -> None:
    conference = parsed(f"{SOUND}sessions:\n  - {{id: A, {MEETING}}}\n")
    session = Session(id="A", kind="committee", minutes=60, room="RAD")
    changed = conference.model_copy(update={"sessions": (session,)})
    assert [str(fault) for fault in faults(changed)] == [
        "sessions[0] A › room: there is no room “RAD”; did you mean “RED”?"
    ]
