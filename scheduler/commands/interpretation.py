"""`hemicycle interpretation`."""

import asyncio
import json
from dataclasses import asdict
from pathlib import Path

import click

from scheduler import translation
from scheduler.conference import Conference
from scheduler.errors import BadInput, Fault
from scheduler.formats.conference_file import read_conference
from scheduler.formats.timetable_file import faults, read_timetable
from scheduler.interpretation.agreement import REMEDY, outdated
from scheduler.interpretation.costs import Costs, costs
from scheduler.interpretation.frontier import Point, frontier, pools
from scheduler.options import limits_options
from scheduler.timetable import Timetable
from scheduler.watching import watched
from solver.result import Limits
from solver.timetable.problem import Problem

SHOWN = 6  # sessions that are named where they are left without interpretation


@click.command()
@click.argument("conference", type=click.Path(path_type=Path))
@click.argument("timetable", type=click.Path(path_type=Path))
@click.option(
    "--teams", type=click.IntRange(0, 50), help="Ask up to so many teams; all of the conference by default."
)
@click.option(
    "--budget", type=click.IntRange(0, 10**12), help="Spend no more than this, in the conference's currency."
)
@limits_options(20.0, "each question takes")
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON.")
def command(
    conference: Path, timetable: Path, teams: int | None, budget: int | None, limits: Limits, as_json: bool
) -> int:
    """Say what interpretation costs in TIMETABLE.json, and how much of it fewer or more teams can interpret.

    Times and rooms stay as they are. Exit code 0: here are the answers; 2: the input is not right.
    """
    known, made = read_conference(conference), read_timetable(timetable)
    if lacking := _lacking(known, budget):
        raise BadInput(str(conference), lacking)
    if wrong := faults(known, made) or _missing(known, made):
        raise BadInput(str(timetable), wrong)
    days = None if budget is None else budget // known.interpretation.rates.group_1
    problem, plan = translation.problem(known), translation.plan(known, made)
    asked = watched(
        lambda tell, stop: frontier(problem, plan, limits, tell, teams, days, stop),
        "answer",
        "interpreted sessions",
    )
    paid, points = costs(known, made, problem), asyncio.run(asked)
    if as_json:
        both = {"costs": asdict(paid), "frontier": [asdict(point) for point in points]}
        click.echo(json.dumps(both, ensure_ascii=False, indent=1))
    else:
        _print_costs(known, paid)
        _print_frontier(known, problem, points)
    return 0


def _lacking(conference: Conference, budget: int | None) -> list[Fault]:
    found = []
    if not conference.interpretation.teams:
        what = "the conference has no teams; describe them to see what they can do"
        found.append(Fault("interpretation › teams", what))
    if budget is not None and not conference.interpretation.rates.group_1:
        found.append(Fault("--budget", "the conference gives no rates; set interpretation › rates › group_1"))
    return found


def _missing(conference: Conference, timetable: Timetable) -> list[Fault]:
    if not any(placement.team for placement in timetable.placements):
        return [Fault("placements", "no session has a team; solve the conference anew, it has teams now")]
    return [
        Fault(f"placements {session} › interpretation", f"{text}; {REMEDY}")
        for session, text in outdated(conference, timetable).items()
    ]


def _print_costs(conference: Conference, paid: Costs) -> None:
    days = _money(paid.interpreter_days, paid.money, paid)
    click.echo(f"{paid.assignments} assignments on {paid.team_days} team-days: {days}.")
    saving = [each for each in paid.marginal if each.team_days]
    if paid.marginal and not saving:
        click.echo("\nNo day of a team would be saved without any one language of a session: teams come whole.")
    if saving:
        click.echo("\nWhat would be saved without a language, everything else staying as it is:")
    for each in saving:
        title = conference.title(conference.session[each.session])
        cost = _money(each.interpreter_days, each.money, paid)
        click.echo(f"  {each.language} for {title} ({each.session}): {each.team_days} team-day, {cost}")


def _money(days: int, money: int, paid: Costs) -> str:
    text = f"{days:,} interpreter-day{'s' if days != 1 else ''}"
    return f"{text}, {paid.currency} {money:,}" if money else text


def _print_frontier(conference: Conference, problem: Problem, points: list[Point]) -> None:
    (main, _), *others = pools(problem).items()
    rates = conference.interpretation.rates
    number = sum(len(teams) for _, teams in others)
    rest = f", beside {number} other{'s' if number > 1 else ''}" if number else ""
    click.echo(f"\nWhat teams of {', '.join(sorted(main))} can interpret{rest}:")
    for point in points:
        total = point.interpreted + len(point.left_out)
        cost = f", {rates.currency} {point.interpreter_days * rates.group_1:,}" if rates.group_1 else ""
        proven = "" if point.proven else " (perhaps more)"
        click.echo(
            f"  {point.teams}: {point.interpreted} of {total} sessions{proven}, {point.assignments} assignments, "
            f"{point.team_days} team-days{cost}{_named(point.left_out)}"
        )


def _named(sessions: tuple[str, ...]) -> str:
    if not sessions:
        return ""
    more = f" and {len(sessions) - SHOWN} more" if len(sessions) > SHOWN else ""
    return f"; without {', '.join(sessions[:SHOWN])}{more}"
