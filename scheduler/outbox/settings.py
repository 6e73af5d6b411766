"""The mail server, as the environment names it. Without it no e-mail is sent."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from pydantic import TypeAdapter, ValidationError

from scheduler.conference.publishing import Email
from scheduler.errors import BadInput, Fault

_SERVER, _SENDER = "HEMICYCLE_SMTP", "HEMICYCLE_MAIL_FROM"
_PORTS = {"smtps": 465, "smtp": 587, "smtp+plain": 25}
_RIGHT = (
    "write it like smtps://user:password@mail.example.org (encrypted from the start), smtp://… (encrypted by"
    " STARTTLS) or smtp+plain://localhost (a relay on this machine)"
)


@dataclass(frozen=True)
class MailServer:
    """Where e-mail is handed over, how, and who it is from. `scheme` is smtps, smtp (STARTTLS) or smtp+plain."""

    scheme: str
    host: str
    port: int
    sender: str
    user: str | None = None
    password: str | None = field(default=None, repr=False)


def mail_server(environment: Mapping[str, str]) -> MailServer | None:
    """Read HEMICYCLE_SMTP and HEMICYCLE_MAIL_FROM; None if neither is set. Raises BadInput, without the password."""
    address, sender = environment.get(_SERVER, ""), environment.get(_SENDER, "")
    if not address and not sender:
        return None
    faults = [*_faults(address), *_sender_faults(sender)]
    if faults:
        raise BadInput("the environment", faults)
    parts = urlsplit(address)
    return MailServer(
        scheme=parts.scheme,
        host=parts.hostname or "",
        port=parts.port or _PORTS[parts.scheme],
        sender=sender,
        user=unquote(parts.username) if parts.username else None,
        password=unquote(parts.password) if parts.password else None,
    )


def _faults(address: str) -> list[Fault]:
    try:
        parts = urlsplit(address)
        sound = parts.scheme in _PORTS and bool(parts.hostname) and parts.port != 0
    except ValueError:
        sound = False
    return [] if sound else [Fault(_SERVER, f"this names no mail server; {_RIGHT}")]


def _sender_faults(sender: str) -> list[Fault]:
    try:
        TypeAdapter(Email).validate_python(sender)
    except ValidationError:
        return [Fault(_SENDER, "e-mail needs a sender; write an address like programme@example.org")]
    return []
