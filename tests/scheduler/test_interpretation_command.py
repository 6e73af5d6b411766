"""`hemicycle interpretation`: what it costs, and what other numbers of teams could interpret."""

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest

from scheduler.conference import Conference
from scheduler.interpretation.costs import costs
from scheduler.interpretation.frontier import Point, frontier
from scheduler.timetable import Placement, Timetable
from scheduler.translation import plan, problem
from solver.result import Limits
from tests.conftest import FIXTURES, Command
from tests.scheduler import booths

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
    assert [point["teams"] for point in points] == [0, 1, 2]


def test_a_budget_bounds_what_can_be_interpreted(hemicycle: Command, made: Path) -> None:
    """Nine people for a day cost 5,400: with 6,000 one day of FOUR is paid, or one of THREE, which does less."""
    for point in answers(hemicycle, made, "--budget", 6000)["frontier"]:
        assert point["interpreter_days"] * 600 <= 6000
    assert [p["interpreted"] for p in answers(hemicycle, made, "--budget", 0)["frontier"]] == [0, 0]


def without(timetable: Timetable, session: str, language: str) -> Timetable:
    """Take a language away from a session; what is left of one language is not interpreted."""

    def changed(placement: Placement) -> Placement:
        if placement.session != session:
            return placement
        rest = tuple(tag for tag in placement.interpretation if tag != language)
        alone = {"interpretation": (), "team": None}
        return placement.model_copy(update=alone if len(rest) < 2 else {"interpretation": rest})

    return timetable.model_copy(update={"placements": tuple(map(changed, timetable.placements))})


@pytest.mark.parametrize("nets", ["on a day of its own", "on a day with others"])
def test_what_is_saved_without_a_language_is_the_difference_of_two_totals(nets: str) -> None:
    known, timetable = booths.conference(), booths.timetable()
    if nets == "on a day of its own":
        given = {"NETS": "THREE", "COAST-2": "FOUR"}
        placements = [p.model_copy(update={"team": given.get(p.session, p.team)}) for p in timetable.placements]
        timetable = timetable.model_copy(update={"placements": tuple(placements)})
    now = costs(known, timetable, problem(known))
    assert {(each.session, each.language) for each in now.marginal} == {
        *((session, language) for session in ("COAST-1", "COAST-2") for language in ("es", "fr")),
        ("NETS", "fr"),
    }
    for each in now.marginal:
        then = costs(known, without(timetable, each.session, each.language), problem(known))
        saved = (
            now.team_days - then.team_days,
            now.interpreter_days - then.interpreter_days,
            now.money - then.money,
        )
        assert (each.team_days, each.interpreter_days, each.money) == saved
    saving = [(each.session, each.language, each.interpreter_days) for each in now.marginal if each.team_days]
    assert saving == ([("NETS", "fr", 6)] if nets == "on a day of its own" else [])


def of_one_pool() -> tuple[Conference, Timetable]:
    """The example with the team of four languages alone, and a timetable in which it does everything."""
    known = booths.conference()
    teams = tuple(team for team in known.interpretation.teams if team.id == "FOUR")
    interpretation = known.interpretation.model_copy(update={"teams": teams})
    return known.model_copy(update={"interpretation": interpretation}), booths.timetable({"THREE": "FOUR"})


def test_without_any_team_nothing_is_interpreted() -> None:
    known, timetable = of_one_pool()
    asked = problem(known), plan(known, timetable)
    none, one = asyncio.run(frontier(*asked, Limits(seconds=20), lambda event: None))
    interpreted = {placement.session for placement in timetable.placements if placement.interpretation}
    assert (none.teams, none.interpreted, none.team_days, none.proven) == (0, 0, 0, True)
    assert set(none.left_out) == interpreted
    assert (one.teams, one.proven) == (1, True)
    assert 0 < one.interpreted == len(interpreted) - len(one.left_out)


def test_nothing_more_is_asked_after_an_interrupt() -> None:
    known, timetable = of_one_pool()

    async def interrupted() -> list[Point]:
        stop = asyncio.Event()
        stop.set()
        asked = problem(known), plan(known, timetable)
        return await frontier(*asked, Limits(seconds=20), lambda event: None, stop=stop)

    assert asyncio.run(interrupted()) == []


def test_progress_is_told_beside_the_answer(hemicycle: Command, made: Path) -> None:
    done = hemicycle("interpretation", BOOTHS, made, "--json", "--seed", 3, "--workers", 1, "--steps", 2)
    assert len(json.loads(done.stdout)["frontier"]) == 2
    _, first, second = done.stderr.split("8 interpreted sessions, ")
    assert all("bound" in each and "gap -" not in each for each in (first, second))


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"team": "ZZZ"}, "placements[0] OPEN › team: there is no team “ZZZ”; known here: “FOUR” and “THREE”"),
        (
            {"interpretation": ["klingon"]},
            "“klingon” is not a language tag; write it like en, fr or zh-Hans (BCP 47)",
        ),
        (
            {"interpretation": ["en", "fr"]},
            "placements OPEN › interpretation: Opening (OPEN) is interpreted between English and French, but the"
            " requests and rules of today give Arabic, English, Spanish and French; hemicycle solve --from",
        ),
    ],
)
def test_teams_and_languages_that_are_not_the_conference_s_are_told(
    hemicycle: Command, tmp_path: Path, change: Plain, complaint: str
) -> None:
    plain = booths.timetable().model_dump(mode="json")
    plain["placements"][0] |= change
    target = tmp_path / "t.json"
    target.write_text(json.dumps(plain), encoding="utf-8")
    done = hemicycle("interpretation", BOOTHS, target)
    assert (done.returncode, "Traceback" in done.stderr) == (2, False)
    assert complaint in done.stderr


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
    assert done.stderr.startswith(str(FIXTURES / conference))


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
