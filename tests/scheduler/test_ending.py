"""A task that loses a cancellation ends all the same."""

import asyncio

from scheduler.ending import end


async def test_a_task_ends_though_it_has_lost_a_cancellation() -> None:
    lost: list[str] = []

    async def for_ever() -> None:
        while True:
            try:
                await asyncio.sleep(60)
            except asyncio.CancelledError:
                if lost:
                    raise
                lost.append("once, as wait_for does")

    task = asyncio.create_task(for_ever())
    await asyncio.sleep(0)
    await asyncio.wait_for(end(task), 10)
    assert task.cancelled()
    assert lost == ["once, as wait_for does"]
