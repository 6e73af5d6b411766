"""CoSPLib's reader, scorer and mapping: published solutions have their published values, spoiled ones are refused."""

from dataclasses import replace
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import pytest

from solver.check import check
from solver.timetable.plan import Plan
from tests.benchmarks._cosplib import FOLDER, mapping, solution, workbook
from tests.benchmarks._cosplib.score import Score
from tests.benchmarks._cosplib.solution import Block, Published, Solution
from tests.benchmarks._cosplib.workbook import Hours, Session, Submission, Workbook
from tests.conftest import needs_instances

# What the library's checker gives for its published solutions with the weights of the published workbooks.
VALUES = {
    "exact-N2OR": 2,
    "extended-N2OR": 2,
    "exact-GECCO20": 6298,
    "extended-GECCO20": 7768,
    "exact-GECCO21": 11280,
    "extended-GECCO21": 11130,
    "exact-OR60F": 1664,
    "extended-OR60F": 433,
    "exact-OR60F2": 1660,
    "exact-OR60F3": 1720,
}
# What the files themselves say differs where they were made with other weights: of consecutive tracks (N2OR: 10, now
# 1), of similar ones (GECCO: 1, now 20), without the order of submissions (N2OR, GECCO20: 0, now 1 and 18), without
# rooms that are closed in a session (OR60F, OR60F2, OR60F3: 0, now 1000). Else they agree with the checker.
SAID = {
    "exact-N2OR": 20,
    "extended-N2OR": 1,
    "exact-GECCO20": 6223,
    "extended-GECCO20": 7750,
    "exact-GECCO21": 11204,
    "extended-GECCO21": 11130,
    "exact-OR60F": 685,
    "extended-OR60F": 433,
    "exact-OR60F2": 660,
    "exact-OR60F3": 720,
}
KINDS = {
    "Tracks|Sessions": "Tracks_Sessions|Penalty",
    "Tracks|Rooms": "Tracks_Rooms|Penalty",
    "Submissions|Timezones": "Submissions_Timezones",
    "Submissions|Sessions": "Submissions_Sessions|Penalty",
    "Submissions|Rooms": "Submissions_Rooms|Penalty",
    "NumberOfRoomsPerTrack": "Number of Rooms per Track",
    "Presenters Conflicts": "Presenters Conflicts",
    "Chairs Conflicts": "Chairs Conflicts",
    "Attendees Conflicts": "Attendees Conflicts",
}


@cache
def book_of(name: str) -> Workbook:
    return workbook.read(FOLDER / f"{name.partition('-')[2]}.xlsx")


@cache
def published(name: str) -> Published:
    return solution.read(FOLDER / "published_solutions" / f"{name}.xlsx")


@needs_instances
def test_every_published_solution_at_hand_is_known() -> None:
    assert {path.stem for path in Path(FOLDER, "published_solutions").glob("*.xlsx")} == set(VALUES)


@needs_instances
@pytest.mark.parametrize("name", VALUES)
def test_a_published_solution_has_its_published_value(name: str) -> None:
    assert Score(book_of(name), published(name).solution).total() == VALUES[name]
    assert published(name).value == SAID[name]


@needs_instances
@pytest.mark.parametrize("name", VALUES)
def test_what_a_file_says_of_kinds_whose_weights_have_stayed_is_what_is_counted(name: str) -> None:
    book, given = book_of(name), published(name)
    amounts = Score(book, given.solution).amounts()
    for said, label in KINDS.items():
        assert given.totals[said] == book.weights[label] * amounts.get(label, 0), said


@needs_instances
@pytest.mark.parametrize("name", VALUES)
def test_a_spoiled_solution_is_refused(name: str) -> None:
    book, given = book_of(name), published(name).solution
    block = next(block for block, names in given.slots.items() if names[0] is not None)
    other = next(each for each, track in given.tracks.items() if track != given.tracks[block])
    first = str(given.slots[block][0])
    left_out = {block: tuple(None if each == first else each for each in given.slots[block])}
    twice = {other: (first, *given.slots[other][1:])}
    for spoiled, why in ((left_out, f"{first} has 0 time slots"), (twice, "which is for")):
        with pytest.raises(ValueError, match=why):
            Score(book, Solution(given.tracks, given.slots | spoiled))


@needs_instances
@pytest.mark.parametrize("name", VALUES)
def test_the_cost_of_a_published_solution_is_its_value_and_it_comes_back_whole(name: str) -> None:
    book, given = book_of(name), published(name).solution
    plan = mapping.plan(book, given)
    verdict = check(mapping.problem(book), plan)
    assert (verdict.hard, verdict.cost) == ([], VALUES[name])
    back = mapping.solution(book, plan)
    assert back.tracks == given.tracks
    assert back.slots == {block: names for block, names in given.slots.items() if any(names)}


def conference() -> Workbook:
    """Two tracks and a single talk in three sessions and two rooms, with something for every penalty to count."""

    def submission(name: str, track: str, **fields: Any) -> Submission:
        return replace(Submission(name, track, 1, 0, 0, frozenset(), frozenset()), **fields)

    submissions = [
        submission("a1", "A", order=1, presenters=frozenset({"ada"})),
        submission("a2", "A", slots=2, zone=840),
        submission("a3", "A", order=3, attendees=frozenset({"zoe"})),
        submission("b1", "B", presenters=frozenset({"ada", "ben"})),
        submission("b2", "B", attendees=frozenset({"zoe"})),
        submission("c1", "C", presenters=frozenset({"eve"}), attendees=frozenset({"ben"})),
    ]
    return Workbook(
        submissions={each.name: each for each in submissions},
        chairs={"A": frozenset({"eve"}), "B": frozenset({"eve"}), "C": frozenset()},
        sessions={
            name: Session(name, 3, "day", 540 + 120 * number, 630 + 120 * number) for number, name in enumerate("xyz")
        },
        rooms=("r", "s"),
        weights={},
        zone=0,
        hours=Hours((570, 1290), (420, 1380), 1, 10),
        submission_session={("a2", "x"): 3},
        submission_room={("a2", "r"): 2},
        track_session={("A", "x"): 5},
        track_room={("A", "s"): 7, ("B", "r"): 1},
        session_room={("x", "s"): 11},
        similar={("A", "B"): 13},
    )


LABELS = [*mapping.WEIGHED.values(), *mapping.FORBIDDEN.values()]
SHEETS = [
    "Tracks_Sessions|Penalty",
    "Tracks_Rooms|Penalty",
    "Sessions_Rooms|Penalty",
    "Submissions_Sessions|Penalty",
    "Submissions_Rooms|Penalty",
]


def weighing(**weights: int) -> Workbook:
    return replace(conference(), weights=dict.fromkeys([*LABELS, *SHEETS], 0) | weights)


def scattered() -> Solution:
    """A in x r, x s and z s; B in x and y with the rooms the other way round; C in the middle."""
    tracks = {("x", "r"): "A", ("z", "s"): "A", ("x", "s"): "B", ("z", "r"): "B", ("y", "r"): "C"}
    slots: dict[Block, tuple[str | None, ...]] = {
        ("x", "r"): ("a2", "a2", "a1"),
        ("z", "s"): ("a3", None, None),
        ("x", "s"): ("b1", None, None),
        ("z", "r"): (None, "b2", None),
        ("y", "r"): ("c1", None, None),
    }
    return Solution(tracks, slots)


@pytest.mark.parametrize(
    ("label", "amount"),
    [
        ("Tracks_Sessions|Penalty", 5),
        ("Tracks_Rooms|Penalty", 7 + 1),
        ("Sessions_Rooms|Penalty", 11),
        ("Submissions_Sessions|Penalty", 6),  # for each of two slots
        ("Submissions_Rooms|Penalty", 4),
        ("Similar Tracks", 26),  # in x and in z
        ("Number of Rooms per Track", 2),
        ("Parallel Tracks", 0),
        ("Consecutive Tracks", 2),
        ("Submissions_Timezones", 1 + 1 + 2 * 10),  # a1 and b1 are early, a2 is past midnight in both of its slots
        ("Submissions Order", 1),  # a1 is the second
        ("Presenters Conflicts", 1),  # ada
        ("Attendees Conflicts", 1),  # zoe, in z
        ("Chairs Conflicts", 2),
        ("Presenters Conflicts Timeslot Level", 0),
        ("Attendees Conflicts Timeslot Level", 0),
    ],
)
def test_each_penalty_counts_what_it_is_for(label: str, amount: int) -> None:
    assert Score(weighing(**{label: 1}), scattered()).amounts() == {label: amount}


def random_plan(book: Workbook, random: Random) -> Plan:
    """Place each track's submissions in blocks of its own."""
    blocks = [(session, room) for session in book.sessions for room in book.rooms]
    random.shuffle(blocks)
    slots: dict[tuple[str, str], tuple[str | None, ...]] = {}
    for track in book.chairs:
        waiting = book.of_track(track)
        random.shuffle(waiting)
        while waiting:
            block = blocks.pop()
            names: list[str | None] = []
            while waiting and len(names) + waiting[-1].slots <= book.sessions[block[0]].slots:
                submission = waiting.pop()
                names += [submission.name] * submission.slots
                if len(blocks) > 4 and random.random() < 0.3:
                    break
            slots[block] = (*names, *[None] * (book.sessions[block[0]].slots - len(names)))
    return mapping.plan(book, Solution({}, slots))


@pytest.mark.parametrize("seed", range(60))
def test_the_cost_of_a_random_plan_is_its_value(seed: int) -> None:
    """Of every penalty alone, and of all together; the loss of the mapping is in its docstring."""
    random = Random(seed)
    weights = {
        label: random.choice([0, 1, 3]) for label in [*LABELS, *SHEETS] if label not in mapping.FORBIDDEN.values()
    }
    book = weighing(**weights)
    plan = random_plan(book, random)
    score = Score(book, mapping.solution(book, plan))
    verdict = check(mapping.problem(book), plan)
    assert verdict.hard == []
    if score.parallel() == 0:
        assert verdict.cost == score.total()
    ours = {name: term.amount for name, term in verdict.terms.items()}
    theirs = score.amounts()
    for name, label in mapping.WEIGHED.items():
        if label in theirs and (score.parallel() == 0 or label != "Submissions Order"):
            assert ours[name] == theirs[label], label
