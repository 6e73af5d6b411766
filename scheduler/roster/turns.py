"""Who speaks when in a booth: half an hour each, a third of an hour from afar, fairly shared over the conference."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import pairwise
from math import ceil

from scheduler.roster.roster import Assignment, Booth, Session, Turn

Works = Mapping[str, frozenset[str]]  # the languages into which an interpreter works
STEP = 5  # minutes: turns change at times that a clock shows

Span = tuple[dt.datetime, dt.datetime]


def with_turns(
    assignments: Iterable[Assignment],
    works: Works,
    on_site: int,
    remote: int,
    earlier: Iterable[Assignment] = (),
) -> list[Assignment]:
    """Give the assignments, in the order of time, with the turns of every booth.

    No turn is longer than `on_site` minutes, or `remote` where it is worked from afar. In the pauses between
    sessions nobody speaks. Whoever has spoken least so far begins; in a booth of two languages those who work into
    each of them change among themselves. A booth in which the same people interpret the same sessions as in an
    `earlier` roster keeps its turns.
    """
    before = {(each.id, each.sessions, booth.id): booth for each in earlier for booth in each.booths}
    spoken: Counter[str] = Counter()
    planned = []
    for each in sorted(assignments, key=lambda assignment: (assignment.start.astimezone(dt.UTC), assignment.id)):
        spans = [span for session in each.sessions for span in _spans(session, remote if each.remote else on_site)]
        booths = []
        for booth in each.booths:
            turns = _kept(before.get((each.id, each.sessions, booth.id)), _turns(booth, spans, works, spoken), booth)
            for name, start, end in {(turn.interpreter, turn.start, turn.end) for turn in turns}:
                spoken[name] += round((end.astimezone(dt.UTC) - start.astimezone(dt.UTC)).total_seconds() / 60)
            booths.append(booth.model_copy(update={"turns": tuple(turns)}))
        planned.append(each.model_copy(update={"booths": tuple(booths)}))
    return planned


def _kept(before: Booth | None, turns: list[Turn], booth: Booth) -> list[Turn]:
    """Give the turns of before where the same people sit there and turns are as long as they are today."""
    if before is None or set(before.interpreters) != set(booth.interpreters):
        return turns
    strange = {turn.interpreter for turn in before.turns} - set(booth.interpreters)
    return list(before.turns) if not strange and _shape(before.turns) == _shape(turns) else turns


def _shape(turns: Iterable[Turn]) -> list[tuple[dt.datetime, dt.datetime, str]]:
    return sorted((turn.start.astimezone(dt.UTC), turn.end.astimezone(dt.UTC), turn.into) for turn in turns)


def _turns(booth: Booth, spans: list[Span], works: Works, spoken: Counter[str]) -> list[Turn]:
    turns = []
    order = sorted(booth.interpreters, key=lambda name: (spoken[name], name))
    for language in booth.languages:
        able = [name for name in order if len(booth.languages) == 1 or language in works.get(name, frozenset())]
        if able:
            turns += [
                Turn(interpreter=able[number % len(able)], into=language, start=start, end=end)
                for number, (start, end) in enumerate(spans)
            ]
    return sorted(turns, key=lambda turn: (turn.start, turn.into))


def _spans(session: Session, longest: int) -> list[Span]:
    """Cut a session into as few turns as can be, as even as whole steps allow."""
    minutes, count = session.minutes, ceil(session.minutes / longest)
    even = min(longest, ceil(minutes / count / STEP) * STEP)
    cuts = [*(number * even for number in range(count) if number * even < minutes), minutes]
    zone, begin = session.start.tzinfo, session.start.astimezone(dt.UTC)
    moments = [(begin + dt.timedelta(minutes=cut)).astimezone(zone) for cut in cuts]
    return list(pairwise(moments))
