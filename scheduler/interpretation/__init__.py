"""Interpretation: from language requests to the languages and booths of every session. Pure: no files, no clock."""

from scheduler.interpretation.grant import Grant, Reason
from scheduler.interpretation.granting import granted

__all__ = ["Grant", "Reason", "granted"]
