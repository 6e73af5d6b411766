"""Sending the e-mail about new versions, where there is a server that takes it."""

from scheduler.outbox.sending import sending
from scheduler.outbox.settings import MailServer, mail_server

__all__ = ["MailServer", "mail_server", "sending"]
