"""What is said about requests for languages, interpreters and budgets that cannot be right."""

import pytest

from tests.scheduler.files import SOUND, said, said_of_sessions

MEETING = "kind: committee, minutes: 60"
ON_REQUEST = f"id: A, {MEETING}, languages: ASKED"
ASKED = "by: Lakes, language: fr, received: 2027-01-02"


def said_with(interpretation: str, *sessions: str, languages: str = "[en, fr]") -> list[str]:
    """Give what is said about a sound conference with sessions, and with an interpretation of its own."""
    official = SOUND.replace("languages:\n", f"languages:\n  official: {languages}\n")
    lines = "".join(f"\n  - {{{session}}}" for session in sessions or [ON_REQUEST])
    text = f"{official}sessions:{lines}\ninterpretation:\n  {interpretation}\n"
    return [fault.partition(", ")[2].removeprefix("interpretation › ") for fault in said(text)]


@pytest.mark.parametrize(
    ("request_", "what"),
    [
        ("", "requests[0]: it names neither a session nor a body; name the one for which the language is asked"),
        (
            "session: A, body: WATER",
            "requests[0] A: it names both the session A and the body WATER; leave one of them out",
        ),
        ("session: a", "requests[0] a › session: there is no session “a”; did you mean “A”?"),
        ("body: WATR", "requests[0] › body: there is no body “WATR”; did you mean “WATER”?"),
        (
            "session: B",
            "requests[0] B › session: its languages are fixed by “R2”; requests count only with a regime that has"
            " “on_request: true”",
        ),
        (
            "session: C",
            "requests[0] C › session: it has no regime; requests count only with a regime that has"
            " “on_request: true”",
        ),
        (
            "body: WATER",
            "requests[0] › body: no session of WATER has its languages on request; requests count only with a regime"
            " that has “on_request: true”",
        ),
        (
            "session: A, withdrawn: 2027-01-01",
            "requests[0] A › withdrawn: withdrawn on 2027-01-01, before it was received on 2027-01-02; exchange them"
            " or mend one",
        ),
    ],
)
def test_a_request_that_asks_for_nothing_is_told_alone_and_exactly(request_: str, what: str) -> None:
    sessions = (ON_REQUEST, f"id: B, {MEETING}, body: WATER, languages: R2", f"id: C, {MEETING}, body: WATER")
    request = f"{{{ASKED}, {request_}}}" if request_ else f"{{{ASKED}}}"
    assert said_with(f"requests: [{request}]", *sessions) == [what]


@pytest.mark.parametrize("request_", ["session: A", "body: WATER", "session: A, withdrawn: 2027-01-02"])
def test_a_request_for_what_is_on_request_is_no_fault(request_: str) -> None:
    sessions = (f"{ON_REQUEST}, body: WATER", f"id: B, {MEETING}, body: WATER, languages: R2")
    assert said_with(f"requests: [{{{ASKED}, {request_}}}]", *sessions) == []


@pytest.mark.parametrize(
    ("tag", "what"),
    [
        ("xx-invalid", "“xx-invalid” is not a language tag; write it like en, fr or zh-Hans (BCP 47)"),
        ("English", "“English” is not a language tag; write it like en, fr or zh-Hans (BCP 47)"),
        ("eng", "there is no language “eng”; did you mean “en”?"),
        ("xq", "there is no language “xq”; known here: “en” and “fr”"),
        ("zh-Hens", "there is no language “zh-Hens”; known here: “en” and “fr”"),
        ("pt-QQ", "there is no language “pt-QQ”; known here: “en” and “fr”"),
    ],
)
def test_a_tag_that_is_no_language_is_told(tag: str, what: str) -> None:
    request = f"requests: [{{by: Lakes, language: {tag}, received: 2027-01-02, session: A}}]"
    assert said_with(request) == [f"requests[0] A › language: {what}"]


def test_languages_that_are_well_named_are_no_fault() -> None:
    tags = ("pt", "zh-Hans", "es-419", "sr-Cyrl-RS", "ase")
    asked = ", ".join(f"{{by: Lakes, language: {tag}, received: 2027-01-02, session: A}}" for tag in tags)
    assert said_with(f"requests: [{asked}]") == []
    assert (
        said_with("requests: [{by: Us, language: ils, received: 2027-01-02, session: A}]", languages="[en, ils]")
        == []
    )


def test_a_number_of_requests_for_no_language_is_told_too() -> None:
    assert said_of_sessions(f"{ON_REQUEST}, language_requests: {{xq: 6}}") == [
        "sessions[0] A › language_requests › xq: there is no language “xq”; known here: “en” and “fr”"
    ]


def test_more_languages_than_anybody_can_interpret_are_refused() -> None:
    tags = [f"{first}{second}" for first in "abcdefghij" for second in "klmnopqrstu"][:101]
    asked = ", ".join(f"{{by: Lakes, language: {tag}, received: 2027-01-02, session: A}}" for tag in tags)
    assert said_with(f"requests: [{asked}]") == ["requests: 101 languages are asked for; at most 100 are allowed"]


@pytest.mark.parametrize(
    ("interpreter", "what"),
    [
        (
            "active: [en]",
            "interpreters[0] I: there is no mother tongue (A language); name at least one in “native”",
        ),
        (
            "native: [fr], passive: [en], booth: en",
            "interpreters[0] I › booth: “en” is neither among the native nor among the active languages; name it"
            " there, or take a booth of one that is",
        ),
        (
            "native: [fr], active: [en, fr]",
            "interpreters[0] I › active[1]: “fr” is already among the native languages; a language has one class",
        ),
        (
            "native: [fr], active: [en], passive: [en]",
            "interpreters[0] I › passive[0]: “en” is already among the active languages; a language has one class",
        ),
        (
            "native: [fr], active: [en, en]",
            "interpreters[0] I › active[1]: “en” stands in this list twice; leave one out",
        ),
        (
            "native: [xq]",
            "interpreters[0] I › native[0]: there is no language “xq”; known here: “en” and “fr”",
        ),
        (
            "native: [fr], available: [{start: 2027-03-28 10:00, end: 2027-03-28 09:00}]",
            "interpreters[0] I › available[0] › end: this ends at 2027-03-28 09:00, not after its start at"
            " 2027-03-28 10:00; exchange them or mend one",
        ),
        (
            "native: [fr], available: [{start: 2027-03-28 02:30, end: 2027-03-28 09:00}]",
            "interpreters[0] I › available[0] › start: 02:30 does not exist on 2027-03-28: the clocks of"
            " Europe/Berlin go forward over it; write 03:30 if that is meant",
        ),
    ],
)
def test_an_interpreter_who_cannot_be_is_told_alone_and_exactly(interpreter: str, what: str) -> None:
    assert said_with(f"interpreters: [{{id: I, {interpreter}}}]") == [what]


def test_an_interpreter_into_two_languages_is_no_fault() -> None:
    assert said_with("interpreters: [{id: I, native: [fr], active: [en], passive: [pt], booth: en}]") == []


def test_teams_and_interpreters_have_ids_of_their_own() -> None:
    team, interpreter = "{id: T, languages: [en, fr]}", "{id: T, native: [en]}"
    assert said_with(f"teams: [{team}]\n  interpreters: [{interpreter}]") == []
    assert said_with(f"teams: [{team}, {team}]\n  interpreters: [{interpreter}, {interpreter}]") == [
        "teams[1] T › id: “T” is already the id of teams[0]; each must have its own",
        "interpreters[1] T › id: “T” is already the id of interpreters[0]; each must have its own",
    ]
    assert said_with("teams: [{id: T, languages: [en, en]}]") == [
        "teams[0] T › languages[1]: “en” stands in this list twice; leave one out"
    ]


@pytest.mark.parametrize("field", ["both_ways: [{}]", "pivots: [{}]", "granting: {{cut_first: [{}]}}"])
def test_a_language_that_no_session_can_have_is_told(field: str) -> None:
    at = field.partition("[")[0].replace(": {{", " › ").removesuffix(": ")
    assert said_with(field.format("pt")) == [
        f"{at}[0]: “pt” is not official, in no regime, and nobody asks for it; leave it out, or mend it"
    ]
    asked = "\n  requests: [{by: Lakes, language: pt, received: 2027-01-02, session: A}]"
    assert said_with(field.format("pt") + asked) == []
    assert said_with(field.format("fr, fr")) == [f"{at}[1]: “fr” stands in this list twice; leave one out"]


def test_the_default_language_cannot_be_cut() -> None:
    assert said_with("granting: {cut_first: [fr, en]}") == [
        "granting › cut_first[1]: “en” is the default language, which is never taken away; leave it out"
    ]


FRENCH = f"{ON_REQUEST}, language_requests: {{fr: 5}}"


@pytest.mark.parametrize(
    ("session", "budget", "what"),
    [
        (
            FRENCH,
            "rates: {group_1: 630}\n  budget: {money: 300}",
            "money: a budget of USD 300 does not pay one team (two interpreters for half a day cost USD 630)",
        ),
        (
            f"{ON_REQUEST}, statutory: true",
            "rates: {group_1: 631, currency: CHF}\n  budget: {statutory_money: 600}",
            "statutory_money: a budget of CHF 600 does not pay one team (two interpreters for half a day cost"
            " CHF 631)",
        ),
        (
            f"{ON_REQUEST}, language_requests: {{fr: 5, es: 5}}",
            "rates: {group_1: 1001}\n  seats: 1\n  granting: {six_or_default: true}\n  budget: {money: 500}",
            "money: a budget of USD 500 does not pay one team (one interpreter for half a day costs USD 501)",
        ),
    ],
)
def test_a_budget_below_one_team_is_told_with_what_a_team_costs(session: str, budget: str, what: str) -> None:
    assert said_with(budget, session) == [f"budget › {what}; leave it out, or set 0 for none"]


@pytest.mark.parametrize(
    ("session", "budget"),
    [
        (FRENCH, "rates: {group_1: 630}\n  budget: {money: 630}"),
        (FRENCH, "rates: {group_1: 630}\n  budget: {money: 0}"),
        (FRENCH, "rates: {group_1: 630}\n  budget: {statutory_money: 1}"),
        (ON_REQUEST, "rates: {group_1: 630}\n  budget: {money: 1}"),
    ],
)
def test_a_budget_of_one_team_of_nothing_or_that_nobody_needs_is_no_fault(session: str, budget: str) -> None:
    assert said_with(budget, session) == []


TEAMS = "teams: [{id: T2, languages: [en, fr]}, {id: T3, languages: [en, es, fr]}]"
TWO, THREE = f"{ON_REQUEST}, language_requests: {{fr: 5}}", f"{ON_REQUEST}, language_requests: {{fr: 5, es: 5}}"


@pytest.mark.parametrize(
    ("session", "budget", "what"),
    [
        (
            TWO,
            "{interpreter_days: 1}",
            "interpreter_days: 1 is less than a day of one team: A (A) must be placed, and the smallest"
            " team for it has two people; allow 2 at least, or leave it out",
        ),
        (
            THREE,
            "{interpreter_days: 5}",
            "interpreter_days: 5 is less than a day of one team: A (A) must be placed, and the smallest"
            " team for it has six people; allow 6 at least, or leave it out",
        ),
        (
            TWO,
            "{assignments: 0}",
            "assignments: no assignment is allowed, but A (A) must be placed, and the smallest team for it has two"
            " people; allow 1 at least, or leave it out",
        ),
    ],
)
def test_bounds_below_the_smallest_team_that_is_needed_are_told(session: str, budget: str, what: str) -> None:
    assert said_with(f"{TEAMS}\n  budget: {budget}", session, languages="[en, fr, es]") == [f"budget › {what}"]


@pytest.mark.parametrize(
    ("session", "budget"),
    [
        (TWO, "{interpreter_days: 2}"),
        (THREE, "{interpreter_days: 6}"),
        (TWO, "{assignments: 1}"),
        (ON_REQUEST, "{assignments: 0, interpreter_days: 0}"),
        (f"{TWO}, required: false", "{assignments: 0, interpreter_days: 0}"),
        (TWO.replace("committee", "side-event"), "{assignments: 0, interpreter_days: 0}"),
    ],
)
def test_bounds_that_leave_a_timetable_are_no_fault(session: str, budget: str) -> None:
    assert said_with(f"{TEAMS}\n  budget: {budget}", session, languages="[en, fr, es]") == []


def test_a_bound_whose_rule_is_switched_off_is_no_fault() -> None:
    off = "rules:\n  interpreter_days_are_limited: {enabled: false}"
    assert said_with(f"{TEAMS}\n  budget: {{interpreter_days: 1}}\n{off}", TWO) == []


STATUTORY = "it is statutory, so that it has the official languages whatever is asked for; leave the requests out"


def test_requests_for_a_statutory_session_on_request_are_told() -> None:
    session, request = f"{ON_REQUEST}, statutory: true", f"requests: [{{{ASKED}, session: A}}]"
    assert said_with(request, session) == [f"requests[0] A › session: {STATUTORY}, or set “statutory: false”"]
    numbered = said_with("turn: 30", f"{session}, language_requests: {{fr: 5}}")
    assert numbered == [f"sessions[0] A › language_requests: {STATUTORY}, or set “statutory: false”"]
    assert said_with(request, session, languages="[en]") == []


def test_requests_for_a_body_of_statutory_sessions_are_told() -> None:
    request = f"requests: [{{{ASKED}, body: WATER}}]"
    statutory, other = (f"id: {name}, {MEETING}, body: WATER, languages: ASKED" for name in "AB")
    statutory += ", statutory: true"
    assert said_with(request, statutory, other) == []
    assert said_with(request, statutory) == [
        "requests[0] › body: the sessions of WATER are statutory, so that they have the official languages whatever"
        " is asked for; leave the request out, or set “statutory: false”"
    ]


def test_where_all_languages_come_together_a_team_is_one_for_all_of_them() -> None:
    money = "rates: {group_1: 630}\n  budget: {money: 1000}"
    three = "[en, fr, es]"
    assert said_with(money, FRENCH, languages=three) == []
    assert said_with(f"{money}\n  granting: {{six_or_default: true}}", FRENCH, languages=three) == [
        "budget › money: a budget of USD 1,000 does not pay one team (six interpreters for half a day cost"
        " USD 1,890); leave it out, or set 0 for none"
    ]


def test_a_budget_of_money_needs_a_rate() -> None:
    assert said_with("budget: {money: 100, statutory_money: 0}", FRENCH) == [
        f"budget › {field}: a budget of money needs the rate of an interpreter’s day; give it in rates › group_1"
        for field in ("money", "statutory_money")
    ]


def test_a_pinned_room_needs_the_booths_of_the_languages_that_were_granted() -> None:
    assert said_of_sessions(f"{FRENCH}, room: BLUE") == [
        "sessions[0] A › room: interpretation between English and French needs booths with 2 places; BLUE has none;"
        " enough are in “RED”"
    ]
    assert said_of_sessions(f"{ON_REQUEST}, language_requests: {{fr: 4}}, room: BLUE") == []


LONG = "id: L, kind: committee, minutes: 41, languages: R2"
SOMEBODY = "interpreters: [{id: I, native: [en], passive: [fr]}]"
ALONE = (
    "seats: one seat, and nobody is alone in a booth for more than 40 minutes, so that nobody can interpret"
    " L (L) of 41; give 2 at least, or set the rule nobody_alone_for_long"
)


@pytest.mark.parametrize(
    ("interpretation", "session", "what"),
    [
        (f"{SOMEBODY}\n  seats: 1", LONG, [ALONE]),
        (f"{SOMEBODY}\n  seats: 2", LONG, []),
        (f"{SOMEBODY}\n  seats: 1", LONG.replace("41", "40"), []),
        (f"{SOMEBODY}\n  seats: 1", LONG.replace(", languages: R2", ""), []),
        (f"{SOMEBODY}\n  seats: 1\n  rules: {{nobody_alone_for_long: {{solo_max: 41}}}}", LONG, []),
        (f"{SOMEBODY}\n  seats: 1\n  rules: {{nobody_alone_for_long: {{enabled: false}}}}", LONG, []),
        ("seats: 1", LONG, []),
    ],
)
def test_a_booth_of_one_seat_for_too_long_is_said(interpretation: str, session: str, what: list[str]) -> None:
    assert said_with(interpretation, session) == what
