"""Turn plans: half an hour each, no gaps inside a session, none outside, fairly shared."""

import datetime as dt
from collections.abc import Iterable
from itertools import pairwise
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from scheduler.roster.roster import Assignment, Booth, Session
from scheduler.roster.turns import with_turns

ZONE = ZoneInfo("Europe/Berlin")
WORKS = {
    "ann": frozenset({"en"}),
    "bob": frozenset({"en"}),
    "cyd": frozenset({"fr"}),
    "dee": frozenset({"en", "fr"}),
    "eve": frozenset({"en", "fr"}),
}
Told = list[tuple[str, str, str, str]]


def at(clock: str, day: str = "2027-05-18") -> dt.datetime:
    return dt.datetime.fromisoformat(f"{day} {clock}").replace(tzinfo=ZONE)


def numbered(spans: Iterable[tuple[dt.datetime, dt.datetime]]) -> tuple[Session, ...]:
    return tuple(Session(session=f"s{n}", start=start, end=end, room=None) for n, (start, end) in enumerate(spans))


def assignment(
    *sessions: tuple[str, str],
    people: str = "ann bob",
    languages: str = "en",
    day: str = "2027-05-18",
    remote: bool = False,
) -> Assignment:
    spans = numbered((at(start, day), at(end, day)) for start, end in sessions)
    booth = Booth(languages=tuple(languages.split()), seats=3, interpreters=tuple(people.split()))
    return Assignment(
        id=f"{day} {sessions[0][0]}",
        day=dt.date.fromisoformat(day),
        part="AM",
        room=None,
        team=None,
        start=spans[0].start,
        end=spans[-1].end,
        sessions=spans,
        booths=(booth,),
        remote=remote,
    )


def planned(*assignments: Assignment) -> list[Told]:
    """Give the turns of each assignment, in the order of time."""
    found = with_turns(assignments, WORKS, on_site=30, remote=20)
    return [
        [
            (turn.interpreter, turn.into, f"{turn.start:%H:%M}", f"{turn.end:%H:%M}")
            for booth in each.booths
            for turn in booth.turns
        ]
        for each in found
    ]


def test_two_take_turns_of_half_an_hour() -> None:
    assert planned(assignment(("09:30", "11:30"))) == [
        [
            ("ann", "en", "09:30", "10:00"),
            ("bob", "en", "10:00", "10:30"),
            ("ann", "en", "10:30", "11:00"),
            ("bob", "en", "11:00", "11:30"),
        ]
    ]


def test_turns_are_even_where_half_hours_do_not_fit() -> None:
    [turns] = planned(assignment(("09:30", "10:35")))
    assert [start for _, _, start, _ in turns] == ["09:30", "09:55", "10:20"]
    assert turns[-1][-1] == "10:35"


def test_from_afar_a_turn_takes_twenty_minutes() -> None:
    [turns] = planned(assignment(("09:30", "10:10"), remote=True))
    assert [(start, end) for _, _, start, end in turns] == [("09:30", "09:50"), ("09:50", "10:10")]


def test_in_a_pause_nobody_speaks_and_the_next_goes_on() -> None:
    [turns] = planned(assignment(("09:30", "10:00"), ("10:20", "10:50"), ("10:50", "11:05")))
    assert turns == [
        ("ann", "en", "09:30", "10:00"),
        ("bob", "en", "10:20", "10:50"),
        ("ann", "en", "10:50", "11:05"),
    ]


def test_whoever_has_spoken_least_begins() -> None:
    first, second, third = planned(
        assignment(("14:00", "14:30")), assignment(("09:30", "11:00")), assignment(("16:00", "17:00"))
    )
    assert [name for name, *_ in first] == ["ann", "bob", "ann"]  # the morning, whatever came first in the file
    assert [name for name, *_ in second] == ["bob"]
    assert [name for name, *_ in third] == ["ann", "bob"]


def test_one_alone_speaks_all_the_time_and_an_empty_booth_is_silent() -> None:
    alone, empty = planned(assignment(("09:30", "10:10"), people="ann"), assignment(("14:00", "15:00"), people=""))
    assert {name for name, *_ in alone} == {"ann"}
    assert empty == []


def test_in_a_booth_of_two_languages_each_direction_has_those_who_work_into_it() -> None:
    [turns] = planned(assignment(("09:30", "10:30"), people="ann cyd", languages="en fr"))
    assert turns == [
        ("ann", "en", "09:30", "10:00"),
        ("cyd", "fr", "09:30", "10:00"),
        ("ann", "en", "10:00", "10:30"),
        ("cyd", "fr", "10:00", "10:30"),
    ]
    [both] = planned(assignment(("09:30", "10:30"), people="dee eve", languages="en fr"))
    assert [name for name, *_ in both] == ["dee", "dee", "eve", "eve"]


def test_who_speaks_in_both_directions_at_once_has_spoken_once() -> None:
    both, alone, together = planned(
        assignment(("09:30", "10:00"), people="dee eve", languages="en fr"),
        assignment(("11:00", "11:20"), ("11:30", "11:50"), people="ann"),
        assignment(("14:00", "14:30"), people="ann dee"),
    )
    assert {name for name, *_ in both} == {"dee"}
    assert {name for name, *_ in alone} == {"ann"}
    assert [name for name, *_ in together] == ["dee"]  # thirty minutes against forty


def test_turns_last_half_an_hour_when_the_clocks_go_forward() -> None:
    [turns] = planned(assignment(("01:30", "03:30"), day="2027-03-28"))
    assert [(start, end) for _, _, start, end in turns] == [("01:30", "03:00"), ("03:00", "03:30")]


def test_a_booth_in_which_nothing_changes_keeps_its_turns() -> None:
    morning, later = assignment(("09:30", "10:00")), assignment(("14:00", "15:00"))
    before = with_turns([morning, later], WORKS, on_site=30, remote=20)
    assert [turn.interpreter for turn in before[1].booths[0].turns] == ["bob", "ann"]
    other = assignment(("09:30", "10:00"), people="bob dee")
    fresh, kept = (with_turns([other, later], WORKS, 30, 20, earlier) for earlier in ((), before))
    assert [turn.interpreter for turn in fresh[1].booths[0].turns] == ["ann", "bob"]
    assert kept[1] == before[1]
    assert {turn.interpreter for turn in kept[0].booths[0].turns} == {"bob"}


def test_turns_are_made_anew_where_people_sessions_or_lengths_have_changed() -> None:
    one = assignment(("09:30", "10:30"))
    before = with_turns([one], WORKS, on_site=30, remote=20)
    longer = assignment(("09:30", "11:00"))
    assert len(with_turns([longer], WORKS, 30, 20, before)[0].booths[0].turns) == 3
    assert len(with_turns([one], WORKS, 20, 20, before)[0].booths[0].turns) == 3
    swapped = assignment(("09:30", "10:30"), people="ann dee")
    assert with_turns([swapped], WORKS, 30, 20, before) == with_turns([swapped], WORKS, 30, 20)


@given(
    lengths=st.lists(st.integers(5, 180), min_size=1, max_size=4),
    people=st.sets(st.sampled_from(["ann", "bob", "dee", "eve"]), min_size=1, max_size=4),
    remote=st.booleans(),
)
def test_every_minute_of_every_session_has_one_speaker_and_no_turn_is_too_long(
    lengths: list[int], people: set[str], remote: bool
) -> None:
    moment, spans = at("09:00"), []
    for length in lengths:
        spans.append((moment, moment + dt.timedelta(minutes=length)))
        moment = spans[-1][1] + dt.timedelta(minutes=10)
    booth = Booth(languages=("en",), seats=4, interpreters=tuple(sorted(people)))
    changes = {"sessions": numbered(spans), "booths": (booth,)}
    whole = assignment(("09:00", "10:00"), remote=remote).model_copy(update=changes)
    turns = with_turns([whole], WORKS, on_site=30, remote=20)[0].booths[0].turns
    covered = {turn.start + dt.timedelta(minutes=n) for turn in turns for n in range(_minutes(turn.start, turn.end))}
    assert len(covered) == sum(lengths) == sum(_minutes(turn.start, turn.end) for turn in turns)
    assert all(any(a <= minute < b for a, b in spans) for minute in covered)
    assert max(_minutes(turn.start, turn.end) for turn in turns) <= (20 if remote else 30)
    assert len(people) == 1 or all(one.interpreter != other.interpreter for one, other in pairwise(turns))
    fewest = [-(-length // (20 if remote else 30)) for length in lengths]
    assert len(turns) == sum(fewest)


def _minutes(start: dt.datetime, end: dt.datetime) -> int:
    return int((end - start).total_seconds() // 60)
