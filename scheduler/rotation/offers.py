"""What would be gained if some people moved: rotations from an earlier one, with so many moves allowed."""

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import replace

from scheduler.rotation.planning import rotate
from scheduler.rotation.rotation import Rotation
from scheduler.rotation.task import Task
from scheduler.rotation.telling import counted
from solver.result import Event, Limits
from solver.rotation.rules.people_stay import PeopleStay

STEPS = (0, 5, 10, 20)  # and everybody
STAYING = (PeopleStay.name(),)


async def offers(
    task: Task, limits: Limits, tell: Callable[[Event], None], stop: asyncio.Event
) -> AsyncIterator[tuple[int, Rotation]]:
    """Give a rotation for a few numbers of people who may move, until somebody stops it."""
    people = len(task.block.participants)
    for moves in (*(step for step in STEPS if step < people), people):
        if stop.is_set():
            return
        yield moves, await rotate(replace(task, most_moved=moves), limits, tell, stop)


def told_offer(moves: int, people: int, rotation: Rotation) -> str:
    """Say what is reached if so many people may move."""
    allowed = "if everybody may move" if moves == people else f"if {counted(moves, 'person', 'people')} may move"
    if rotation.measures is None:
        return f"{allowed}: {rotation.why}"
    costs = ", ".join(f"{' + '.join(aim.rules)} {aim.cost:,}" for aim in rotation.aims if aim.rules != STAYING)
    moved = counted(rotation.measures.moved or 0, "person does", "people do")
    return f"{allowed}: {costs}; {moved}"
