"""A mail server on loopback that keeps what it takes, and answers as it is told."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, Session

from scheduler.outbox import MailServer

SENDER = "programme@example.org"


class Post:
    """The handler: what came, what each recipient and each text is answered."""

    def __init__(self, recipients: dict[str, str] | None = None, texts: list[str] | None = None) -> None:
        self.came: list[EmailMessage] = []
        self.recipients = recipients or {}
        self.texts = texts or []
        self.something_came = asyncio.Event()

    async def handle_RCPT(  # noqa: N802 - the name is the library's
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if address in self.recipients:
            return self.recipients[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        if self.texts:
            return self.texts.pop(0)
        assert isinstance(envelope.content, bytes)
        message = message_from_bytes(envelope.content, policy=policy.default)
        assert isinstance(message, EmailMessage)
        assert (envelope.mail_from, envelope.rcpt_tos) == (SENDER, [message["To"]])
        self.came.append(message)
        self.something_came.set()
        return "250 OK"


def password_is_right(server: SMTP, session: Session, envelope: Envelope, way: str, given: Any) -> AuthResult:
    return AuthResult(success=(given.login, given.password) == (b"us", b"p@ss"), handled=False)


@asynccontextmanager
async def listening(post: Post, **options: Any) -> AsyncIterator[MailServer]:
    """Run the server; give it as the sender knows it."""
    loop = asyncio.get_running_loop()
    running = await loop.create_server(lambda: SMTP(post, hostname="mail.example.org", **options), "127.0.0.1", 0)
    async with running:
        host, port = running.sockets[0].getsockname()[:2]
        yield MailServer("smtp+plain", host, port, SENDER)
