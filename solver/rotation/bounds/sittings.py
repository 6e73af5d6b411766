"""One round as the repeats see it: who is there, who may sit where, who sits together."""

from dataclasses import dataclass

import numpy as np

from solver.rotation.arrays import NOBODY, Arrays, Flags, Numbers
from solver.rotation.values import Seating


@dataclass(frozen=True)
class Sitting:
    """A round, or one of an earlier event, whose groups are numbered from 0; `place` gives that of any group, or -1.

    `there` are those who sit in one of its groups, `single` those of them who sit in just one; `open` is person by
    group, and people of the same `kind` may sit in the same groups; `given` is a group in which somebody sits for
    sure, or -1; people of the same `unit` sit together, and `joined` are those who do so by demand; `low` and `high`
    limit the sizes.
    """

    place: Numbers
    there: Flags
    single: Flags
    kind: Numbers
    open: Flags
    given: Numbers
    unit: Numbers
    joined: Flags
    low: Numbers
    high: Numbers


def sitting(arrays: Arrays, groups: Numbers) -> Sitting:
    """See the groups of one round. Who may sit elsewhere is not there."""
    number = int(arrays.round[groups[0]])
    place = _places(arrays, groups)
    there = arrays.must[:, number]
    if len(groups) < len(arrays.groups_of[number]):
        there = there & ~arrays.open[:, np.setdiff1d(arrays.groups_of[number], groups)].any(axis=1)
    given = np.where(there, place[arrays.given[:, number]], NOBODY)
    joined = there & (arrays.unit[:, number] != NOBODY) & (given == NOBODY)
    opened = arrays.open[:, groups]
    return Sitting(
        place=place,
        there=there,
        single=there & arrays.single[:, number],
        kind=_kinds(opened),
        open=opened,
        given=given,
        unit=_unit(given, np.where(joined, arrays.unit[:, number], NOBODY), len(groups)),
        joined=joined,
        low=arrays.low[groups],
        high=arrays.high[groups],
    )


def earlier_sitting(arrays: Arrays, seating: Seating) -> Sitting:
    """See a round of an earlier event. Who was in several groups at once counts in the first."""
    given = np.full(len(arrays.people), NOBODY, dtype=np.int64)
    for number, people in reversed(list(enumerate(seating))):
        given[arrays.numbers(tuple(sorted(people)))] = number
    opened: Flags = given[:, None] == np.arange(len(seating))
    nobody = np.full(len(arrays.people), NOBODY, dtype=np.int64)
    return Sitting(
        place=_places(arrays, nobody[:0]),
        there=given != NOBODY,
        single=given != NOBODY,
        kind=given,
        open=opened,
        given=given,
        unit=_unit(given, nobody, len(seating)),
        joined=np.zeros(len(arrays.people), dtype=np.bool_),
        low=opened.sum(axis=0),
        high=opened.sum(axis=0),
    )


def _places(arrays: Arrays, groups: Numbers) -> Numbers:
    place = np.full(len(arrays.groups) + 1, NOBODY, dtype=np.int64)  # the last is that of no group, which is -1
    place[groups] = np.arange(len(groups))
    return place


def _kinds(rows: Flags) -> Numbers:
    """Give equal rows one number."""
    known: dict[bytes, int] = {}
    packed = [row.tobytes() for row in np.packbits(rows, axis=1)]
    return np.array([known.setdefault(row, len(known)) for row in packed], dtype=np.int64)


def _unit(given: Numbers, unit: Numbers, groups: int) -> Numbers:
    """Give one number to those of one given group, one to those of one unit, and one of their own to all others."""
    alone = -1 - np.arange(len(given))
    together = np.where(unit == NOBODY, alone, groups + unit)
    return np.where(given == NOBODY, together, given)
