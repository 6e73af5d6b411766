"""A timetable problem in words that any solver can read: what the rules leave open, session by session, and across.

Made from what the rules say to our own search, so that the peers are asked the same; plain numbers and no classes.
Sessions and rooms are named by their place in the lists, times are minutes since the problem's origin.
"""

from collections.abc import Mapping
from typing import Any, TypeVar

from solver.timetable.costs import (
    DistinctRoomsCost,
    FewSpansCost,
    IsolatedCost,
    LonelyCost,
    LongRunsCost,
    TogetherCost,
)
from solver.timetable.decisions import Decisions
from solver.timetable.demands import Apart, AtMost, Before, InARow, NeverTogether, Said, SameRoom, SameStart
from solver.timetable.model import decisions
from solver.timetable.problem import Problem
from solver.timetable.values import Span

Instance = dict[str, Any]
Choice = TypeVar("Choice", int, str)


def neutral(problem: Problem, seed: int) -> Instance:
    """Say everything that the words here can say; the words that they cannot are named in `left_out`.

    `closed` are the starts and rooms of a session that do not go together; `turnover` the minutes that a room stays
    empty after a session, None if a room may hold several at once. `start_prices` and `room_prices` give what a start
    or a room of a session costs, if anything. Words of cost, from `together` on, begin with the price of a unit; a
    span of which they speak is named by its place in `spans`. Every session is to be placed, a request as well.
    """
    decide = decisions(problem)
    instance: Instance = {
        "seed": seed,
        "step": problem.step,
        "days": sorted([day.start, day.end] for day in problem.days),
        "rooms": [room.id for room in problem.rooms],
        "turnover": None if decide.turnover is None else [decide.turnover[room.id] for room in problem.rooms],
        "sessions": _sessions(problem, decide),
        "never_together": [],
        "at_most": [],
        "before": [],
        "same_start": [],
        "apart": [],
        "same_room": [],
        "in_a_row": [],
        "together": [],
        "distinct_rooms": [],
        "spans": [],
        "few_spans": [],
        "isolated": [],
        "lonely": [],
        "long_runs": [],
    }
    number = {session.id: at for at, session in enumerate(problem.sessions)}
    left = {type(demand).__name__ for demand in decide.demands if not _say(instance, number, demand)}
    return instance | {"left_out": sorted(left)}


def _sessions(problem: Problem, decide: Decisions) -> list[Instance]:
    place = {room.id: at for at, room in enumerate(problem.rooms)}
    return [
        {
            "name": session.id,
            "length": session.duration,
            "starts": decide.starts(session.id),
            "rooms": [place[room] for room in decide.rooms(session.id)] if session.needs_room else None,
            "closed": [
                [start, place[room]]
                for start in decide.starts(session.id)
                for room in decide.rooms(session.id)
                if not decide.open(session.id, start, room)
            ],
            "start_prices": _prices(decide.start_costs.get(session.id, {}), decide.starts(session.id)),
            "room_prices": [
                [place[room], price]
                for room, price in _prices(decide.room_costs.get(session.id, {}), decide.rooms(session.id))
            ],
        }
        for session in problem.sessions
    ]


def _prices(costs: Mapping[Choice, Mapping[str, int]], choices: list[Choice]) -> list[tuple[Choice, int]]:
    """Give what the choices cost that cost anything, whichever rules charge it."""
    return [(choice, sum(costs[choice].values())) for choice in choices if choice in costs]


def _say(instance: Instance, number: dict[str, int], demand: Said) -> bool:
    """Add a demand; tell whether there is a word for it."""
    match demand:
        case NeverTogether(sessions=sessions):
            instance["never_together"].append([number[each] for each in sessions])
        case AtMost(limit=limit, sessions=sessions):
            members = [number[each] for each in sessions]
            if limit < _most_at_once(instance, members):
                instance["at_most"].append([limit, members])
        case Before(first=first, then=then, min_gap=least, max_gap=most):
            instance["before"].append([number[first], number[then], least, most])
        case SameStart(sessions=sessions):
            instance["same_start"].append([number[each] for each in sessions])
        case Apart(gap=gap, sessions=sessions):
            instance["apart"].append([gap, [number[each] for each in sessions]])
        case SameRoom(sessions=sessions):
            instance["same_room"].append([number[each] for each in sessions])
        case InARow(gap=gap, sessions=(one, other)):
            instance["in_a_row"].append([gap, number[one], number[other]])
        case TogetherCost(weight=price, one=one, other=other):
            instance["together"].append([price, number[one], number[other]])
        case DistinctRoomsCost(weight=price, sessions=sessions):
            instance["distinct_rooms"].append([price, [number[each] for each in sessions]])
        case _:
            return _say_of_hours(instance, number, demand)
    return True


def _say_of_hours(instance: Instance, number: dict[str, int], demand: Said) -> bool:
    """Add a demand about the hours of those who are in several sessions; tell whether there is a word for it."""

    def place(span: Span) -> int:
        said = [span.start, span.end]
        if said not in instance["spans"]:
            instance["spans"].append(said)
        return int(instance["spans"].index(said))

    match demand:
        case FewSpansCost(weight=price, sessions=sessions, spans=spans, least=least):
            word, more = "few_spans", [[place(span) for span in spans], least]
        case IsolatedCost(weight=price, sessions=sessions, span=span, gap=gap):
            word, more = "isolated", [place(span), gap]
        case LonelyCost(weight=price, sessions=sessions, span=span):
            word, more = "lonely", [place(span)]
        case LongRunsCost(weight=price, sessions=sessions, span=span, most=most, gap=gap):
            word, more = "long_runs", [place(span), gap, most]
        case _:
            return False
    instance[word].append([price, [number[each] for each in sessions], *more])
    return True


def _most_at_once(instance: Instance, members: list[int]) -> int:
    """Give how many of the sessions may run at once by their rooms alone."""
    rooms = [instance["sessions"][member]["rooms"] for member in members]
    if instance["turnover"] is None or None in rooms:
        return len(members)
    return min(len(members), len({room for some in rooms for room in some}))
