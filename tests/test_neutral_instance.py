"""The neutral instance that the benchmarks give to peers says what the rules of the problem say."""

from typing import Any

from solver.rule import load
from solver.timetable.problem import Problem
from tests.benchmarks._neutral import neutral

ASKED = {
    "admissible_time",
    "group_apart",
    "few_sessions_in_a_row",
    "group_in_a_row",
    "group_in_parallel",
    "group_in_same_room",
    "group_wishes",
    "nobody_comes_for_one_session",
    "one_session_per_room",
    "order_of_sessions",
    "person_in_one_place",
    "required_sessions_are_placed",
    "room_is_open",
    "room_turnover",
    "session_has_a_room",
    "wanted_sessions_apart",
}
ALONE = ("seed", "step", "days", "rooms", "turnover", "sessions")  # what is not said across sessions


def workshop(name: str, **more: Any) -> dict[str, Any]:
    return {"id": name, "name": name, "kind": "workshop", "duration": 60, "rooms": ["big", "small"], **more}


def conference(**more: Any) -> Problem:
    """Two mornings of three hours, two rooms, one of them closed in the first hour, four workshops."""
    return Problem.model_validate(
        {
            "step": 30,
            "days": [
                {"id": "d10", "kind": "work", "start": 11_940, "end": 12_120},
                {"id": "d2", "kind": "work", "start": 420, "end": 600},
            ],
            "parts": [
                {"id": "d10 AM", "day": "d10", "band": "AM", "start": 11_940, "end": 12_120},
                {"id": "d2 AM", "day": "d2", "band": "AM", "start": 420, "end": 600},
            ],
            "rooms": [
                {"id": "big", "seats": {"theatre": 50}, "turnover": 10},
                {"id": "small", "seats": {"theatre": 20}, "closed": [{"start": 420, "end": 480}]},
            ],
            "people": [{"id": "ada"}],
            "sessions": [
                workshop("a", people=["ada"]),
                workshop("b", people=["ada"], windows=[{"start": 450, "end": 540}]),
                workshop("c", duration=90, needs_room=False),
                workshop("d", windows=[{"start": 11_940, "end": 12_000}], required=False),
            ],
            "rules": {name: {"enabled": name in ASKED} for name in load("solver.timetable.rules")},
        }
        | more
    )


def test_sessions_have_their_starts_rooms_and_closures_and_days_stand_in_the_order_of_time() -> None:
    instance = neutral(conference(), 7)
    early, late = [420, 450, 480, 510, 540], [11_940, 11_970, 12_000, 12_030, 12_060]
    assert instance == {
        "seed": 7,
        "step": 30,
        "days": [[420, 600], [11_940, 12_120]],
        "rooms": ["big", "small"],
        "turnover": [10, 0],
        "sessions": [
            {
                "name": "a",
                "length": 60,
                "starts": early + late,
                "rooms": [0, 1],
                "closed": [[420, 1], [450, 1]],
                "start_prices": [],
                "room_prices": [],
            },
            {
                "name": "b",
                "length": 60,
                "starts": [450, 480],
                "rooms": [0, 1],
                "closed": [[450, 1]],
                "start_prices": [],
                "room_prices": [],
            },
            {
                "name": "c",
                "length": 90,
                "starts": early[:-1] + late[:-1],
                "rooms": None,
                "closed": [],
                "start_prices": [],
                "room_prices": [],
            },
            {
                "name": "d",
                "length": 60,
                "starts": [11_940],
                "rooms": [0, 1],
                "closed": [],
                "start_prices": [],
                "room_prices": [],
            },
        ],
        "never_together": [[0, 1]],
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
        "left_out": [],
    }


def test_demands_across_sessions_have_their_words_and_what_has_none_is_named() -> None:
    def group(rule: str, *sessions: str, **more: Any) -> dict[str, Any]:
        return {"id": f"{rule} {sessions}", "rule": rule, "sessions": sessions, **more}

    problem = conference(
        precedences=[{"before": "b", "after": "a", "min_gap": 30, "max_gap": 90}, {"before": "a", "after": "d"}],
        groups=[
            group("same-room", "a", "b"),
            group("same-room", "a", "b", weight=5),
            group("enough-days", "a", "d", limit=2, weight=4),
            group("compact", "a", "b", gap=15, weight=2),
            group("consecutive", "a", "b", gap=20),
            group("consecutive", "a", "b", "c", gap=20),
            group("spread", "b", "c", gap=60),
            group("at-most-in-parallel", "a", "c", "d", limit=2),
            group("at-most-in-parallel", "a", "b", "d", limit=2),
        ],
        interests=[{"count": 3, "sessions": ["a", "c"]}, {"sessions": ["b", "c", "d"], "registered": True}],
    )
    said = neutral(problem, 1)
    assert {word: said[word] for word in said if word not in ALONE} == {
        "never_together": [[0, 1, 2]],  # those in a row do not overlap
        "at_most": [[2, [0, 2, 3]]],  # that at most two of a, b and d run at once is said by the rooms
        "before": [[1, 0, 30, 90], [0, 3, 0, None]],
        "same_start": [],
        "apart": [[60, [1, 2]]],
        "same_room": [[0, 1]],
        "in_a_row": [[20, 0, 1]],
        "together": [[3, 0, 2]],
        "distinct_rooms": [[5, [0, 1]]],
        "spans": [[11_940, 12_120], [420, 600]],
        "few_spans": [[4, [0, 3], [0, 1], 2]],
        "isolated": [[2, [0, 1], 0, 15], [2, [0, 1], 1, 15]],
        "lonely": [[3, [0, 2], 0], [3, [0, 2], 1], [1, [1, 2, 3], 0], [1, [1, 2, 3], 1]],
        "long_runs": [[1, [1, 2, 3], 0, 0, 2], [1, [1, 2, 3], 1, 0, 2]],
        "left_out": ["InARow"],
    }


def test_what_a_start_or_a_room_costs_is_said_where_it_costs_anything() -> None:
    sessions = [workshop("a", attendance=30), workshop("b", attendance=60, rooms=["big"])]
    problem = conference(
        sessions=sessions,
        observances=[{"name": "feast", "level": "advisory", "start": 570, "end": 600}],
        rules={
            name: {"enabled": name in ASKED | {"seats_for_everybody", "observances_are_avoided"}}
            for name in load("solver.timetable.rules")
        }
        | {"seats_for_everybody": {"weight": 2}, "observances_are_avoided": {"weight": 7}},
    )
    said = neutral(problem, 1)["sessions"]
    assert [each["room_prices"] for each in said] == [[[1, 20]], [[0, 20], [1, 80]]]
    assert [each["start_prices"] for each in said] == [[(540, 7)], [(540, 7)]]
