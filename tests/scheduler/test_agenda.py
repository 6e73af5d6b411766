"""Open items of the agenda: who takes them, and that the rule promises exactly what the filling needs."""

import datetime as dt
from collections import Counter
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from scheduler import translation
from scheduler.agenda import filled
from scheduler.conference import Conference
from scheduler.formats.conference_file import read_conference
from scheduler.timetable import AgendaEntry, MadeBy, Placement, Proof, Timetable
from solver.timetable.rules.open_items_find_time import OpenItemsFindTime
from tests.conftest import FIXTURES, Command

DAWN = dt.datetime(2027, 10, 31, 0, 0, tzinfo=dt.UTC)  # the night in which the clocks of Vienna go back
COUNCIL = read_conference(FIXTURES / "agenda.yaml")


def placed(conference: Conference, minutes: dict[str, int]) -> tuple[Placement, ...]:
    """Place sessions, each so many minutes after dawn."""

    def moment(minutes: int) -> dt.datetime:
        return (DAWN + dt.timedelta(minutes=minutes)).astimezone(conference.zone)

    return tuple(
        Placement(session=name, start=moment(after), end=moment(after + conference.session[name].minutes), room=None)
        for name, after in minutes.items()
    )


def said(entries: tuple[AgendaEntry, ...]) -> list[tuple[str, str, int | str]]:
    return [(e.session, e.item, "adopted" if e.adoption else e.minutes) for e in entries]


def test_items_to_be_adopted_come_first_then_the_order_of_the_agenda() -> None:
    times = {"C-1": 0, "FIN-2": 60, "NAV-2": 60, "NAV-1": 150, "FIN-1": 150, "NAV-3": 240, "C-2": 330}
    assert said(filled(COUNCIL, placed(COUNCIL, times))) == [
        ("FIN-2", "3", 90),
        ("NAV-2", "5", 75),
        ("NAV-2", "4", 15),
        ("FIN-1", "3", 30),
        ("FIN-1", "2", 45),
        ("NAV-3", "4", 45),
        ("C-2", "3", "adopted"),
        ("C-2", "5", "adopted"),
    ]


def test_an_item_comes_to_the_first_plenary_after_it_and_to_none_if_there_is_none() -> None:
    times = {"NAV-2": 0, "C-1": 90, "FIN-1": 90, "C-2": 150, "FIN-2": 240}
    adoptions = [entry for entry in filled(COUNCIL, placed(COUNCIL, times)) if entry.adoption]
    assert said(tuple(adoptions)) == [("C-1", "5", "adopted")]


def test_a_meeting_that_ends_before_the_plenary_serves_first_what_it_adopts() -> None:
    """Two meetings of one body overlap; the one that began first goes on while the plenary meets."""
    times = {"NAV-3": 0, "NAV-2": 15, "C-2": 105}
    longer = tuple(s.model_copy(update={"minutes": 120}) if s.id == "NAV-3" else s for s in COUNCIL.sessions)
    conference = COUNCIL.model_copy(update={"sessions": longer})
    assert said(filled(conference, placed(conference, times))) == [
        ("NAV-3", "4", 45),
        ("NAV-2", "5", 75),
        ("NAV-2", "4", 15),
        ("C-2", "5", "adopted"),
    ]


def test_the_command_writes_who_takes_what(hemicycle: Command) -> None:
    done = hemicycle("solve", FIXTURES / "agenda.yaml", "--seconds", 20, "-o", "-")
    timetable = Timetable.model_validate_json(done.stdout)
    assert (done.returncode, timetable.proof.status) == (0, "OPTIMAL")
    assert timetable.agenda == filled(COUNCIL, timetable.placements)
    assert minutes_of(timetable.agenda) == {"2": 45, "3": 120, "4": 60, "5": 75}
    assert {entry.item for entry in timetable.agenda if entry.adoption} == {"3", "5"}


def minutes_of(entries: tuple[AgendaEntry, ...]) -> Counter[str]:
    total: Counter[str] = Counter()
    for entry in entries:
        total[entry.item] += entry.minutes
    return total


LENGTHS = st.sampled_from([30, 30, 60, 100])
BODIES = st.sampled_from(["FIN", "FIN", "FIN", "COUNCIL", "COUNCIL", "NAV"])


@st.composite
def meetings(draw: st.DrawFn) -> tuple[Conference, tuple[Placement, ...]]:
    """Meetings of two bodies and of the plenary, of which some name an item, at any times; some have no place."""
    plain = COUNCIL.model_dump(mode="json", exclude_unset=True)
    plain["agenda"] = [
        {"id": str(n), "title": "x", "lead": draw(BODIES), "minutes": draw(LENGTHS), "adopted": draw(st.booleans())}
        for n in range(draw(st.integers(1, 4)))
    ]
    plain["sessions"] = [
        {"id": f"s{n}", "body": (body := draw(BODIES)), "minutes": draw(LENGTHS)}
        | {"kind": "plenary" if body == "COUNCIL" else draw(st.sampled_from(["committee"] * 5 + ["reception"]))}
        | {"items": draw(st.sampled_from([[]] * 5 + [["0"]]))}
        for n in range(draw(st.integers(1, 6)))
    ]
    conference = Conference.model_validate(plain)
    times = {s.id: draw(st.sampled_from([0, 30, 60, 90, None])) for s in conference.sessions}
    return conference, placed(conference, {name: time for name, time in times.items() if time is not None})


@given(meetings())
@settings(max_examples=600, deadline=None)
def test_every_open_item_gets_its_minutes_and_its_plenary_exactly_where_the_rule_holds(
    found: tuple[Conference, tuple[Placement, ...]],
) -> None:
    conference, placements = found
    entries = filled(conference, placements)
    assert entries == filled(conference, placements[::-1])
    problem = translation.problem(conference)
    plan = translation.plan(conference, timetable(conference, placements))
    named = {item for session in conference.sessions for item in session.items}
    waiting = {item.id: item for item in conference.agenda if item.minutes and item.id not in named}
    minutes, adopted = minutes_of(entries), {entry.item for entry in entries if entry.adoption}
    served = all(minutes[name] == item.minutes for name, item in waiting.items())
    heard = {name for name, item in waiting.items() if item.adopted} <= adopted
    assert (served and heard) == (not list(OpenItemsFindTime().check(problem, plan)))
    keeps_within_its_sessions(conference, placements, entries)


def keeps_within_its_sessions(
    conference: Conference, placements: tuple[Placement, ...], entries: tuple[AgendaEntry, ...]
) -> None:
    """No item gets more than it needs, no session gives more than it has, and a plenary adopts what has ended."""
    at = {placement.session: placement for placement in placements}
    items = {item.id: item for item in conference.agenda}
    for name, session in conference.session.items():
        assert sum(entry.minutes for entry in entries if entry.session == name) <= session.minutes
    for item, minutes in minutes_of(entries).items():
        assert minutes <= (items[item].minutes or 0)
    for entry in entries:
        session = conference.session[entry.session]
        if entry.adoption:
            assert items[entry.item].adopted
            assert session.kind == "plenary"
        else:
            assert session.body == items[entry.item].lead
            assert (session.items, session.kind == "reception") == ((), False)
    for one, other in combinations(entries, 2):
        if one.item == other.item and other.adoption:
            assert at[one.session].end.timestamp() <= at[other.session].start.timestamp()


def timetable(conference: Conference, placements: tuple[Placement, ...]) -> Timetable:
    return Timetable(
        conference=conference.id,
        problem="",
        made_by=MadeBy(program="", ortools="", seed=1, workers=1),
        proof=Proof(status="FEASIBLE", cost=0, bound=0, seconds=0.0),
        placements=placements,
    )
