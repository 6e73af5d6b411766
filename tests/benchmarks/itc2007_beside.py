"""ITC-2007: Timefold and FET beside ours on a few instances of each track, in the same words and seconds."""

from collections.abc import Callable

from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from tests.benchmarks import _beside
from tests.benchmarks._instances import INSTANCES
from tests.benchmarks._itc2007.track2 import mapping as enrolled
from tests.benchmarks._itc2007.track2 import reading as enrolment
from tests.benchmarks._itc2007.track2 import scoring as of_enrolment
from tests.benchmarks._itc2007.track3 import mapping as curricular
from tests.benchmarks._itc2007.track3 import reading as curricula
from tests.benchmarks._itc2007.track3 import scoring as of_curricula

SEED, SECONDS = 1, 60
TRACK2, TRACK3 = (17,), ("01", "11")
PEERS = ("Timefold", "FET")
NOTES = f"""
Cost by the scorers of the tables of both tracks, what is broken or left out in brackets; {SECONDS} s, seed {SEED}, 2
threads for ours, 1 for the peers. The peers get everything in neutral words. FET has no costs: what costs something
is forbidden, from the dearest on, and its best answer counts; that a group has close hours it can only be told as no
gap at all and at least two hours in a day. conference-scheduler has no word for days, and is not run.
"""
Judge = Callable[[Plan], str]


def measure() -> str:
    """Run ours and the peers; give a table."""
    cases = {f"track 2, {number}": _of_track2(number) for number in TRACK2}
    cases |= {f"track 3, {name}": _of_track3(name) for name in TRACK3}
    rows = [_beside.row(name, asked, SEED, SECONDS, judge, PEERS)[1] for name, (asked, judge) in cases.items()]
    return "\n".join(["## ITC-2007: ours and the peers", *NOTES.splitlines(), "", *_beside.head("instance"), *rows])


def _of_track2(number: int) -> tuple[Problem, Judge]:
    instance = enrolment.read((INSTANCES / "itc2007_track2" / f"comp-2007-2-{number}.tim").read_text())

    def judge(plan: Plan) -> str:
        judged = of_enrolment.score(instance, enrolled.places(instance, plan))
        return _told(judged.soft, len(judged.broken), len(instance.events) - len(plan.placements))

    return enrolled.problem(instance), judge


def _of_track3(name: str) -> tuple[Problem, Judge]:
    instance = curricula.read((INSTANCES / "itc2007_track3" / f"comp{name}.ctt").read_text())
    asked = curricular.problem(instance)

    def judge(plan: Plan) -> str:
        judged = of_curricula.score(instance, curricular.solution(instance, plan))
        return _told(judged.soft, len(judged.broken), 0)  # a lecture that is left out is broken there

    return asked, judge


def _told(cost: int, broken: int, left_out: int) -> str:
    return f"cost {cost}" + (f" [{broken} broken, {left_out} left out]" if broken or left_out else "")
