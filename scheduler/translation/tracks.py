"""Themes, and when and where something is unwelcome, as the solver's problem has them."""

from itertools import product

from scheduler.conference import Conference
from scheduler.conference.themes import Unwelcome
from solver.timetable import groupings


def themes(conference: Conference) -> tuple[groupings.Theme, ...]:
    """Give the themes of the programme. Two are similar to one another, even if both say so: it is charged once."""
    similar: dict[str, dict[str, int]] = {theme.id: {} for theme in conference.themes}
    for theme in conference.themes:
        for other in theme.similar:
            if theme.id not in similar.get(other, ()):
                similar[theme.id][other] = 1
    return tuple(
        groupings.Theme(id=theme.id, chairs=frozenset(theme.chairs), similar=similar[theme.id])
        for theme in conference.themes
    )


def unwelcome(conference: Conference) -> tuple[groupings.Unwelcome, ...]:
    """Give each part of a day and each room by itself."""
    return tuple(
        groupings.Unwelcome(
            units=said.units, sessions=frozenset(said.sessions), theme=said.theme, part=part, room=room
        )
        for said in conference.unwelcome
        for part, room in product(_parts(conference, said), said.rooms or (None,))
    )


def _parts(conference: Conference, said: Unwelcome) -> list[str | None]:
    if said.days is None and said.parts is None:
        return [None]
    return [
        f"{day.date.isoformat()} {part.id}"
        for day in conference.calendar.days
        for part in conference.calendar.parts
        if (day.parts is None or part.id in day.parts)
        and (said.days is None or day.date in said.days)
        and (said.parts is None or part.id in said.parts)
    ]
