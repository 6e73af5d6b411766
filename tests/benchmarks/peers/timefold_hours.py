"""The neutral words about the hours of those who are in several talks, for Timefold: facts and what they cost."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Annotated, Any

from timefold.solver.domain import PlanningId

FAR = 10**7  # beyond any minute: a stretch is told as start * FAR + end
Fact = tuple[int, ...]


@dataclass
class Attendee:
    """A talk that a group attends."""

    id: Annotated[int, PlanningId]
    talk: int
    group: int


@dataclass
class FewSpans:
    """A group that should have talks in so many spans, if it has any."""

    id: Annotated[int, PlanningId]
    group: int
    price: int
    least: int


@dataclass
class Hours:
    """What the hours of a group in a span cost: those that are isolated, or a lonely one (`most` 0), or long runs."""

    id: Annotated[int, PlanningId]
    group: int
    span: int
    price: int
    lonely: bool
    gap: int
    most: int

    def units(self, stretches: list[int]) -> int:
        """Count what is charged for, each stretch once."""
        hours = sorted(set(stretches))
        if self.lonely:
            return 1 if len(hours) == 1 else 0
        return self.isolated(hours) if self.most == 0 else self.in_long_runs(hours)

    def isolated(self, hours: list[int]) -> int:
        count = 0
        for one in hours:
            beside = False
            for other in hours:
                after, before = other // FAR - one % FAR, one // FAR - other % FAR
                if 0 <= after <= self.gap or 0 <= before <= self.gap:
                    beside = True
            if not beside:
                count += 1
        return count

    def in_long_runs(self, hours: list[int]) -> int:
        count = 0
        runs: list[int] = []
        for place in range(len(hours)):
            run = 1
            for earlier in range(place):
                pause = hours[place] // FAR - hours[earlier] % FAR
                if 0 <= pause <= self.gap and runs[earlier] + 1 > run:
                    run = runs[earlier] + 1
            runs.append(run)
            if run > self.most:
                count += 1
        return count


def read(instance: dict[str, Any]) -> tuple[list[Attendee], list[FewSpans], list[Hours]]:
    """Read the facts; a group is whoever attends the same talks."""
    groups: dict[tuple[int, ...], int] = {}

    def of(sessions: list[int]) -> int:
        return groups.setdefault(tuple(sessions), len(groups))

    few = [(of(sessions), price, least) for price, sessions, _, least in instance["few_spans"]]
    hours = [(of(s), span, price, False, gap, 0) for price, s, span, gap in instance["isolated"]]
    hours += [(of(s), span, price, True, 0, 0) for price, s, span in instance["lonely"]]
    hours += [(of(s), span, price, False, gap, most) for price, s, span, gap, most in instance["long_runs"]]
    attended = [(session, group) for sessions, group in groups.items() for session in sessions]
    return (
        [Attendee(number, *each) for number, each in enumerate(attended)],
        [FewSpans(number, *each) for number, each in enumerate(few)],
        [Hours(number, *each) for number, each in enumerate(hours)],
    )


def spans_of(instance: dict[str, Any], starts: list[int]) -> dict[int, int]:
    """Give for each start the span that it lies in; spans that overlap have no words here."""
    spans = sorted(instance["spans"])
    if any(end > begin for (_, end), (begin, _) in pairwise(spans)):
        raise SystemExit("spans overlap")
    places = list(enumerate(instance["spans"]))
    return {start: number for start in starts for number, (begin, end) in places if begin <= start < end}
