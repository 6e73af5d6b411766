"""What has to be in by when: documents, registrations, requests for rooms."""

from scheduler.conference.calendar import LocalTime
from scheduler.conference.text import Identifier, Part, Text


class Deadline(Part):
    """A moment by which something has to be done; it has a calendar of its own, and takes nobody's time."""

    id: Identifier
    title: Text
    at: LocalTime
