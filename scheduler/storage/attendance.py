"""Who came to the rounds of a breakout, as rows. Two doors may see one person; neither undoes what it did not see."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Table, and_, delete, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from scheduler.attendance import Arrival, Attendance, Mark
from scheduler.conference.breakouts import Participant
from scheduler.storage.store import Store
from scheduler.storage.tables import arrivals, attendance


@dataclass(frozen=True)
class Marking:
    """What is to be marked of a person in a round, and what was marked when it was decided; None is nothing."""

    person: str
    round: int
    seen: Mark | None
    wanted: Mark | None


class AttendanceBook:
    """What was seen of one breakout, in a store."""

    def __init__(self, store: Store, conference: str, breakout: str) -> None:
        self._store = store
        self._key = {"conference": conference, "breakout": breakout}

    async def seen(self) -> Attendance:
        """Give all that is known."""
        async with self._store.reading() as connection:
            return await self._seen(connection)

    async def mark(self, markings: Iterable[Marking], by: str, now: dt.datetime) -> list[str]:
        """Write marks; give those people of whom somebody else has marked something else meanwhile: theirs stays."""
        taken = []
        async with self._store.writing() as connection:
            known = {(each.person, each.round): each for each in (await self._seen(connection)).marks}
            for each in markings:
                is_said = known.get((each.person, each.round)) == each.wanted
                if not is_said and not await self._write(connection, each, by, now):
                    taken.append(each.person)
        return taken

    async def arrive(self, arrival: Arrival, now: dt.datetime) -> bool:
        """Write that somebody came late; say no if that id is there already."""
        person = arrival.participant
        told = {"person": person.id, "round": arrival.round, "arrived_at": now}
        row = self._key | told | {"participant": person.model_dump_json(exclude_defaults=True)}
        async with self._store.writing() as connection:
            return await _inserted(connection, arrivals, row)

    async def _seen(self, connection: AsyncConnection) -> Attendance:
        marks = await connection.execute(
            select(attendance).where(self._is_in(attendance)).order_by(attendance.c.round, attendance.c.person)
        )
        late = await connection.execute(
            select(arrivals).where(self._is_in(arrivals)).order_by(arrivals.c.round, arrivals.c.person)
        )
        return Attendance(
            **self._key,
            marks=tuple(
                Mark(person=row.person, round=row.round, state=row.state, session=row.session) for row in marks
            ),
            arrivals=tuple(
                Arrival(participant=Participant.model_validate_json(row.participant), round=row.round) for row in late
            ),
        )

    async def _write(self, connection: AsyncConnection, each: Marking, by: str, now: dt.datetime) -> bool:
        """Write a mark in the place of the one that was seen; say whether that one stood there still."""
        key = self._key | {"round": each.round, "person": each.person}
        told: dict[str, object] = {}
        if each.wanted is not None:
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

    def _is_in(self, table: Table) -> ColumnElement[bool]:
        return and_(*(table.c[name] == value for name, value in self._key.items()))


async def _inserted(connection: AsyncConnection, table: Table, row: Mapping[str, object]) -> bool:
    try:
        async with connection.begin_nested():  # else PostgreSQL would give up the whole transaction
            await connection.execute(insert(table).values(row))
    except IntegrityError:
        return False
    return True
