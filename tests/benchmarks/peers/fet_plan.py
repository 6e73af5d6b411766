"""FET on one instance in neutral words: days of grid points.

It has no costs: what costs something is forbidden, from the dearest on (`thresholds.py`). What FET cannot say exactly
it is told more loosely, never more strictly: gaps that reach over a night in days, a row of two sessions of unlike
lengths by the larger of two gaps. It has no turnover of rooms.
"""

import json
import sys
import time
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as Xml

import fet
from fet_grid import Grid, Moment, points
from fet_prices import Forbidden, attended, forbid, prices
from thresholds import answers

QUIET = ("statistics", "dayshorizontal", "daysvertical", "timehorizontal", "timevertical", "subgroups", "groups")
QUIET += ("years", "teachers", "teachersfreeperiods", "rooms", "subjects")


def document(instance: dict[str, Any], grid: Grid, forbidden: list[Forbidden]) -> Xml.Element:
    root = fet.root(len(grid.days), grid.hours)
    rows, teachers = _rows(instance, grid), fet.add(root, "Teachers_List")
    busy = attended(forbidden) | {name: tuple(pair) for name, (pair, _) in rows.items()}
    for name in busy:
        fet.add(teachers, "Teacher", Name=name)
    fet.add(root, "Students_List")
    activities = fet.add(root, "Activities_List")
    for number, session in enumerate(instance["sessions"]):
        of = [name for name, members in busy.items() if number in members]
        fet.activity(activities, number + 1, of, grid.many(session["length"]))
    fet.places(root, dict.fromkeys(instance["rooms"], 1000))
    times, space = fet.add(root, "Time_Constraints_List"), fet.add(root, "Space_Constraints_List")
    fet.add(times, "ConstraintBasicCompulsoryTime", **fet.FULL)
    fet.add(space, "ConstraintBasicCompulsorySpace", **fet.FULL)
    for number, session in enumerate(instance["sessions"]):
        shut = {(word, what) for word, member, what in forbidden if member == number}
        allowed = [start for start in session["starts"] if ("start", start) not in shut]
        fet.starts(times, number + 1, [grid.at(start) for start in allowed])
        if session["rooms"] is not None:
            open_to = [room for room in session["rooms"] if ("room", room) not in shut]
            fet.rooms(space, number + 1, [instance["rooms"][room] for room in open_to])
    for name, (_, hours) in rows.items():
        fet.close(
            fet.add(times, "ConstraintTeacherMaxGapsPerDay", Weight_Percentage=100, Teacher_Name=name, Max_Gaps=hours)
        )
    _clashes(times, instance, grid, [[one, other] for word, one, other in forbidden if word == "together"])
    forbid(times, forbidden)
    for first, then, *gaps in instance["before"]:
        _order(times, instance, grid, [first, then], gaps)
    for sessions in [*instance["same_room"], *(members for word, members, _ in forbidden if word == "one room")]:
        one_room = {"Max_Number_of_Different_Rooms": 1}
        fet.together(space, "ConstraintActivitiesOccupyMaxDifferentRooms", _ids(sessions), **one_room)
    for room in range(len(instance["rooms"])):
        _closed(space, instance, grid, room)
    return root


def _rows(instance: dict[str, Any], grid: Grid) -> dict[str, tuple[list[int], int]]:
    """Give pairs that follow each other within so many hours; each gets a teacher, for whom FET limits gaps."""
    lengths = [session["length"] for session in instance["sessions"]]
    rows = [(pair, max(grid.most(lengths[each], gap) for each in pair)) for gap, *pair in instance["in_a_row"]]
    rows += [
        ([first, then], grid.most(lengths[first], most))
        for first, then, _, most in instance["before"]
        if most is not None and most < grid.hours * grid.step
    ]
    return {f"row {number}": row for number, row in enumerate(rows)}


def _ids(sessions: list[int]) -> list[int]:
    return [session + 1 for session in sessions]


def _clashes(parent: Xml.Element, instance: dict[str, Any], grid: Grid, pairs: list[list[int]]) -> None:
    for sessions in [*instance["never_together"], *pairs]:
        fet.together(parent, "ConstraintActivitiesNotOverlapping", _ids(sessions))
    for sessions in instance["same_start"]:
        fet.together(parent, "ConstraintActivitiesSameStartingTime", _ids(sessions))
    for gap, sessions in instance["apart"]:
        least = min(grid.least(instance["sessions"][session]["length"], gap) for session in sessions)
        fet.together(parent, "ConstraintActivitiesNotOverlapping", _ids(sessions))
        fet.together(parent, "ConstraintMinGapsBetweenActivities", _ids(sessions), MinGaps=min(least, grid.hours))
    for _, *pair in instance["in_a_row"]:
        fet.together(parent, "ConstraintActivitiesSameStartingDay", _ids(pair))
    for limit, sessions in instance["at_most"]:
        times = sorted({point for session in sessions for point in points(instance["sessions"][session], grid)})
        element = fet.add(
            parent,
            "ConstraintActivitiesMaxSimultaneousInSelectedTimeSlots",
            Weight_Percentage=100,
            Number_of_Activities=len(sessions),
        )
        for session in _ids(sessions):
            Xml.SubElement(element, "Activity_Id").text = str(session)
        Xml.SubElement(element, "Number_of_Selected_Time_Slots").text = str(len(times))
        for day, hour in times:
            fet.add(element, "Selected_Time_Slot", Selected_Day=f"d{day}", Selected_Hour=f"h{hour}")
        Xml.SubElement(element, "Max_Number_of_Simultaneous_Activities").text = str(limit)
        fet.close(element)


def _order(parent: Xml.Element, instance: dict[str, Any], grid: Grid, pair: list[int], gaps: list[Any]) -> None:
    first, then = (instance["sessions"][session] for session in pair)
    least, most = gaps
    fet.ordered(parent, *_ids(pair))
    days = {
        grid.at(late)[0] - grid.at(early)[0]
        for early in first["starts"]
        for late in then["starts"]
        if least <= late - early - first["length"] <= (late if most is None else most)
    }
    if not days:
        return
    if least:
        least_days = {"Consecutive_If_Same_Day": "false", "MinDays": min(days)}
        fet.together(parent, "ConstraintMinDaysBetweenActivities", _ids(pair), **least_days)
    if most is not None:
        fet.together(parent, "ConstraintMaxDaysBetweenActivities", _ids(pair), MaxDays=max(days))
    hours = grid.least(first["length"], least)
    if 0 < hours < grid.hours:
        fet.together(parent, "ConstraintMinGapsBetweenActivities", _ids(pair), MinGaps=hours)


def _closed(parent: Xml.Element, instance: dict[str, Any], grid: Grid, room: int) -> None:
    """Close the room at the grid points at which no session may be in it, though some may run and want it."""
    wanted: set[Moment] = set()
    used: set[Moment] = set()
    for session in instance["sessions"]:
        if room in (session["rooms"] or ()):
            refused = {start for start, closed in session["closed"] if closed == room}
            wanted |= points(session, grid)
            used |= points(session | {"starts": sorted(set(session["starts"]) - refused)}, grid)
    if shut := sorted(wanted - used):
        element = fet.add(parent, "ConstraintRoomNotAvailableTimes", Weight_Percentage=100)
        Xml.SubElement(element, "Room").text = instance["rooms"][room]
        Xml.SubElement(element, "Number_of_Not_Available_Times").text = str(len(shut))
        for day, hour in shut:
            fet.add(element, "Not_Available_Time", Day=f"d{day}", Hour=f"h{hour}")
        fet.close(element)


def solve(instance: dict[str, Any], grid: Grid, forbidden: list[Forbidden], seconds: float) -> dict[str, Any] | None:
    """Give what FET places, and when it had; None if it is not everything, though something was forbidden."""
    seeds = [f"--randomseeds{number}={instance['seed']}" for number in (10, 11, 12, 20, 21, 22)]
    quiet = [f"--writetimetables{what}=false" for what in QUIET]
    asked = document(instance, grid, forbidden)
    placed = {
        instance["sessions"][number - 1]["name"]: [grid.minutes(day, hour), room or None]
        for number, day, hour, room in fet.place(asked, seconds, "--htmllevel=0", *seeds, *quiet)
    }
    whole = len(placed) == len(instance["sessions"])
    return {"at": time.time(), "plan": placed} if whole or not forbidden else None


def main() -> None:
    instance, until = json.loads(Path(sys.argv[1]).read_text()), time.monotonic() + float(sys.argv[2])
    grid = Grid(instance)
    found = answers(prices(instance), until, lambda forbidden, left: solve(instance, grid, forbidden, left))
    Path(sys.argv[3]).write_text(json.dumps(list(found)))


main()
