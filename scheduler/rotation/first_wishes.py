"""Why not everybody can have a first wish, in words: counted, and true of every rotation."""

from collections.abc import Iterator, Mapping

from scheduler.rotation import there
from scheduler.rotation.places import Places
from scheduler.rotation.rotation import Rotation
from scheduler.rotation.shortfall import Shortfall, shortfalls
from scheduler.rotation.task import Task
from solver.rotation.problem import Problem


def told_wishes(task: Task, rotation: Rotation) -> Iterator[str]:
    """Say why, where a rotation does not give everybody all of their first wishes."""
    found = rotation.measures
    if found is not None and (found.first.met < found.first.of or found.top.met < found.top.of):
        yield from told(there.problem(task), {each.id: task.conference.text(each.name) for each in task.block.themes})


def told(problem: Problem, names: Mapping[str, str]) -> Iterator[str]:
    """Say how many must give way, and where; `names` are those of the themes.

    First of the first wishes: each person asks for one seat in the theme that they wish for most, in any round.
    Then of all seats: each person asks for as many of their first wishes as they have rounds. What is counted are
    places; other rules can leave less.
    """
    places = Places(problem)
    rounds, held = len(problem.rounds) - problem.past, places.held()
    words = _Words(names, rounds)
    if not rounds or not any(person.wishes for person in problem.people):
        return
    yield from words.first(shortfalls(places.first(), held))
    lacking = shortfalls(places.among(), held)
    if rounds > 1:
        yield from words.all_seats(lacking)
    if lacking:
        most = max(len(person.wishes) for person in problem.people)
        enough = next((more for more in range(1, most) if not shortfalls(places.among(more), held)), None)
        yield from words.enough(enough)


class _Words:
    def __init__(self, names: Mapping[str, str], rounds: int) -> None:
        self._names, self._rounds = names, rounds
        self._in_rounds = "" if rounds == 1 else f" in {rounds} rounds"

    def first(self, lacking: list[Shortfall]) -> Iterator[str]:
        if not lacking:
            where = "" if self._rounds == 1 else " in one of the rounds"
            yield f"As places go, everybody can have their first wish{where}."
            return
        yield f"Not everybody can have their first wish: {_people(_sum(lacking))} at least must give way."
        for each in lacking:
            yield (
                f"  {self._themes(each)} is the first wish of {_people(each.asked)} who can take part; "
                f"its groups hold {each.held} of them{self._in_rounds}."
            )

    def all_seats(self, lacking: list[Shortfall]) -> Iterator[str]:
        if not lacking:
            yield f"As places go, all seats can be among the {self._wishes(self._rounds)} of those who sit there."
            return
        yield f"Not all seats can be among the {self._wishes(self._rounds)}: {_sum(lacking)} at least are not."
        for each in lacking:
            yield f"  {self._themes(each)}: {each.asked} places would be needed; the groups hold {each.held}."

    def enough(self, more: int | None) -> Iterator[str]:
        if more is not None:
            yield f"As places go, all can be among the first {self._rounds + more}."
        else:
            yield "Some sit where they did not wish to: not even all wishes together have places enough."

    def _wishes(self, number: int) -> str:
        return f"first {number} wishes"

    def _themes(self, shortfall: Shortfall) -> str:
        *most, last = (f"{self._names.get(theme, theme)} ({theme})" for theme in sorted(shortfall.themes))
        return f"{', '.join(most)} and {last}" if most else last


def _sum(lacking: list[Shortfall]) -> int:
    return sum(each.lacking for each in lacking)


def _people(count: int) -> str:
    return _counted(count, "person", "people")


def _counted(count: int, one: str, several: str = "") -> str:
    return f"{count} {one if count == 1 else several or one + 's'}"
