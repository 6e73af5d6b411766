"""What the days of one person or group cost: long runs, a single session, nobody beside, too few days.

Each such price depends on the slots of one day that are in use, or on the days that are: both are kept as bits, and
the prices stand in tables by these bits.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from solver.compiled import Ints, compiled
from solver.timetable.costs import FewSpansCost, IsolatedCost, LonelyCost, LongRunsCost
from solver.timetable.demands import Said
from solver.timetable.forward.needs import Needs
from solver.timetable.swapping.grid import Grid, rows
from solver.timetable.swapping.units import units_by_days, units_by_slots
from solver.timetable.values import Span

DayCost = FewSpansCost | IsolatedCost | LonelyCost | LongRunsCost
WORDS = (FewSpansCost, IsolatedCost, LonelyCost, LongRunsCost)
MOST_BITS = 12  # slots of a day, or days: up to so many, the tables are small


class Days(NamedTuple):
    """For each session its groups, for each group its table of prices; a slot is a `bit` of a `day`.

    What changes for each group: how many are in each slot, the slots in use of each day, and the days in use.
    """

    groups_first: Ints
    groups: Ints
    table: Ints
    day: Ints
    bit: Ints
    price_of_slots: Ints
    price_of_days: Ints
    count: Ints
    slots: Ints
    days: Ints


def days_of(needs: Needs, grid: Grid, demands: list[Said]) -> Days | None:
    """Make the tables, with nobody placed; None where days overlap or are too many, or have too many slots."""
    said: dict[tuple[str, ...], list[DayCost]] = {}
    for demand in demands:
        if isinstance(demand, WORDS):
            said.setdefault(demand.sessions, []).append(demand)
    spans = sorted({span for each in said.values() for one in each for span in _spans(one)}, key=lambda s: s.start)
    inside = [grid.inside(span) for span in spans]
    if any(before.end > after.start for before, after in zip(spans, spans[1:], strict=False)):
        return None
    bits = max(map(len, inside), default=0)
    if max(len(spans), bits) > MOST_BITS:
        return None
    number = {span: day for day, span in enumerate(spans)}
    day, bit = np.full(len(grid.slots), len(spans), dtype=np.int64), np.zeros(len(grid.slots), dtype=np.int64)
    for at, slots in enumerate(inside):
        day[slots], bit[slots] = at, range(len(slots))
    tables: dict[str, list[DayCost]] = {}
    table_of = [tables.setdefault(_nameless(each), each) for each in said.values()]
    order = {id(each): at for at, each in enumerate(tables.values())}
    prices = np.zeros((max(1, len(tables)), len(spans) + 1, 2**bits), dtype=np.int64)
    prices_of_days = np.zeros((max(1, len(tables)), 2 ** len(spans)), dtype=np.int64)
    for at, each in enumerate(tables.values()):
        _fill(prices[at], prices_of_days[at], each, number, [[grid.slots[s] for s in slots] for slots in inside])
    groups: list[list[int]] = [[] for _ in needs.names]
    for at, sessions in enumerate(said):
        for name in sessions:
            groups[needs.number[name]].append(at)
    return Days(
        *rows(groups),
        np.array([order[id(each)] for each in table_of] or [0], dtype=np.int64),
        day,
        bit,
        prices,
        prices_of_days,
        np.zeros((len(said), len(grid.slots)), dtype=np.int16),
        np.zeros((len(said), len(spans) + 1), dtype=np.int64),
        np.zeros(len(said), dtype=np.int64),
    )


def _spans(demand: DayCost) -> Iterable[Span]:
    return demand.spans if isinstance(demand, FewSpansCost) else (demand.span,)


def _nameless(said: list[DayCost]) -> str:
    """Give what is priced, whoever says it and whoever the sessions are."""
    return repr(sorted(repr(replace(demand, rule="", sessions=())) for demand in said))


def _fill(
    prices: Ints,
    prices_of_days: Ints,
    said: list[DayCost],
    number: dict[Span, int],
    inside: list[list[tuple[int, int]]],
) -> None:
    for demand in said:
        if isinstance(demand, FewSpansCost):
            units = units_by_days([number[span] for span in demand.spans], demand.least, len(prices_of_days))
            prices_of_days += demand.weight * units
        else:
            day = number[demand.span]
            units = units_by_slots(replace(demand, rule="", weight=0, sessions=()), tuple(inside[day]))
            prices[day, : len(units)] += demand.weight * units


@compiled
def days_change(d: Days, session: int, source: int, target: int) -> int:
    """Find what the days cost more if a session changes slots."""
    change = 0
    day, then = d.day[source], d.day[target]
    bit, comes = 1 << d.bit[source], 1 << d.bit[target]
    for at in range(d.groups_first[session], d.groups_first[session + 1]):
        group = d.groups[at]
        price, slots = d.price_of_slots[d.table[group]], d.slots[group]
        left = slots[day] ^ bit if d.count[group, source] == 1 else slots[day]
        if day == then:
            change += price[day, left | comes] - price[day, slots[day]]
            continue
        change += price[day, left] - price[day, slots[day]]
        change += price[then, slots[then] | comes] - price[then, slots[then]]
        days = d.days[group] | (1 << then)
        if left == 0:
            days &= ~(1 << day)
        change += d.price_of_days[d.table[group], days] - d.price_of_days[d.table[group], d.days[group]]
    return change


@compiled
def days_settle(d: Days, session: int, slot: int, by: int) -> int:
    """Count a session that comes into a slot (`by` 1) or leaves it (-1); give what the days cost more."""
    change = 0
    day, bit = d.day[slot], 1 << d.bit[slot]
    for at in range(d.groups_first[session], d.groups_first[session + 1]):
        group = d.groups[at]
        before = d.count[group, slot]
        d.count[group, slot] += by
        if before + by > 1 or before > 1:
            continue
        price, slots = d.price_of_slots[d.table[group], day], d.slots[group, day]
        d.slots[group, day] = slots ^ bit
        change += price[slots ^ bit] - price[slots]
        if slots == 0 or slots == bit:
            days = d.days[group]
            d.days[group] = days ^ (1 << day)
            change += d.price_of_days[d.table[group], days ^ (1 << day)] - d.price_of_days[d.table[group], days]
    return change
