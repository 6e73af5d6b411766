"""Who came to the rounds of a breakout, as rows. Two doors may see one person: what one has not seen it does not undo."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Table, and_, delete, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from scheduler.attendance import Arrival, Attendance, Mark
from scheduler.conference.breakouts import Participant
from scheduler.storage.tables import arrivals, attendance


@dataclass(frozen=True)
class Marking:
    """What is to be marked of a person in a round, and what was marked when it was decided; None is nothing."""

    person: str
    round: int
    seen: Mark | None
    wanted: Mark | None


async def seen(connection: AsyncConnection, conference: str, breakout: str) -> Attendance:
    """Give all that is known of a breakout."""
    marks = await connection.execute(
        select(attendance)
        .where(_of(attendance, conference, breakout))
        .order_by(attendance.c.round, attendance.c.person)
    )
    late = await connection.execute(
        select(arrivals).where(_of(arrivals, conference, breakout)).order_by(arrivals.c.round, arrivals.c.person)
    )
    return Attendance(
        conference=conference,
        breakout=breakout,
        marks=tuple(
            Mark(person=row.person, round=row.round, state=row.state, session=row.session) for row in marks
        ),
        arrivals=tuple(
            Arrival(participant=Participant.model_validate_json(row.participant), round=row.round) for row in late
        ),
    )


async def mark(
    connection: AsyncConnection,
    conference: str,
    breakout: str,
    markings: Iterable[Marking],
    by: str,
    now: dt.datetime,
) -> list[str]:
    """Write marks; give those people of whom somebody else has marked something else meanwhile: theirs stays."""
    known = {(each.person, each.round): each for each in (await seen(connection, conference, breakout)).marks}
    taken = []
    for each in markings:
        standing = known.get((each.person, each.round))
        if standing == each.wanted:
            continue
        if standing != each.seen or not await _write(connection, conference, breakout, each, by, now):
            taken.append(each.person)
    return taken


async def arrive(
    connection: AsyncConnection,
    conference: str,
    breakout: str,
    arrival: Arrival,
    now: dt.datetime,
) -> bool:
    """Write that somebody came late; say no if that id is there already."""
    row = {
        "conference": conference,
        "breakout": breakout,
        "person": arrival.participant.id,
        "round": arrival.round,
        "participant": arrival.participant.model_dump_json(exclude_defaults=True),
        "arrived_at": now,
    }
    return await _inserted(connection, arrivals, row)


async def _write(
    connection: AsyncConnection, conference: str, breakout: str, each: Marking, by: str, now: dt.datetime
) -> bool:
    """Write a mark in the place of the one that was seen; say whether that one stood there still."""
    key = {"conference": conference, "breakout": breakout, "round": each.round, "person": each.person}
    if each.wanted is None:
        told = {}
    else:
        told = {"state": each.wanted.state, "session": each.wanted.session, "marked_at": now, "marked_by": by}
    if each.seen is None:
        return await _inserted(connection, attendance, key | told)
    stands = and_(
        *(attendance.c[name] == value for name, value in key.items()),
        attendance.c.state == each.seen.state,
        attendance.c.session.is_not_distinct_from(each.seen.session),
    )
    changing = update(attendance).where(stands).values(told) if told else delete(attendance).where(stands)
    return (await connection.execute(changing)).rowcount == 1


async def _inserted(connection: AsyncConnection, table: Table, row: dict[str, object]) -> bool:
    try:
        async with connection.begin_nested():  # else PostgreSQL would give up the whole transaction
            await connection.execute(insert(table).values(row))
    except IntegrityError:
        return False
    return True


def _of(table: Table, conference: str, breakout: str) -> ColumnElement[bool]:
    return and_(table.c.conference == conference, table.c.breakout == breakout)


def next_id(taken: Sequence[str]) -> str:
    """Give an id for somebody who came late without a badge: LATE-1, LATE-2 and so on."""
    number = 1
    known = {each.casefold() for each in taken}
    while f"late-{number}" in known:
        number += 1
    return f"LATE-{number}"
