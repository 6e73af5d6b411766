"""Compile the searches before anybody waits for them: `python -m solver.warming`, once after an installation.

What is compiled is kept on disk, for the machine and the user that asked; else the first search of each kind spends
some ten seconds of its time on it.
"""

import solver.rotation.model as of_rotation
import solver.timetable.model as of_timetable
from solver.rotation.mixing.annealing import Annealing
from solver.rotation.plan import Plan as Rotation
from solver.rotation.problem import Problem as Breakout
from solver.timetable.problem import Problem as Conference
from solver.timetable.swapping.search import Swapping

CONFERENCE = {
    "step": 60,
    "days": [{"id": "day", "kind": "work", "start": 0, "end": 120}],
    "parts": [{"id": "part", "day": "day", "band": "AM", "start": 0, "end": 120}],
    "rooms": [{"id": "room", "seats": {"theatre": 9}}],
    "sessions": [{"id": name, "kind": "workshop", "duration": 60} for name in ("first", "second")],
}
BREAKOUT = {
    "rounds": [{}, {}],
    "groups": [
        {"id": f"{at}{theme}", "round": at, "theme": theme, "least": 2, "most": 2} for at in (0, 1) for theme in "ab"
    ],
    "people": [{"id": name} for name in "wxyz"],
}
SEATS = {"groups": {"0a": {"w", "x"}, "0b": {"y", "z"}, "1a": {"y", "z"}, "1b": {"w", "x"}}}


def timetables() -> bool:
    """Make a first plan of two sessions and improve it; tell whether that was the compiled search's work."""
    problem = Conference.model_validate(CONFERENCE)
    search = Swapping(problem, of_timetable.decisions(problem), 1, lambda: True)
    plan = search.first_plan()
    return plan is not None and search.run(plan, 1_000, anew=True)[1] <= 0


def rotations() -> bool:
    """Improve a rotation of four people; tell whether that was the compiled search's work."""
    problem = Breakout.model_validate(BREAKOUT)
    annealing = Annealing(of_rotation.decisions(problem), [{"people_meet_new_people"}], 1)
    seats = Rotation.model_validate(SEATS)
    answer = annealing.improve(
        seats, steps=10, weights=[1], caps=[None], left=lambda: 1.0, found=lambda plan, costs: None
    )
    return answer is not None


if __name__ == "__main__":
    if not (timetables() and rotations()):
        raise SystemExit("hemicycle: a search was not compiled; it will be when it is first needed")
