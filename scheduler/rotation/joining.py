"""Participants that come with a file of their own: a conference with them, if they fit into it."""

from scheduler.conference import Conference
from scheduler.conference.breakouts import Breakout
from scheduler.conference.consistency import Finding, findings
from scheduler.errors import BadInput, Fault
from scheduler.formats.participants_file import Listed
from scheduler.locations import label


def with_participants(conference: Conference, block: Breakout, listed: Listed, source: str) -> Conference:
    """Give the conference with these people as the breakout's participants, in place of those it lists.

    Raises BadInput with everything that does not fit together then, by the rows of the file.
    """
    joined = block.model_copy(update={"participants": listed.participants})
    position = conference.breakouts.index(block)
    blocks = (*conference.breakouts[:position], joined, *conference.breakouts[position + 1 :])
    changed = conference.model_copy(update={"breakouts": blocks})
    if faults := [_fault(changed, found, position, listed) for found in findings(changed)]:
        raise BadInput(source, faults)
    return changed


def _fault(conference: Conference, found: Finding, position: int, listed: Listed) -> Fault:
    """Give a finding its place: a row and column where it is about a participant of the file."""
    at = found.location
    if at[:3] == ("breakouts", position, "participants") and len(at) > 3 and isinstance(at[3], int):
        column = at[5] if len(at) > 5 and at[4] == "attributes" else at[4] if len(at) > 4 else "id"
        return Fault(f"row {listed.rows[at[3]]} › {column}", found.what)
    return Fault(label(conference, at), found.what)
