"""FET (its command line, `fet-cl`) on one instance of attendee_clash; it places everything or nothing."""

from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree as Xml

import fet
from thresholds import Pair
from wants import Answer, run


def document(instance: dict[str, Any], forbidden: list[Pair]) -> Xml.Element:
    root = fet.root(-(-instance["slots"] // instance["slots_per_day"]), instance["slots_per_day"])
    teachers = fet.add(root, "Teachers_List")
    for speaker in sorted({speaker for session in instance["sessions"] for speaker in session["speakers"]}):
        fet.add(teachers, "Teacher", Name=speaker)
    fet.add(root, "Students_List")
    activities = fet.add(root, "Activities_List")
    for number, session in enumerate(instance["sessions"], 1):
        fet.activity(activities, number, teachers=session["speakers"])
    fet.places(root, {room["name"]: room["capacity"] for room in instance["rooms"]})
    _times(fet.add(root, "Time_Constraints_List"), instance, forbidden)
    space = fet.add(root, "Space_Constraints_List")
    fet.add(space, "ConstraintBasicCompulsorySpace", **fet.FULL)
    for number, session in enumerate(instance["sessions"], 1):
        fet.rooms(space, number, list(_rooms(instance, session)))
    return root


def _times(parent: Xml.Element, instance: dict[str, Any], forbidden: list[Pair]) -> None:
    fet.add(parent, "ConstraintBasicCompulsoryTime", **fet.FULL)
    for number, session in enumerate(instance["sessions"], 1):
        fet.starts(parent, number, [divmod(slot, instance["slots_per_day"]) for slot in session["slots"]])
    for one, other in forbidden:
        fet.together(parent, "ConstraintActivitiesNotOverlapping", (one + 1, other + 1))
    for one, other in instance["after"]:
        fet.ordered(parent, one + 1, other + 1)


def _rooms(instance: dict[str, Any], session: dict[str, Any]) -> Iterator[str]:
    """Give the rooms with the features and the seats: FET cannot price standing people."""
    for room in instance["rooms"]:
        if set(session["features"]) <= set(room["features"]) and room["capacity"] >= session["demand"]:
            yield room["name"]


def solve(instance: dict[str, Any], forbidden: list[Pair], seconds: float) -> Answer | None:
    rooms = [room["name"] for room in instance["rooms"]]
    placed = {
        instance["sessions"][number - 1]["name"]: [day * instance["slots_per_day"] + hour, rooms.index(room)]
        for number, day, hour, room in fet.place(document(instance, forbidden), seconds)
        if room
    }
    return placed if len(placed) == len(instance["sessions"]) else None


if __name__ == "__main__":
    run(solve)
