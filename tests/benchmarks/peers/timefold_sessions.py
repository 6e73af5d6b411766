"""Timefold for Python on one instance of attendee_clash: construction, then its default local search."""

import json
import sys
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import Annotated, Any

from timefold.solver import SolverFactory
from timefold.solver.config import Duration, ScoreDirectorFactoryConfig, SolverConfig, TerminationConfig
from timefold.solver.domain import (
    PlanningEntityCollectionProperty,
    PlanningId,
    PlanningScore,
    PlanningVariable,
    ProblemFactCollectionProperty,
    ValueRangeProvider,
    planning_entity,
    planning_solution,
)
from timefold.solver.score import Constraint, ConstraintFactory, HardSoftScore, Joiners, constraint_provider


@dataclass
class Slot:
    id: Annotated[int, PlanningId]


@dataclass
class Room:
    id: Annotated[int, PlanningId]
    capacity: int
    features: set[str]


@planning_entity
@dataclass
class Talk:
    id: Annotated[int, PlanningId]
    demand: int
    features: set[str]
    slots: set[int]
    shared: dict[int, int] = field(default_factory=dict)
    forbidden: set[int] = field(default_factory=set)
    later: set[int] = field(default_factory=set)
    slot: Annotated[Slot | None, PlanningVariable] = field(default=None)
    room: Annotated[Room | None, PlanningVariable] = field(default=None)


@planning_solution
@dataclass
class Programme:
    slots: Annotated[list[Slot], ProblemFactCollectionProperty, ValueRangeProvider]
    rooms: Annotated[list[Room], ProblemFactCollectionProperty, ValueRangeProvider]
    talks: Annotated[list[Talk], PlanningEntityCollectionProperty]
    score: Annotated[HardSoftScore | None, PlanningScore] = field(default=None)


@constraint_provider
def constraints(factory: ConstraintFactory) -> list[Constraint]:
    return [
        factory.for_each_unique_pair(
            Talk, Joiners.equal(lambda talk: talk.slot.id), Joiners.equal(lambda talk: talk.room.id)
        )
        .penalize(HardSoftScore.ONE_HARD)
        .as_constraint("one talk per room"),
        factory.for_each(Talk)
        .filter(lambda talk: talk.slot.id not in talk.slots)
        .penalize(HardSoftScore.ONE_HARD)
        .as_constraint("slot"),
        factory.for_each(Talk)
        .filter(lambda talk: not talk.features.issubset(talk.room.features))
        .penalize(HardSoftScore.ONE_HARD)
        .as_constraint("features"),
        factory.for_each_unique_pair(Talk, Joiners.equal(lambda talk: talk.slot.id))
        .filter(lambda one, other: other.id in one.forbidden)
        .penalize(HardSoftScore.ONE_HARD)
        .as_constraint("speakers"),
        factory.for_each(Talk)
        .filter(lambda talk: len(talk.later) > 0)
        .join(Talk, Joiners.filtering(lambda one, other: other.id in one.later and one.slot.id >= other.slot.id))
        .penalize(HardSoftScore.ONE_HARD)
        .as_constraint("order"),
        factory.for_each_unique_pair(Talk, Joiners.equal(lambda talk: talk.slot.id))
        .filter(lambda one, other: other.id in one.shared)
        .penalize(HardSoftScore.ONE_SOFT, lambda one, other: one.shared[other.id])
        .as_constraint("wanted together"),
        factory.for_each(Talk)
        .filter(lambda talk: talk.demand > talk.room.capacity)
        .penalize(HardSoftScore.ONE_SOFT, lambda talk: talk.demand - talk.room.capacity)
        .as_constraint("seats"),
    ]


def read(instance: dict[str, Any]) -> Programme:
    talks = [
        Talk(number, talk["demand"], set(talk["features"]), set(talk["slots"]))
        for number, talk in enumerate(instance["sessions"])
    ]
    for row in instance["wants"]:
        for one, other in combinations(row, 2):
            talks[one].shared[other] = talks[one].shared.get(other, 0) + 1
            talks[other].shared[one] = talks[one].shared[other]
    speakers = [set(talk["speakers"]) for talk in instance["sessions"]]
    for one, other in combinations(range(len(talks)), 2):
        if speakers[one] & speakers[other]:
            talks[one].forbidden.add(other)
            talks[other].forbidden.add(one)
    for one, other in instance["after"]:
        talks[one].later.add(other)
    rooms = [Room(number, r["capacity"], set(r["features"])) for number, r in enumerate(instance["rooms"])]
    return Programme([Slot(number) for number in range(instance["slots"])], rooms, talks)


def main() -> None:
    instance = json.loads(Path(sys.argv[1]).read_text())
    config = SolverConfig(
        solution_class=Programme,
        entity_class_list=[Talk],
        score_director_factory_config=ScoreDirectorFactoryConfig(constraint_provider_function=constraints),
        termination_config=TerminationConfig(spent_limit=Duration(milliseconds=int(float(sys.argv[2]) * 1000))),
    )
    best = SolverFactory.create(config).build_solver().solve(read(instance))
    names = [session["name"] for session in instance["sessions"]]
    placed = {names[talk.id]: [talk.slot.id, talk.room.id] for talk in best.talks if talk.slot and talk.room}
    Path(sys.argv[3]).write_text(json.dumps(placed))


main()
