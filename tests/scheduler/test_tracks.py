"""What tracks of a conference ask for arrives at the solver, and what is wrong with it is told."""

from scheduler.translation.there import problem
from solver.timetable.groupings import Theme, Unwelcome
from solver.timetable.values import Span
from tests.scheduler.files import SOUND, parsed, said

DAY = 24 * 60
PEOPLE = "people: [{id: CHAIR}]"
AFAR = """\
people:
  - id: CHAIR
    poor_hours: [{start: 2027-03-29 09:00, end: 2027-03-29 10:00}]
    bad_hours: [{start: 2027-03-29 16:00, end: 2027-03-29 24:00}]
"""
THEMES = """\
themes:
  - {id: energy, name: Energy, chairs: [CHAIR], similar: [climate]}
  - {id: climate, name: Climate}
sessions:
  - {id: A, kind: p2c, minutes: 60, theme: energy, place_in_theme: 2}
  - {id: B, kind: p2c, minutes: 60, theme: climate}
"""


def test_themes_places_and_hours_arrive() -> None:
    found = problem(parsed(SOUND.replace(PEOPLE, AFAR) + THEMES))
    assert found.themes == (
        Theme(id="climate"),
        Theme(id="energy", chairs=frozenset({"CHAIR"}), similar={"climate": 1}),
    )
    assert [found.session[name].place_in_theme for name in "AB"] == [2, None]
    morning = DAY - 60  # the clocks go forward on the first day
    assert found.person["CHAIR"].poor_hours == (Span(start=morning + 540, end=morning + 600),)
    assert found.person["CHAIR"].bad_hours == (Span(start=morning + 960, end=morning + DAY),)


def test_two_themes_that_are_similar_are_charged_once_even_if_both_say_so() -> None:
    both = THEMES.replace("name: Climate}", "name: Climate, similar: [energy]}")
    found = {theme.id: theme.similar for theme in problem(parsed(SOUND + both)).themes}
    assert found == {"energy": {"climate": 1}, "climate": {}}


def test_a_place_without_a_theme_and_a_theme_like_itself_are_told() -> None:
    odd = THEMES.replace("similar: [climate]", "similar: [climate, energy]").replace("theme: energy, place", "place")
    [itself, place] = said(SOUND + odd)
    assert "needs a “theme”" in place
    assert "energy is the theme itself" in itself


def test_what_is_unwelcome_arrives_for_each_part_and_room() -> None:
    unwelcome = """\
unwelcome:
  - {units: 3, sessions: [A], days: [2027-03-29]}
  - {theme: climate, rooms: [RED, BLUE], note: too hot}
  - {units: 2, days: [2027-03-28], parts: [PM], rooms: [RED]}
"""
    parts = ("2027-03-29 AM", "2027-03-29 PM")
    assert set(problem(parsed(SOUND + THEMES + unwelcome)).unwelcome) == {
        *(Unwelcome(units=3, sessions=frozenset("A"), part=part) for part in parts),
        *(Unwelcome(units=1, theme="climate", room=room) for room in ("RED", "BLUE")),
        Unwelcome(units=2, part="2027-03-28 PM", room="RED"),
    }


def test_what_cannot_be_meant_is_told_with_its_place() -> None:
    unwelcome = """\
unwelcome:
  - {theme: energi, rooms: [RED]}
  - {sessions: [A], theme: energy, rooms: [GREEN]}
  - {units: 2}
"""
    told = said(SOUND + THEMES + unwelcome)
    assert any("days, parts or rooms" in fault for fault in told)
    assert any("the sessions or the theme" in fault for fault in told)
    [first, *_] = said(SOUND + THEMES + unwelcome.replace("  - {units: 2}\n", "").replace("sessions: [A], ", ""))
    assert "energi" in first
    assert "energy" in first
