"""Send what waits in the outbox, again and again, beside everything else."""

import asyncio
import datetime as dt
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from scheduler.ending import end
from scheduler.outbox.handing_over import Refused, hand_over
from scheduler.outbox.settings import MailServer
from scheduler.storage import Store
from scheduler.storage.outbox import Outbox

SECONDS_BETWEEN_LOOKS = 10.0
MOST_ATTEMPTS = 12  # over about twenty hours
_FIRST_WAIT, _LONGEST_WAIT = dt.timedelta(minutes=1), dt.timedelta(hours=6)
Clock = Callable[[], dt.datetime]
_log = logging.getLogger(__name__)


@asynccontextmanager
async def sending(
    store: Store, server: MailServer | None, clock: Clock, seconds: float = SECONDS_BETWEEN_LOOKS
) -> AsyncIterator[None]:
    """Send e-mail while the context is open, if there is a server to send it by."""
    if server is None:
        yield
        return
    task = asyncio.create_task(_send_for_ever(store.outbox, server, clock, seconds))
    try:
        yield
    finally:
        await end(task)


async def _send_for_ever(outbox: Outbox, server: MailServer, clock: Clock, seconds: float) -> None:
    while True:
        try:
            await send_due(outbox, server, clock)
        except Exception:  # a database that is busy now must not end all e-mail
            _log.exception("the outbox cannot be read or written")
        await asyncio.sleep(seconds)


async def send_due(outbox: Outbox, server: MailServer, clock: Clock) -> int:
    """Send every e-mail that is due; give how many were sent. One that is refused waits twice as long each time."""
    sent = 0
    while (mail := await outbox.take(clock(), wait)) is not None:
        try:
            await hand_over(mail, server)
        except Refused as refused:
            given_up = refused.for_good or mail.attempts >= MOST_ATTEMPTS
            await outbox.note_refusal(mail, str(refused), for_good=given_up)
            _log.warning("e-mail %d of %s was not taken%s", mail.id, mail.conference, " for good" * given_up)
        else:
            await outbox.note_sent(mail, clock())
            sent += 1
    return sent


def wait(attempts: int) -> dt.timedelta:
    """Give the time until an e-mail that has been tried so often is tried again."""
    return min(_FIRST_WAIT * int(2 ** (attempts - 1)), _LONGEST_WAIT)
