"""Which languages are granted, and why: the cases of the fixtures, and what holds for every conference."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scheduler.conference import Conference
from scheduler.conference.consistency import faults
from scheduler.conference.interpretation import Interpretation
from scheduler.conference.sessions import Session
from scheduler.formats.conference_file import read_conference
from scheduler.interpretation import Grant, granted
from tests.scheduler.files import FIXTURES
from tests.scheduler.granting import OFFICIAL, Plain, cases, conference

HALF_DAYS = 200  # a rate is for a day; percents are hundredths


@pytest.mark.parametrize("case", [pytest.param(case, id=name) for name, case in cases()])
def test_a_case_comes_out_exactly(case: Plain) -> None:
    known = conference(case)
    assert [str(fault) for fault in faults(known)] == case.get("faults", [])
    grants = granted(known)
    assert {session: list(grant.languages) for session, grant in grants.items()} == case["expect"]
    for session, booths in case.get("booths", {}).items():
        assert list(grants[session].booths) == booths
    for session, sentences in case.get("sentences", {}).items():
        assert [text for text in sentences if text not in {reason.text for reason in grants[session].reasons}] == []


def test_the_reference_cases_and_at_least_twelve_more_are_there() -> None:
    names = [name for name, _ in cases()]
    assert len(set(names)) == len(names)
    assert [name[:16] for name in names if name.startswith("reference")] == [
        f"reference: LR-{n}," for n in (1, 2, 3, 4)
    ]
    assert len(names) >= 16


@st.composite
def conferences(draw: st.DrawFn) -> Plain:
    """Some bodies and sessions with and without regimes, requests for them, and one budget or two, or none."""
    bodies = [
        {"id": f"B{n}", "statutory": draw(st.booleans()), "languages": draw(st.sampled_from(["ASKED", "WIDE"]))}
        for n in range(2)
    ]
    sessions = [
        {"id": f"S{n}", "body": draw(st.sampled_from(["B0", "B1"])), "minutes": draw(st.sampled_from([60, 91]))}
        | draw(st.sampled_from([{}, {}, {"languages": "ASKED"}, {"languages": "FRES"}, {"languages": "RRU"}]))
        | draw(st.sampled_from([{}, {}, {"statutory": False}]))
        for n in range(draw(st.integers(1, 4)))
    ]
    date = st.sampled_from(["2020-08-10", "2020-08-17", "2020-08-18"])
    request = st.fixed_dictionaries(
        {
            "by": st.sampled_from(["Lakes", "LAKES ", "Ponds", "Rivers"]),
            "language": st.sampled_from(["ar", "en", "es", "fr", "pt"]),
            "received": date,
            "withdrawn": st.sampled_from([None, None, None, "2020-08-17", "2020-08-18"]),
        }
    )
    places = st.sampled_from([("body", "B0"), ("body", "B1"), *(("session", each["id"]) for each in sessions)])
    asked = [draw(request) | dict([draw(places)]) for _ in range(draw(st.integers(0, 14)))]
    money = st.none() | st.integers(0, 9_000)
    granting = {
        "minimum": draw(st.integers(1, 2)),
        "six_or_default": draw(st.booleans()),
        "cut_first": draw(st.sampled_from([[], ["fr"], ["es", "ar"]])),
    }
    interpretation = {"granting": granting, "budget": {"money": draw(money), "statutory_money": draw(money)}}
    return {
        "meeting": "2020-10-01",
        "bodies": bodies,
        "sessions": sessions,
        "requests": asked,
        "interpretation": interpretation,
    }


def cost(known: Interpretation, session: Session, grant: Grant) -> int:
    """Work out by hand what a session's interpreters cost, in two-hundredths of the currency's unit."""
    long = len(grant.languages) == 2 and grant.booths == (2,) and session.minutes > 90
    return sum(grant.booths) * known.rates.group_1 * (160 if long else 100)


@given(conferences(), st.randoms(use_true_random=False))
@settings(max_examples=100, deadline=None)
def test_the_order_in_the_file_does_not_matter(case: Plain, random: Random) -> None:
    known = conference(case)
    requests, sessions, bodies = ([*each] for each in (known.interpretation.requests, known.sessions, known.bodies))
    for each in (requests, sessions, bodies):
        random.shuffle(each)
    interpretation = known.interpretation.model_copy(update={"requests": tuple(requests)})
    update = {"interpretation": interpretation, "sessions": tuple(sessions), "bodies": tuple(bodies)}
    assert granted(Conference.model_validate(known.model_copy(update=update).model_dump())) == granted(known)


@given(conferences(), st.integers(1, 5_000))
@settings(max_examples=100, deadline=None)
def test_more_money_never_takes_a_language_away(case: Plain, more: int) -> None:
    poor, budget = granted(conference(case)), case["interpretation"]["budget"]
    richer = {name: None if money is None else money + more for name, money in budget.items()}
    rich = granted(conference(case | {"interpretation": case["interpretation"] | {"budget": richer}}))
    assert all(set(poor[session].languages) <= set(rich[session].languages) for session in poor)


@given(conferences())
@settings(max_examples=100, deadline=None)
def test_the_budget_is_kept_or_nothing_is_left_to_take_away(case: Plain) -> None:
    known, grants = conference(case), granted(conference(case))
    budget = known.interpretation.budget
    for limit, statutory in ((budget.money, False), (budget.statutory_money, True)):
        paid = [session for session in known.sessions if known.is_statutory(session) == statutory]
        total = sum(cost(known.interpretation, session, grants[session.id]) for session in paid)
        alone = all(len(grants[session.id].languages) == 1 for session in paid)
        assert limit is None or total <= limit * HALF_DAYS or alone


@given(conferences())
@settings(max_examples=100, deadline=None)
def test_every_session_has_its_default_language_and_a_reason_for_every_language(case: Plain) -> None:
    known, grants = conference(case), granted(conference(case))
    for session in known.sessions:
        grant, regime = grants[session.id], known.regime_of(session)
        assert "en" in grant.languages or (regime is not None and regime.id in ("FRES", "RRU"))
        asked = {
            request.language
            for request in known.interpretation.requests
            if request.session == session.id or (request.body is not None and request.body == session.body)
        }
        assert {reason.language for reason in grant.reasons} == {*OFFICIAL, *asked}
        assert grant.languages == tuple(reason.language for reason in grant.reasons if reason.granted)
        assert list(grant.languages) == sorted(grant.languages, key=[*OFFICIAL, "pt"].index)


@given(conferences())
@settings(max_examples=100, deadline=None)
def test_six_or_default_is_all_or_one(case: Plain) -> None:
    case["interpretation"]["granting"]["six_or_default"] = True
    known = conference(case)
    for session, grant in granted(known).items():
        regime = known.regime_of(known.session[session])
        if regime is not None and regime.on_request and not known.is_statutory(known.session[session]):
            assert list(grant.languages) in (["en"], OFFICIAL)


def test_in_wtdc21_fixed_regimes_are_kept_and_eight_side_events_get_what_was_asked_for() -> None:
    known = read_conference(FIXTURES / "wtdc21.yaml")
    grants, asked = granted(known), {}
    for session in known.sessions:
        regime, grant = known.regime_of(session), grants[session.id]
        assert regime is not None
        if regime.on_request:
            asked[session.id] = grant.languages, grant.booths
        else:
            assert (set(grant.languages), grant.booths) == (set(regime.languages), regime.booths)
    assert asked == {
        "SE-05": (("ar", "en", "fr", "es"), (3, 2, 2, 2)),
        "SE-10": (("en", "fr", "es"), (2, 2, 2)),
        "SE-15": (("ar", "en", "fr", "es"), (3, 2, 2, 2)),
        "SE-20": (("ar", "en", "fr", "es"), (3, 2, 2, 2)),
        "SE-25": (("en", "fr"), (2,)),
        "SE-30": (("en", "es"), (2,)),
        "SE-35": (("en", "fr"), (2,)),
        "SE-40": (("ar", "en", "fr"), (3, 2, 2)),
    }
