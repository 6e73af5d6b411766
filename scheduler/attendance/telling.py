"""What was seen of a breakout in a few lines: who is missing, who left, who came late, which groups nobody leads."""

from collections.abc import Iterator

from scheduler.attendance.attendance import Attendance, marked
from scheduler.conference import Conference
from scheduler.conference.breakouts import Breakout
from scheduler.rotation.leading import leading
from scheduler.rotation.rotation import Rotation
from scheduler.rotation.telling import counted


def told_attendance(seen: Attendance, rotation: Rotation) -> Iterator[str]:
    """Say round by round who came of those who are seated, and who is missing, by id; then who came late."""
    for number, each in enumerate(rotation.rounds, 1):
        seated = {person for group in each.groups for person in group.people}
        marks = marked(seen.marks, number)
        came = [name for name, mark in marks.items() if mark.state == "came"]
        unmarked = len(seated - marks.keys())
        yield f"round {number}: {counted(len(came), 'person', 'people')} came, {unmarked} not marked"
        for state in ("missing", "left"):
            names = sorted(name for name, mark in marks.items() if mark.state == state)
            if names:
                yield f"  {state}: {', '.join(names)}"
    for arrival in seen.arrivals:
        person = arrival.participant
        yield f"late, from round {arrival.round}: {person.id}{f' ({person.name})' if person.name else ''}"


def without_facilitator(conference: Conference, block: Breakout, past: int) -> Iterator[str]:
    """Say which groups ahead nobody facilitates, where others have somebody who does."""
    led = {each.session for each in leading(conference, block) if each.role == "facilitator"}
    for number, sessions in enumerate(block.rounds, 1):
        for session in sessions if led and number > past else ():
            if session not in led:
                yield f"nobody facilitates {session} in round {number}; name somebody under leads"
