"""PyCon UK 2016: the reader, the mapping and the scorer, on talks made by hand and on the file."""

from dataclasses import replace
from typing import Any

import pytest

from solver.result import Limits
from solver.stop import Stop
from solver.timetable.plan import Plan
from solver.timetable.search import solve
from tests.benchmarks._pyconuk.mapping import placements, problem
from tests.benchmarks._pyconuk.programme import FILE, SLOTS, Slot, Talk, read
from tests.benchmarks._pyconuk.scoring import score
from tests.conftest import needs_instances

TALKS = [
    Talk("alone", 30, "Alex Chan"),
    Talk("hears", 30, "Owen Campbell"),
    Talk("heard", 30, "Thomas Campbell"),
    Talk("long", 45, tag="Education"),
    Talk("taught", 30, tag="Education"),
]


def slot(day: int, time: str) -> Slot:
    return next(slot for slot in SLOTS if f"{slot.start:%d %H:%M}" == f"{day} {time}")


FINE = {
    "alone": (slot(18, "12:00"), "Room C"),
    "hears": (slot(18, "12:00"), "Room D"),
    "heard": (slot(18, "12:30"), "Room D"),
    "long": (slot(17, "11:15"), "Room D"),
    "taught": (slot(17, "12:30"), "Room D"),
}


def planned(talks: list[Talk]) -> tuple[Any, Plan]:
    result = solve(problem(talks), Limits(seconds=20, steps=30), lambda _: None, Stop(), lambda: 0.0)
    assert result.plan is not None
    return result.proof, Plan.read(result.plan)


def test_the_file_of_talks_is_read() -> None:
    text = "- {title: A, duration: 30, speaker: }\n- {title: B, duration: 45, speaker: Ada, tags: [Education]}\n"
    assert read(text) == [Talk("A", 30), Talk("B", 45, "Ada", "Education")]


@pytest.mark.parametrize(
    ("spoiled", "seen"),
    [
        ({"alone": None}, ["alone has no place"]),
        ({"alone": (slot(18, "11:15"), "Room C")}, ["Alex Chan is away during alone"]),
        ({"alone": (slot(16, "17:00"), "Room C")}, ["Alex Chan is away during alone"]),
        ({"long": (slot(17, "12:00"), "Room D")}, ["long has too short a slot"]),
        ({"long": (slot(17, "11:15"), "Room A")}, ["long has no room for talks"]),
        ({"heard": (slot(18, "12:00"), "Ferrier Hall")}, ["Owen Campbell cannot hear heard"]),
        ({"alone": (slot(18, "12:00"), "Room D")}, ["alone and hears share a slot and a room"]),
        ({"taught": (slot(17, "11:15"), "Room C")}, ["long and taught, both on Education, run at once"]),
        ({}, []),
    ],
)
def test_each_kind_of_violation_is_seen(spoiled: dict[str, Any], seen: list[str]) -> None:
    placed = {title: place for title, place in (FINE | spoiled).items() if place is not None}
    assert list(score(TALKS, placed)) == seen


def test_one_speaker_cannot_give_two_talks_at_once() -> None:
    talks = [Talk("one", 30, "Ada"), Talk("other", 30, "Ada")]
    placed: dict[str, Any] = {"one": (SLOTS[0], "Room C"), "other": (SLOTS[0], "Room D")}
    assert list(score(talks, placed)) == ["Ada gives one and other at once"]


def test_talks_are_planned_without_a_violation_and_proven() -> None:
    crowd = [replace(TALKS[3], title=f"long {number}", tag=None) for number in range(12)]
    proof, plan = planned([*TALKS[:3], *crowd, TALKS[4]])
    assert (proof.status, proof.cost) == ("OPTIMAL", 0)
    assert list(score([*TALKS[:3], *crowd, TALKS[4]], placements(plan))) == []


@needs_instances
def test_every_talk_of_2016_finds_a_place() -> None:
    talks = read(FILE.read_text(encoding="utf-8"))
    assert (len(talks), sum(talk.minutes == 45 for talk in talks), sum(bool(talk.tag) for talk in talks)) == (
        69,
        8,
        3,
    )
    proof, plan = planned(talks)
    assert (proof.status, proof.cost, len(plan.placements)) == ("OPTIMAL", 0, 69)
    assert list(score(talks, placements(plan))) == []
