"""What each version changes, and the version that waits for a second yes, as rows."""

import asyncio

from sqlalchemy import delete, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from scheduler.changelog import ChangeList
from scheduler.errors import HeldBack
from scheduler.storage.tables import changes, held_back, versions


async def keep(connection: AsyncConnection, conference: str, made: ChangeList) -> None:
    """Write what a version changes; nothing waits any more once it is published."""
    row = {"conference": conference, "number": made.number, "document": made.model_dump_json()}
    await connection.execute(insert(changes).values(row))
    await connection.execute(delete(held_back).where(held_back.c.conference == conference))


async def latest(
    connection: AsyncConnection, conference: str, limit: int, before: int | None
) -> dict[int, ChangeList | None]:
    """Give what the latest versions change, newest first; None for one that was published before this was kept."""
    query = (
        select(versions.c.number, changes.c.document)
        .outerjoin(changes, (changes.c.conference == versions.c.conference) & (changes.c.number == versions.c.number))
        .where(versions.c.conference == conference)
        .order_by(versions.c.number.desc())
        .limit(limit)
    )
    if before is not None:
        query = query.where(versions.c.number < before)
    rows = (await connection.execute(query)).all()
    return await asyncio.to_thread(lambda: {row.number: _parsed(row.document) for row in rows})


async def hold(connection: AsyncConnection, conference: str, held: HeldBack) -> None:
    """Remember the list that was shown, in the place of an earlier one."""
    await connection.execute(delete(held_back).where(held_back.c.conference == conference))
    await connection.execute(insert(held_back).values(conference=conference, number=held.number, seal=held.seal))


async def was_shown(connection: AsyncConnection, conference: str, held: HeldBack) -> bool:
    """Say whether exactly this list was the last that was shown."""
    query = select(held_back.c.number, held_back.c.seal).where(held_back.c.conference == conference)
    row = (await connection.execute(query)).one_or_none()
    return row is not None and (row.number, row.seal) == (held.number, held.seal)


def _parsed(document: str | None) -> ChangeList | None:
    return ChangeList.model_validate_json(document) if document is not None else None
