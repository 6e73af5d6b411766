"""The conference as pydantic models: what an organizer writes in one YAML or JSON file."""

from scheduler.conference.conference import Conference

__all__ = ["Conference"]
