"""Hand one e-mail over to the mail server."""

import asyncio
from email.message import EmailMessage
from email.utils import format_datetime
from hashlib import sha256

import aiosmtplib

from scheduler.outbox.settings import MailServer
from scheduler.storage.outbox import Mail

_SECONDS = 45.0  # for all of it: shorter than the wait before another attempt


class Refused(Exception):
    """The mail server did not take the e-mail; `for_good` says that it never will."""

    def __init__(self, reason: str, *, for_good: bool) -> None:
        self.for_good = for_good
        super().__init__(reason)


async def hand_over(mail: Mail, server: MailServer) -> None:
    """Give an e-mail to the server. Raises Refused."""
    try:
        async with asyncio.timeout(_SECONDS):
            await aiosmtplib.send(
                message(mail, server.sender),
                hostname=server.host,
                port=server.port,
                username=server.user,
                password=server.password,
                use_tls=server.scheme == "smtps",
                start_tls=server.scheme == "smtp",
                timeout=_SECONDS,
            )
    except (aiosmtplib.SMTPException, OSError, TimeoutError) as error:
        raise Refused(f"{type(error).__name__}: {error}", for_good=_is_final(error)) from error


def message(mail: Mail, sender: str) -> EmailMessage:
    """Write the e-mail. Its Message-ID is always the same, so that one that comes twice can be known."""
    made = EmailMessage()
    made["Subject"] = mail.subject
    made["From"] = sender
    made["To"] = mail.recipient
    made["Date"] = format_datetime(mail.published_at)
    name = sha256(f"{mail.conference}/{mail.version}/{mail.recipient}".encode()).hexdigest()[:32]
    made["Message-ID"] = f"<{name}@{sender.rpartition('@')[2]}>"
    made["Content-Language"] = mail.language
    made["Auto-Submitted"] = "auto-generated"
    made.set_content(mail.body)
    return made


def _is_final(error: Exception) -> bool:
    """Say whether the server refused this recipient or text; all else, such as a wrong password, can be mended."""
    if isinstance(error, aiosmtplib.SMTPRecipientsRefused):
        return all(refused.code >= 500 for refused in error.recipients)
    return isinstance(error, aiosmtplib.SMTPDataError) and error.code >= 500
