"""Whether there are not too many pairs of sessions to be weighed against one another."""

from collections.abc import Iterator

from scheduler.conference import Conference
from scheduler.conference.consistency.finding import Finding

MOST_PAIRS = {"interests": 5_000_000, "subjects": 500_000}  # seconds to count, and seconds to price


def findings(conference: Conference) -> Iterator[Finding]:
    """Find lists whose entries name more pairs of sessions than can be looked at in reasonable time."""
    named = {
        "interests": [len(interest.sessions) for interest in conference.interests],
        "subjects": [len(subject.sessions) for subject in conference.subjects],
    }
    for field, sizes in named.items():
        pairs = [size * (size - 1) // 2 for size in sizes]
        if sum(pairs) > MOST_PAIRS[field]:
            largest = max(range(len(sizes)), key=sizes.__getitem__)
            yield Finding(
                (field,),
                f"these name {sum(pairs):,} pairs of sessions, of which {MOST_PAIRS[field]:,} can be weighed; the "
                f"largest, {field}[{largest}], names {sizes[largest]:,} sessions: name fewer of them",
            )
