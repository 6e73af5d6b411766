"""Instances of track 3 (.ctt): seven lines of numbers by name, then four sections of lines."""

from dataclasses import dataclass

from tests.benchmarks._itc2007.faults import NotAsDescribed, fields, whole

HEAD = ("Name", "Courses", "Rooms", "Days", "Periods_per_day", "Curricula", "Constraints")
COURSE = ("course", "teacher", "lectures", "min_days", "students")
Line = tuple[int, str]


@dataclass(frozen=True)
class Course:
    """So many lectures of one teacher before so many students, better on no fewer days than `min_days`."""

    teacher: str
    lectures: int
    min_days: int
    students: int


@dataclass(frozen=True)
class Curricula:
    """Everything by name; `unavailable` holds courses with days and periods, both from 0."""

    name: str
    days: int
    periods: int
    courses: dict[str, Course]
    rooms: dict[str, int]
    curricula: dict[str, tuple[str, ...]]
    unavailable: frozenset[tuple[str, int, int]]


def read(text: str) -> Curricula:
    """Read an instance. Raises NotAsDescribed."""
    lines = _Lines(text)
    head = {name: lines.head(name) for name in HEAD}
    counts = {name: whole(*head[name], f"the number of {name}") for name in HEAD[1:]}
    courses = dict(_course(line) for line in lines.section("COURSES:", counts["Courses"]))
    rooms = dict(_room(line) for line in lines.section("ROOMS:", counts["Rooms"]))
    curricula = dict(_curriculum(line, courses) for line in lines.section("CURRICULA:", counts["Curricula"]))
    days, periods = counts["Days"], counts["Periods_per_day"]
    closed = [
        _unavailable(line, courses, days, periods)
        for line in lines.section("UNAVAILABILITY_CONSTRAINTS:", counts["Constraints"])
    ]
    lines.expect("END.")
    return Curricula(head["Name"][1], days, periods, courses, rooms, curricula, frozenset(closed))


class _Lines:
    """The lines of a file one after another, without the empty ones."""

    def __init__(self, text: str) -> None:
        lines = text.splitlines()
        self._lines = ((number, line) for number, line in enumerate(lines, 1) if line.strip())
        self._last = len(lines)

    def take(self, expected: str) -> Line:
        line = next(self._lines, None)
        if line is None:
            raise NotAsDescribed(self._last, expected, "the end of the file")
        return line

    def expect(self, expected: str) -> None:
        number, text = self.take(expected)
        if text.strip() != expected:
            raise NotAsDescribed(number, expected, f"“{text.strip()}”")

    def head(self, name: str) -> Line:
        number, text = self.take(f"{name}: …")
        key, colon, value = text.partition(":")
        if key.strip() != name or not colon:
            raise NotAsDescribed(number, f"{name}: …", f"“{text.strip()}”")
        return number, value.strip()

    def section(self, title: str, count: int) -> list[Line]:
        """Give the lines of a section; what each begins with, its name, is there once unless it is a constraint."""
        self.expect(title)
        lines = [self.take(f"{count} lines of {title}") for _ in range(count)]
        first: dict[str, int] = {}
        for number, text in lines:
            name = text.split()[0]
            if first.setdefault(name, number) != number and title != "UNAVAILABILITY_CONSTRAINTS:":
                raise NotAsDescribed(number, f"a name other than that of line {first[name]}", f"“{name}”")
        return lines


def _course(line: Line) -> tuple[str, Course]:
    name, teacher, *numbers = fields(*line, *COURSE)
    lectures, min_days, students = (
        whole(line[0], word, f"the number of {what}") for word, what in zip(numbers, COURSE[2:], strict=True)
    )
    return name, Course(teacher, lectures, min_days, students)


def _room(line: Line) -> tuple[str, int]:
    name, capacity = fields(*line, "room", "capacity")
    return name, whole(line[0], capacity, "the number of seats")


def _curriculum(line: Line, courses: dict[str, Course]) -> tuple[str, tuple[str, ...]]:
    words = line[1].split()
    if len(words) < 2:
        raise NotAsDescribed(line[0], "a curriculum and the number of its courses", f"“{line[1].strip()}”")
    name, count, *members = words
    if whole(line[0], count, "a curriculum and the number of its courses") != len(members):
        raise NotAsDescribed(line[0], f"{count} courses of {name}", f"{len(members)}")
    return name, tuple(_known(line, member, courses) for member in members)


def _unavailable(line: Line, courses: dict[str, Course], days: int, periods: int) -> tuple[str, int, int]:
    course, day, period = fields(*line, "course", "day", "period")
    return (
        _known(line, course, courses),
        whole(line[0], day, f"a day from 0 to {days - 1}", range(days)),
        whole(line[0], period, f"a period from 0 to {periods - 1}", range(periods)),
    )


def _known(line: Line, course: str, courses: dict[str, Course]) -> str:
    if course not in courses:
        raise NotAsDescribed(line[0], "a course of the section COURSES", f"“{course}”")
    return course
