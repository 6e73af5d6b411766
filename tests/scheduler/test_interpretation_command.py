"""`hemicycle interpretation`: what it costs, and what other numbers of teams could interpret."""

import json
from pathlib import Path
from typing import Any

import pytest

from scheduler.formats.conference_file import read_conference
from scheduler.formats.timetable_file import read_timetable
from scheduler.interpretation.costs import costs
from tests.conftest import FIXTURES, Command

BOOTHS = FIXTURES / "booths.yaml"
Plain = dict[str, Any]


@pytest.fixture(scope="module")
def made(hemicycle: Command, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The optimum of the example."""
    target = tmp_path_factory.mktemp("booths") / "t.json"
    done = hemicycle("solve", BOOTHS, "--seconds", 60, "--workers", 1, "-o", target)
    assert done.returncode == 0, done.stderr
    return target


def answers(hemicycle: Command, made: Path, *options: object) -> Plain:
    done = hemicycle("interpretation", BOOTHS, made, "--json", *options)
    assert done.returncode == 0, done.stderr
    found: Plain = json.loads(done.stdout)
    return found


def counted(made: Path) -> tuple[int, int]:
    """Count team-days and interpreter-days by hand: nine people in FOUR, six in THREE."""
    placements = json.loads(made.read_text(encoding="utf-8"))["placements"]
    days = {(p["team"], p["start"][:10]) for p in placements if p["team"] is not None}
    return len(days), sum({"FOUR": 9, "THREE": 6}[team] for team, _ in days)


def test_costs_are_the_days_on_which_teams_work_at_the_rate(hemicycle: Command, made: Path) -> None:
    paid = answers(hemicycle, made)["costs"]
    team_days, interpreter_days = counted(made)
    assert (paid["team_days"], paid["interpreter_days"]) == (team_days, interpreter_days)
    assert (paid["money"], paid["currency"]) == (600 * interpreter_days, "EUR")


def test_all_teams_interpret_everything_and_fewer_interpret_less(hemicycle: Command, made: Path) -> None:
    none, one = answers(hemicycle, made)["frontier"]
    interpreted = [p for p in json.loads(made.read_text(encoding="utf-8"))["placements"] if p["interpretation"]]
    assert all(point["proven"] for point in (none, one))
    assert (one["interpreted"], one["left_out"]) == (len(interpreted), [])
    in_arabic = {p["session"] for p in interpreted if "ar" in p["interpretation"]}
    assert set(none["left_out"]) == in_arabic
    assert (one["team_days"], one["interpreter_days"]) <= counted(made)


def test_more_teams_than_there_are_can_be_asked_about(hemicycle: Command, made: Path) -> None:
    points = answers(hemicycle, made, "--teams", 2)["frontier"]
    assert [point["teams"] for point in points] == [1, 2, 3]


def test_a_budget_bounds_what_can_be_interpreted(hemicycle: Command, made: Path) -> None:
    """Nine people for a day cost 5,400: with 6,000 one day of FOUR is paid, or one of THREE, which does less."""
    for point in answers(hemicycle, made, "--budget", 6000)["frontier"]:
        assert point["interpreter_days"] * 600 <= 6000
    assert [p["interpreted"] for p in answers(hemicycle, made, "--budget", 0)["frontier"]] == [0, 0]


def test_a_language_costs_what_goes_away_with_it(made: Path) -> None:
    """French for NETS is its only interpretation; COAST needs Spanish on its own in both meetings."""
    conference, timetable = read_conference(BOOTHS), read_timetable(made)
    marginal = {(each.session, each.language): each for each in costs(conference, timetable).marginal}
    days = {p.session: (p.team, p.start.date()) for p in timetable.placements if p.team is not None}
    alone = [session for session, day in days.items() if list(days.values()).count(day) == 1]
    assert {session for session, _ in marginal} == {"COAST-1", "COAST-2", "NETS"}
    for (session, language), each in marginal.items():
        shared = [s for s, day in days.items() if day == days[session] and s != session]
        needed = any(language in timetable.placed()[other].interpretation for other in shared)
        if session == "NETS" and session in alone:
            assert (each.team_days, each.money) == (1, each.interpreter_days * 600)
        else:
            assert (each.team_days, each.interpreter_days) == (0, 0 if needed else 2)


def test_it_is_said_in_words(hemicycle: Command, made: Path) -> None:
    said = hemicycle("interpretation", BOOTHS, made).stdout
    team_days, interpreter_days = counted(made)
    assert f"on {team_days} team-days: {interpreter_days} interpreter-days, EUR {600 * interpreter_days:,}.\n" in said
    assert "What teams of ar, en, es, fr can interpret, beside 1 other:\n" in said
    assert "\n  1: 8 of 8 sessions," in said


@pytest.mark.parametrize(
    ("conference", "options", "complaint"),
    [
        ("agenda.yaml", (), "interpretation › teams: the conference has no teams"),
        ("agenda.yaml", ("--budget", 5), "--budget: the conference gives no rates"),
    ],
)
def test_what_is_missing_is_said(
    hemicycle: Command, tmp_path: Path, conference: str, options: tuple[object, ...], complaint: str
) -> None:
    target = tmp_path / "t.json"
    hemicycle("solve", FIXTURES / conference, "--steps", 1, "--workers", 1, "-o", target)
    done = hemicycle("interpretation", FIXTURES / conference, target, *options)
    assert done.returncode == 2
    assert complaint in done.stderr


def test_a_timetable_from_before_there_were_teams_is_refused(hemicycle: Command, made: Path, tmp_path: Path) -> None:
    plain = json.loads(made.read_text(encoding="utf-8"))
    for placement in plain["placements"]:
        placement["team"] = None
    target = tmp_path / "t.json"
    target.write_text(json.dumps(plain), encoding="utf-8")
    done = hemicycle("interpretation", BOOTHS, target)
    assert (done.returncode, "no session has a team" in done.stderr) == (2, True)


def test_a_session_that_no_team_can_interpret_is_refused(hemicycle: Command, tmp_path: Path) -> None:
    text = BOOTHS.read_text(encoding="utf-8").replace("    - {id: FOUR, languages: [ar, en, es, fr]}\n", "")
    source = tmp_path / "booths.yaml"
    source.write_text(text, encoding="utf-8")
    done = hemicycle("solve", source)
    assert done.returncode == 2
    assert "FISH-1: it is interpreted between ar, en, es, fr, and no team has all of these languages" in done.stderr
