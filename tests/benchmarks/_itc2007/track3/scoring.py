"""What a solution of track 3 breaks and costs, from the instance alone."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from tests.benchmarks._itc2007.track3.reading import Curricula
from tests.benchmarks._itc2007.track3.solution import Lecture


@dataclass(frozen=True)
class Score:
    """What is broken, in words, and the four costs."""

    broken: tuple[str, ...]
    standing: int
    days_short: int
    isolated: int
    rooms_beyond_first: int

    @property
    def soft(self) -> int:
        """The cost of a solution that breaks nothing."""
        return self.standing + self.days_short + self.isolated + self.rooms_beyond_first


def score(instance: Curricula, lectures: Sequence[Lecture]) -> Score:
    """Judge a solution."""
    return Score(
        broken=tuple(_broken(instance, lectures)),
        standing=sum(
            max(0, instance.courses[course].students - instance.rooms[room]) for course, room, _, _ in lectures
        ),
        days_short=5 * sum(_days_short(instance, lectures, course) for course in instance.courses),
        isolated=2 * sum(_isolated(lectures, members) for members in instance.curricula.values()),
        rooms_beyond_first=sum(
            max(0, len({room for course, room, _, _ in lectures if course == each}) - 1) for each in instance.courses
        ),
    )


def _days_short(instance: Curricula, lectures: Sequence[Lecture], course: str) -> int:
    days = {day for each, _, day, _ in lectures if each == course}
    return max(0, instance.courses[course].min_days - len(days))


def _isolated(lectures: Sequence[Lecture], members: Sequence[str]) -> int:
    """Count the lectures of a curriculum that no other of it precedes or follows on their day."""
    times = [(day, period) for course, _, day, period in lectures if course in members]
    return sum((day, period - 1) not in times and (day, period + 1) not in times for day, period in times)


def _broken(instance: Curricula, lectures: Sequence[Lecture]) -> Iterator[str]:
    given = Counter(course for course, _, _, _ in lectures)
    for name, course in instance.courses.items():
        if given[name] != course.lectures:
            yield f"{name} has {given[name]} lectures of {course.lectures}"
    for name, _, day, period in lectures:
        if (name, day, period) in instance.unavailable:
            yield f"{name} may not be on day {day} in period {period}"
    together = {frozenset(pair) for members in instance.curricula.values() for pair in combinations(members, 2)}
    for (one, room, *time), (other, other_room, *other_time) in combinations(lectures, 2):
        if time != other_time:
            continue
        when = f"on day {time[0]} in period {time[1]}"
        if room == other_room:
            yield f"{one} and {other} are both in {room} {when}"
        if one == other:
            yield f"{one} has two lectures {when}"
        elif instance.courses[one].teacher == instance.courses[other].teacher:
            yield f"{instance.courses[one].teacher} teaches {one} and {other} {when}"
        elif frozenset((one, other)) in together:
            yield f"{one} and {other} are of one curriculum, and both {when}"
