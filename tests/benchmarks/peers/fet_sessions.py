"""FET (its command line, `fet-cl`) on one instance of attendee_clash; it places everything or nothing."""

import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as Xml

from thresholds import Answer, Pair, run

FULL = {"Weight_Percentage": "100", "Active": "true", "Comments": ""}


def add(parent: Xml.Element, tag: str, **fields: object) -> Xml.Element:
    element = Xml.SubElement(parent, tag)
    for name, value in fields.items():
        Xml.SubElement(element, name).text = str(value)
    return element


def document(instance: dict[str, Any], forbidden: list[Pair]) -> Xml.ElementTree:
    fet = Xml.Element("fet", version="6.8.5")
    Xml.SubElement(fet, "Institution_Name").text = "conference"
    per_day = instance["slots_per_day"]
    for tag, count, letter in (("Day", -(-instance["slots"] // per_day), "d"), ("Hour", per_day, "h")):
        parent = add(fet, f"{tag}s_List", **{f"Number_of_{tag}s": count})
        for number in range(count):
            add(parent, tag, Name=f"{letter}{number}")
    add(add(fet, "Subjects_List"), "Subject", Name="talk")
    teachers = add(fet, "Teachers_List")
    for speaker in sorted({speaker for session in instance["sessions"] for speaker in session["speakers"]}):
        add(teachers, "Teacher", Name=speaker)
    add(fet, "Students_List")
    activities = add(fet, "Activities_List")
    for number, session in enumerate(instance["sessions"], 1):
        activity = Xml.SubElement(activities, "Activity")
        for speaker in session["speakers"]:
            Xml.SubElement(activity, "Teacher").text = speaker
        fields = {"Subject": "talk", "Duration": 1, "Total_Duration": 1, "Id": number, "Activity_Group_Id": 0}
        for name, value in (fields | {"Active": "true"}).items():
            Xml.SubElement(activity, name).text = str(value)
    rooms = add(fet, "Rooms_List")
    add(fet, "Buildings_List")
    for room in instance["rooms"]:
        add(rooms, "Room", Name=room["name"], Building="", Capacity=room["capacity"], Virtual="false")
    _times(add(fet, "Time_Constraints_List"), instance, forbidden)
    _places(add(fet, "Space_Constraints_List"), instance)
    return Xml.ElementTree(fet)


def _times(parent: Xml.Element, instance: dict[str, Any], forbidden: list[Pair]) -> None:
    add(parent, "ConstraintBasicCompulsoryTime", **FULL)
    per_day = instance["slots_per_day"]
    for number, session in enumerate(instance["sessions"], 1):
        fields = {"Activity_Id": number, "Number_of_Preferred_Starting_Times": len(session["slots"])}
        times = add(parent, "ConstraintActivityPreferredStartingTimes", Weight_Percentage=100, **fields)
        for slot in session["slots"]:
            day, hour = divmod(slot, per_day)
            add(
                times,
                "Preferred_Starting_Time",
                Preferred_Starting_Day=f"d{day}",
                Preferred_Starting_Hour=f"h{hour}",
            )
        _close(times)
    for one, other in forbidden:
        apart = add(parent, "ConstraintActivitiesNotOverlapping", Weight_Percentage=100, Number_of_Activities=2)
        for number in (one, other):
            Xml.SubElement(apart, "Activity_Id").text = str(number + 1)
        _close(apart)
    for one, other in instance["after"]:
        ends = {"First_Activity_Id": one + 1, "Second_Activity_Id": other + 1}
        _close(add(parent, "ConstraintTwoActivitiesOrdered", Weight_Percentage=100, **ends))


def _places(parent: Xml.Element, instance: dict[str, Any]) -> None:
    add(parent, "ConstraintBasicCompulsorySpace", **FULL)
    for number, session in enumerate(instance["sessions"], 1):
        rooms = list(_rooms(instance, session))
        fields = {"Activity_Id": number, "Number_of_Preferred_Rooms": len(rooms)}
        places = add(parent, "ConstraintActivityPreferredRooms", Weight_Percentage=100, **fields)
        for room in rooms:
            Xml.SubElement(places, "Preferred_Room").text = room
        _close(places)


def _close(constraint: Xml.Element) -> None:
    for name in ("Active", "Comments"):
        Xml.SubElement(constraint, name).text = FULL[name]


def _rooms(instance: dict[str, Any], session: dict[str, Any]) -> Iterator[str]:
    """Give the rooms with the features and the seats: FET cannot price standing people."""
    for room in instance["rooms"]:
        if set(session["features"]) <= set(room["features"]) and room["capacity"] >= session["demand"]:
            yield room["name"]


def solve(instance: dict[str, Any], forbidden: list[Pair], seconds: float) -> Answer | None:
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "conference.fet"
        document(instance, forbidden).write(source, encoding="utf-8", xml_declaration=True)
        asked = ["fet-cl", f"--inputfile={source}", f"--outputdir={folder}", f"--timelimitseconds={int(seconds) + 1}"]
        subprocess.run(asked, capture_output=True, timeout=seconds + 60, check=False)
        found = list(Path(folder).rglob("conference_activities.xml"))
        return read(instance, Xml.parse(found[0])) if found else None


def read(instance: dict[str, Any], answer: Xml.ElementTree) -> Answer | None:
    rooms = [room["name"] for room in instance["rooms"]]
    placed = {}
    for activity in answer.iter("Activity"):
        day, hour, room = (activity.findtext(tag) or "" for tag in ("Day", "Hour", "Room"))
        if not day or not room:
            return None
        name = instance["sessions"][int(activity.findtext("Id") or 0) - 1]["name"]
        placed[name] = [int(day[1:]) * instance["slots_per_day"] + int(hour[1:]), rooms.index(room)]
    return placed if len(placed) == len(instance["sessions"]) else None


if __name__ == "__main__":
    run(solve)
