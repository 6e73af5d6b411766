"""Timefold for Python on one instance in neutral words: each session has its own starts and rooms to choose from.

First-fit construction that takes the first place without a new violation (were all places of a session tried, the
first plan would come after minutes), then its default local search.
"""

import json
import sys
import time
from itertools import combinations
from pathlib import Path
from typing import Any

import timefold_hours
from timefold.solver import SolverFactory
from timefold.solver.config import Duration, ScoreDirectorFactoryConfig, SolverConfig, TerminationConfig
from timefold_hours import spans_of
from timefold_words import Beside, Closed, Home, Link, Member, Moment, Order, Programme, Room, Talk, constraints

EVER = 10**9
NOWHERE = -1
SEARCH = "<localSearch/>"
CONSTRUCTION = """<constructionHeuristic><constructionHeuristicType>FIRST_FIT</constructionHeuristicType><forager>
<pickEarlyType>FIRST_FEASIBLE_SCORE_OR_NON_DETERIORATING_HARD</pickEarlyType></forager></constructionHeuristic>"""


def read(instance: dict[str, Any]) -> Programme:
    sessions = instance["sessions"]
    turnover = instance["turnover"] or [-1] * len(instance["rooms"])
    rooms = [Room(number, minutes) for number, minutes in enumerate(turnover)]
    nowhere = [Room(NOWHERE, -1)]
    talks = [
        Talk(
            number,
            session["length"],
            session["starts"],
            nowhere if session["rooms"] is None else [rooms[room] for room in session["rooms"]],
            dict(session["start_prices"]),
            dict(session["room_prices"]),
            spans_of(instance, session["starts"]),
        )
        for number, session in enumerate(sessions)
    ]
    talks.sort(key=lambda talk: len(talk.starts) * len(talk.rooms) / talk.length)  # the most difficult first
    moments, members, homes = _groups(instance)
    closed = [(number, *each) for number, session in enumerate(sessions) for each in session["closed"]]
    return Programme(
        [Link(number, *link) for number, link in enumerate(_links(instance))],
        [Order(number, *order) for number, order in enumerate(_orders(instance))],
        [Beside(number, *beside) for number, beside in enumerate(_besides(instance))],
        [Closed(number, *each) for number, each in enumerate(closed)],
        [Member(number, *member) for number, member in enumerate(members)],
        [Moment(number, *moment) for number, moment in enumerate(moments)],
        [Home(number, *home) for number, home in enumerate(homes)],
        *timefold_hours.read(instance),
        talks,
    )


def _links(instance: dict[str, Any]) -> list[tuple[int, ...]]:
    clashes = {pair for sessions in instance["never_together"] for pair in combinations(sessions, 2)}
    near = [(*pair, gap, 0) for gap, sessions in instance["apart"] for pair in combinations(sessions, 2)]
    return [*((*pair, 0, 0) for pair in sorted(clashes)), *near, *((a, b, 0, p) for p, a, b in instance["together"])]


def _orders(instance: dict[str, Any]) -> list[tuple[int, ...]]:
    orders = [(*pair, 0, 0) for sessions in instance["same_start"] for pair in combinations(sessions, 2)]
    for first, then, least, most in instance["before"]:
        length = instance["sessions"][first]["length"]
        orders.append((first, then, length + least, EVER if most is None else length + most))
    return orders


def _besides(instance: dict[str, Any]) -> list[tuple[int, ...]]:
    one_room = [(*pair, -1) for sessions in instance["same_room"] for pair in combinations(sessions, 2)]
    return [*one_room, *((one, other, gap) for gap, one, other in instance["in_a_row"])]


def _groups(instance: dict[str, Any]) -> tuple[list[tuple[int, ...]], ...]:
    """Give for all groups the moments at which few may run, their members, and those that should have one room."""
    said = [*instance["at_most"], *instance["distinct_rooms"]]
    members = [(session, group) for group, (_, sessions) in enumerate(said) for session in sessions]
    homes = [(len(instance["at_most"]) + group, price) for group, (price, _) in enumerate(instance["distinct_rooms"])]
    moments = []
    for group, (limit, sessions) in enumerate(instance["at_most"]):
        starts = {start for session in sessions for start in instance["sessions"][session]["starts"]}
        moments += [(group, start, limit) for start in sorted(starts)]
    return moments, members, homes


def solve(programme: Programme, phases: str, seed: int, seconds: float, until_feasible: bool) -> Programme:
    config = SolverConfig(
        solution_class=Programme,
        entity_class_list=[Talk],
        random_seed=seed,
        xml_source_text=f"<solver>{phases}</solver>",
        score_director_factory_config=ScoreDirectorFactoryConfig(constraint_provider_function=constraints),
        termination_config=TerminationConfig(
            spent_limit=Duration(milliseconds=int(seconds * 1000)), best_score_feasible=until_feasible or None
        ),
    )
    return SolverFactory.create(config).build_solver().solve(programme)


def answer(instance: dict[str, Any], programme: Programme) -> dict[str, Any]:
    placed = {
        instance["sessions"][talk.id]["name"]: [
            talk.start,
            None if talk.room.id == NOWHERE else instance["rooms"][talk.room.id],
        ]
        for talk in programme.talks
        if talk.start is not None and talk.room is not None
    }
    return {"at": time.time(), "plan": placed}


def main() -> None:
    """Search until nothing is violated, then from there on for less cost, as one search whose first plan is noted."""
    instance, seconds = json.loads(Path(sys.argv[1]).read_text()), float(sys.argv[2])
    begin = time.monotonic()
    best = solve(read(instance), CONSTRUCTION + SEARCH, instance["seed"], seconds, until_feasible=True)
    first = last = answer(instance, best)
    left = seconds - (time.monotonic() - begin)
    if left > 0 and best.score.hard_score == 0:
        last = answer(instance, solve(best, SEARCH, instance["seed"], left, until_feasible=False))
    Path(sys.argv[3]).write_text(json.dumps([first, last]))


main()
