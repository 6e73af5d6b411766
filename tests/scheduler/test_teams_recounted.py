"""The teams of a timetable, counted again from TIMETABLE.json and the conference file alone, with nothing of ours."""

import datetime as dt
from collections import defaultdict
from itertools import combinations, pairwise
from typing import Any

import yaml

from tests.conftest import FIXTURES

Plain = dict[str, Any]
CONFERENCE: Plain = yaml.safe_load((FIXTURES / "wtdc21.yaml").read_text(encoding="utf-8"))
HOUR = dt.timedelta(hours=1)


class Work:
    """What one team does in one part of one day."""

    def __init__(self, placements: list[Plain]) -> None:
        self.placements = sorted(placements, key=lambda placement: placement["begin"])
        self.start = self.placements[0]["begin"]
        self.end = max(placement["finish"] for placement in placements)
        self.day = self.start.date()


def read(timetable: Plain) -> list[Plain]:
    moment = dt.datetime.fromisoformat
    return [p | {"begin": moment(p["start"]), "finish": moment(p["end"])} for p in timetable["placements"]]


def part_of(placement: Plain) -> str:
    """Name the part of the day that has begun last; its hours are other ones on some days."""
    day, begun = placement["begin"].date(), []
    for part in CONFERENCE["calendar"]["parts"]:
        start = str((part.get("exceptions") or {}).get(day, [part["start"]])[0])
        if minutes(start) <= placement["begin"].hour * 60 + placement["begin"].minute:
            begun.append((minutes(start), part["id"]))
    return str(max(begun)[1])


def minutes(clock: str) -> int:
    """Read 09:30; YAML takes some such texts for numbers of base sixty."""
    return int(clock) if clock.isdigit() else int(clock[:2]) * 60 + int(clock[3:5])


def works(timetable: Plain) -> dict[str, list[Work]]:
    found = defaultdict(list)
    for placement in read(timetable):
        if placement["team"] is not None:
            found[placement["team"], placement["begin"].date(), part_of(placement)].append(placement)
    teams = defaultdict(list)
    for (team, _, _), placements in found.items():
        teams[team].append(Work(placements))
    return {team: sorted(own, key=lambda work: work.start) for team, own in teams.items()}


def test_every_interpreted_session_has_a_team_that_has_its_languages(wtdc21: Plain) -> None:
    teams = {team["id"]: set(team["languages"]) for team in CONFERENCE["interpretation"]["teams"]}
    interpreted = [p for p in wtdc21["placements"] if p["interpretation"]]
    assert len(interpreted) >= 60
    assert all(set(p["interpretation"]) <= teams[p["team"]] for p in interpreted)
    assert all(p["team"] is None for p in wtdc21["placements"] if not p["interpretation"])


def test_no_team_is_in_two_places_and_each_has_time_to_change_rooms(wtdc21: Plain) -> None:
    ways = {frozenset(way["between"]): way["minutes"] for way in CONFERENCE["venue"]["ways"]}
    rooms = {room["id"]: room for room in CONFERENCE["venue"]["rooms"]}
    for own in works(wtdc21).values():
        for work in own:
            for one, other in combinations(work.placements, 2):
                pause = other["begin"] - one["finish"]
                assert pause >= dt.timedelta(0)
                if one["room"] != other["room"]:
                    buildings = frozenset(rooms[p["room"]]["building"] for p in (one, other))
                    assert pause >= dt.timedelta(minutes=max(15, ways.get(buildings, 0)))


def test_every_assignment_of_every_team_keeps_its_limits(wtdc21: Plain) -> None:
    for own in works(wtdc21).values():
        assert all(work.end - work.start <= 3 * HOUR for work in own)
        for before, after in pairwise(own):
            same_day = before.day == after.day
            assert after.start - before.end >= (1.5 * HOUR if same_day else 11 * HOUR)


def test_no_team_has_more_assignments_than_it_may(wtdc21: Plain) -> None:
    for own in works(wtdc21).values():
        for days, most in ((1, 2), (3, 5), (4, 7), (7, 8)):
            for first in {work.day for work in own}:
                last = first + dt.timedelta(days=days - 1)
                assert sum(first <= work.day <= last for work in own) <= most


def test_rooms_have_a_booth_for_each_language_with_enough_places(wtdc21: Plain) -> None:
    rooms = {room["id"]: sorted(room.get("booths", []), reverse=True) for room in CONFERENCE["venue"]["rooms"]}
    for placement in wtdc21["placements"]:
        languages = placement["interpretation"]
        needed = (
            [2] if len(languages) == 2 else sorted((3 if x in ("ar", "zh") else 2 for x in languages), reverse=True)
        )
        offered = rooms[placement["room"]] if needed else []
        assert len(offered) >= len(needed)
        assert all(places >= people for places, people in zip(offered, needed, strict=False))
