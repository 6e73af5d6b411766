"""The booth plan as a workbook: a sheet for each day and each team, and one for the interpreters, if they are known.

Equal plans give equal bytes: the file carries a fixed date instead of a clock's.
"""

from collections.abc import Iterable, Sequence

from openpyxl import Workbook

from scheduler.booth_plan import Assignment, Booth, BoothPlan, booth_plan
from scheduler.conference import Conference
from scheduler.conference.text import Text
from scheduler.feeds import words
from scheduler.feeds.selection import Selection
from scheduler.feeds.sheets import Cell, Titles, add_sheet, to_bytes
from scheduler.versions import Version

FORMAT = "booths-xlsx"
_COLUMNS = (
    "start",
    "end",
    "part of the day",
    "team",
    "room",
    "sessions",
    "booth",
    "languages",
    "seats",
    "empty",
    "interpreters",
)
_OF_PEOPLE = ("interpreter", *_COLUMNS[:6], "booth", "languages")


def emit(version: Version, selection: Selection) -> bytes:
    """Write the booth plan of a version: the assignments of which a session is in the selection."""
    plan = booth_plan(version.conference, version.timetable, version.roster)
    taken = {entry.session for entry in version.programme if selection.takes(entry, version)}
    kept = tuple(each for each in plan.assignments if any(session.id in taken for session in each.sessions))
    return workbook(version.conference, BoothPlan(kept, plan.teams))


def workbook(conference: Conference, plan: BoothPlan) -> bytes:
    """Write a booth plan on the conference's clock: its own texts in its default language, headers in English."""
    book, titles, known = Workbook(), Titles(), _Words(conference)
    book.remove(book.worksheets[0])
    for day, assignments in plan.days():
        add_sheet(book, titles.take(day.isoformat()), _COLUMNS, known.rows(assignments))
    for team in plan.teams:
        add_sheet(book, titles.take(f"Team {team.name}"), _COLUMNS, known.rows(plan.of_team(team.id)))
    if duties := plan.duties():
        rows = [
            (duty.interpreter.name, *known.place(each), *known.booth(booth))
            for duty in duties
            for each, booth in duty.work
        ]
        add_sheet(book, titles.take("Interpreters"), _OF_PEOPLE, rows)
    if not book.worksheets:
        add_sheet(book, titles.take("Booth plan"), _COLUMNS, [])
    return to_bytes(book)


class _Words:
    def __init__(self, conference: Conference) -> None:
        self.conference = conference

    def rows(self, assignments: Iterable[Assignment]) -> list[tuple[Cell, ...]]:
        """Give one row for each booth."""
        return [(*self.place(each), *self.staffed(booth)) for each in assignments for booth in each.booths]

    def place(self, each: Assignment) -> tuple[Cell, ...]:
        sessions = "\n".join(
            f"{session.start:%H:%M}–{session.end:%H:%M} {self._text(session.title)} ({session.id})"
            for session in each.sessions
        )
        rooms = ", ".join(self._text(room) for room in each.rooms)
        team = each.team.name if each.team else ""
        return each.start, each.end, self._text(each.part), team, rooms, sessions

    def booth(self, booth: Booth) -> tuple[Cell, ...]:
        names: Sequence[str] = [
            words.language_name(tag, self.conference.languages.default) for tag in booth.languages
        ]
        return ", ".join(names), " ".join(booth.languages)

    def staffed(self, booth: Booth) -> tuple[Cell, ...]:
        """Say how many seats are empty and who sits in the others; neither where nobody knows."""
        people = ", ".join(person.name for person in booth.interpreters or ())
        return *self.booth(booth), booth.seats, "" if booth.interpreters is None else booth.empty, people

    def _text(self, text: Text | None) -> str:
        return words.spoken(text, self.conference)
