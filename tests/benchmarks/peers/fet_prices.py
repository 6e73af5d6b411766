"""What costs something in a neutral instance, as something to forbid to FET."""

from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree as Xml

import fet

Forbidden = tuple[str, Any, Any]  # a word of those that have prices, and of what it is said


def prices(instance: dict[str, Any]) -> dict[Forbidden, int]:
    """Give what can be forbidden, with what it costs; of starts and rooms, what they cost beyond the cheapest."""
    found = {("together", one, other): price for price, one, other in instance["together"]}
    found |= {("one room", tuple(members), None): price for price, members in instance["distinct_rooms"]}
    found |= {("many days", tuple(members), least): price for price, members, _, least in instance["few_spans"]}
    for price, members, *_ in [*instance["isolated"], *instance["lonely"]]:
        found["close", tuple(members), None] = price
    for price, members, _, _, most in instance["long_runs"]:
        found["at most in a row", tuple(members), most] = price
    for number, session in enumerate(instance["sessions"]):
        found |= {("start", number, start): price for start, price in _beyond(session, "start")}
        found |= {("room", number, room): price for room, price in _beyond(session, "room")}
    return found


def _beyond(session: dict[str, Any], what: str) -> Iterator[tuple[int, int]]:
    given, choices = dict(session[f"{what}_prices"]), session[f"{what}s"] or []
    least = min((given.get(choice, 0) for choice in choices), default=0)
    return ((choice, price - least) for choice, price in given.items() if price > least)


def attended(forbidden: list[Forbidden]) -> dict[str, tuple[int, ...]]:
    """Give a teacher for whoever attends sessions in hours that matter: FET has words for the hours of teachers."""
    groups = sorted({members for word, members, _ in forbidden if word in ("close", "at most in a row")})
    return {f"hours {number}": members for number, members in enumerate(groups)}


def forbid(parent: Xml.Element, forbidden: list[Forbidden]) -> None:
    """Forbid hours, more strictly than asked, for FET cannot say less: a day has no gap, or at least two hours."""
    for name, members in attended(forbidden).items():
        teacher = {"Weight_Percentage": 100, "Teacher_Name": name}
        if ("close", members, None) in forbidden:
            fet.close(fet.add(parent, "ConstraintTeacherMaxGapsPerDay", **teacher, Max_Gaps=0))
            daily = {"Minimum_Hours_Daily": 2, "Allow_Empty_Days": "true"}
            fet.close(fet.add(parent, "ConstraintTeacherMinHoursDaily", **teacher, **daily))
        for most in {what for word, of, what in forbidden if (word, of) == ("at most in a row", members)}:
            row = {"Maximum_Hours_Continuously": most}
            fet.close(fet.add(parent, "ConstraintTeacherMaxHoursContinuously", **teacher, **row))
    for word, members, least in forbidden:
        if word == "many days":
            apart = {"Consecutive_If_Same_Day": "false", "MinDays": 1}
            ids = [member + 1 for member in members[:least]]
            fet.together(parent, "ConstraintMinDaysBetweenActivities", ids, **apart)
