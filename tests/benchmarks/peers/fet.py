"""What every question to FET (its command line, `fet-cl`) has: a document, a run, activities with day, hour, room."""

import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from xml.etree import ElementTree as Xml

Placed = tuple[int, int, int, str]  # number, day, hour, room
FULL = {"Weight_Percentage": "100", "Active": "true", "Comments": ""}


def add(parent: Xml.Element, tag: str, **fields: object) -> Xml.Element:
    element = Xml.SubElement(parent, tag)
    for name, value in fields.items():
        Xml.SubElement(element, name).text = str(value)
    return element


def close(constraint: Xml.Element) -> None:
    for name in ("Active", "Comments"):
        Xml.SubElement(constraint, name).text = FULL[name]


def root(days: int, hours: int) -> Xml.Element:
    """Begin a document; what follows has to come in the order of FET's files."""
    fet = Xml.Element("fet", version="6.8.5")
    Xml.SubElement(fet, "Institution_Name").text = "conference"
    for tag, count, letter in (("Day", days, "d"), ("Hour", hours, "h")):
        parent = add(fet, f"{tag}s_List", **{f"Number_of_{tag}s": count})
        for number in range(count):
            add(parent, tag, Name=f"{letter}{number}")
    add(add(fet, "Subjects_List"), "Subject", Name="talk")
    return fet


def places(fet: Xml.Element, capacities: dict[str, int]) -> None:
    parent = add(fet, "Rooms_List")
    add(fet, "Buildings_List")
    for room, capacity in capacities.items():
        add(parent, "Room", Name=room, Building="", Capacity=capacity, Virtual="false")


def activity(parent: Xml.Element, number: int, teachers: Iterable[str] = (), duration: int = 1) -> None:
    element = Xml.SubElement(parent, "Activity")
    for teacher in teachers:
        Xml.SubElement(element, "Teacher").text = teacher
    fields = {"Subject": "talk", "Duration": duration, "Total_Duration": duration, "Id": number}
    for name, value in (fields | {"Activity_Group_Id": 0, "Active": "true"}).items():
        Xml.SubElement(element, name).text = str(value)


def starts(parent: Xml.Element, number: int, times: list[tuple[int, int]]) -> None:
    fields = {"Activity_Id": number, "Number_of_Preferred_Starting_Times": len(times)}
    element = add(parent, "ConstraintActivityPreferredStartingTimes", Weight_Percentage=100, **fields)
    for day, hour in times:
        add(
            element,
            "Preferred_Starting_Time",
            Preferred_Starting_Day=f"d{day}",
            Preferred_Starting_Hour=f"h{hour}",
        )
    close(element)


def rooms(parent: Xml.Element, number: int, names: list[str]) -> None:
    fields = {"Activity_Id": number, "Number_of_Preferred_Rooms": len(names)}
    element = add(parent, "ConstraintActivityPreferredRooms", Weight_Percentage=100, **fields)
    for name in names:
        Xml.SubElement(element, "Preferred_Room").text = name
    close(element)


def ordered(parent: Xml.Element, first: int, then: int) -> None:
    ends = {"First_Activity_Id": first, "Second_Activity_Id": then}
    close(add(parent, "ConstraintTwoActivitiesOrdered", Weight_Percentage=100, **ends))


def together(parent: Xml.Element, tag: str, numbers: Iterable[int], **fields: object) -> None:
    """Add a constraint on several activities."""
    activities = list(numbers)
    element = add(parent, tag, Weight_Percentage=100, Number_of_Activities=len(activities))
    for number in activities:
        Xml.SubElement(element, "Activity_Id").text = str(number)
    for name, value in fields.items():
        Xml.SubElement(element, name).text = str(value)
    close(element)


def place(document: Xml.Element, seconds: float, *more: str) -> list[Placed]:
    """Run FET; give the activities that it placed, of all its answers in the one with the most of them."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "conference.fet"
        Xml.ElementTree(document).write(source, encoding="utf-8", xml_declaration=True)
        asked = ["fet-cl", f"--inputfile={source}", f"--outputdir={folder}", f"--timelimitseconds={int(seconds) + 1}"]
        subprocess.run([*asked, *more], capture_output=True, timeout=seconds + 60, check=False)
        answers = [list(_read(found)) for found in Path(folder).rglob("conference_activities.xml")]
        return max(answers, key=len, default=[])


def _read(answer: Path) -> Iterator[Placed]:
    for element in Xml.parse(answer).iter("Activity"):
        number, day, hour, room = (element.findtext(tag) or "" for tag in ("Id", "Day", "Hour", "Room"))
        if day:
            yield int(number), int(day[1:]), int(hour[1:]), room
