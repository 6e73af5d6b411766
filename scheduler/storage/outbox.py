"""The outbox as rows: e-mail is due, is taken with its next date on it, and is settled once it is sent or given up.

Who takes an e-mail moves its date on first. A process that dies with it in its hands leaves it to be tried again
then; only one that dies between the server's word and its own note sends it twice.
"""

import datetime as dt
from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from scheduler.changelog.letters import Letter
from scheduler.storage.moments import utc
from scheduler.storage.tables import outbox, versions
from scheduler.versions import Version


@dataclass(frozen=True)
class Mail:
    """An e-mail that somebody has taken to send it, for the `attempts`th time."""

    id: int
    conference: str
    version: int
    published_at: dt.datetime
    recipient: str
    language: str
    subject: str
    body: str
    attempts: int


class Outbox:
    """The e-mail of all conferences, in a database of which it is given the transactions."""

    def __init__(self, transaction: Callable[[], AbstractAsyncContextManager[AsyncConnection]]) -> None:
        self._transaction = transaction

    async def take(self, now: dt.datetime, wait: Callable[[int], dt.timedelta]) -> Mail | None:
        """Take the e-mail that has been due for longest; `wait` says when one tried so often is tried again."""
        query = (
            select(outbox, versions.c.published_at)
            .join(versions, (versions.c.conference == outbox.c.conference) & (versions.c.number == outbox.c.version))
            .where(outbox.c.due <= now.astimezone(dt.UTC))
            .order_by(outbox.c.due, outbox.c.id)
            .limit(1)
            .with_for_update(of=outbox, skip_locked=True)
        )
        async with self._transaction() as connection:
            row = (await connection.execute(query)).one_or_none()
            if row is None:
                return None
            attempts = row.attempts + 1
            taken = update(outbox).where(outbox.c.id == row.id)
            await connection.execute(taken.values(attempts=attempts, due=now.astimezone(dt.UTC) + wait(attempts)))
        return Mail(
            id=row.id,
            conference=row.conference,
            version=row.version,
            published_at=utc(row.published_at),
            recipient=row.recipient,
            language=row.language,
            subject=row.subject,
            body=row.body,
            attempts=attempts,
        )

    async def note_sent(self, mail: Mail, now: dt.datetime) -> None:
        """Settle an e-mail that the server took."""
        await self._note(mail, due=None, sent_at=now.astimezone(dt.UTC), error=None)

    async def note_refusal(self, mail: Mail, error: str, *, for_good: bool) -> None:
        """Keep why an e-mail was not taken; one that is given up is not due again."""
        await self._note(mail, error=error, **({"due": None} if for_good else {}))

    async def _note(self, mail: Mail, **values: object) -> None:
        async with self._transaction() as connection:
            await connection.execute(update(outbox).where(outbox.c.id == mail.id).values(values))


async def fill(connection: AsyncConnection, version: Version, letters: Sequence[Letter]) -> None:
    """Put a version's e-mail in, due at once."""
    rows = [
        {
            "conference": version.conference.id,
            "version": version.number,
            "recipient": letter.recipient,
            "language": letter.language,
            "subject": letter.subject,
            "body": letter.body,
            "attempts": 0,
            "due": version.published_at,
        }
        for letter in letters
    ]
    if rows:
        await connection.execute(insert(outbox), rows)
