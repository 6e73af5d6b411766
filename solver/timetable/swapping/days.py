"""What the days of one person or group cost: long runs, a single session, nobody beside, too few days.

Each such price depends on the slots of one day that are in use, or on the days that are: both are kept as bits, and
the prices stand in tables by these bits. The slots of a day of which only matters whether it is used are one stretch.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import TypeVar

import numpy as np

from solver.compiled import Cells, Ints, compiled
from solver.memory import Memory
from solver.timetable.costs import FewSpansCost, IsolatedCost, LonelyCost, LongRunsCost
from solver.timetable.demands import Said
from solver.timetable.forward.needs import Needs
from solver.timetable.stretches import Stretch, units
from solver.timetable.swapping.grid import Grid
from solver.timetable.swapping.layout import (
    BIT,
    DAY,
    DAYS,
    DAYS_PRICE,
    GROUP,
    GROUP_BEGINS,
    IN_STRETCH,
    STRETCH,
    STRETCHES,
    STRETCHES_PRICE,
    TABLE,
    USED_DAYS,
    USED_STRETCHES,
    WIDTH_DAYS,
    WIDTH_STRETCHES,
)
from solver.timetable.values import Span

DayCost = FewSpansCost | IsolatedCost | LonelyCost | LongRunsCost
MOST_BITS = 12  # slots of a day, or days: up to so many, the tables are small
Item = TypeVar("Item")


class DayPrices:
    """What was said about days: the groups it was said of, and for each its table of prices."""

    def __init__(self, grid: Grid, demands: list[Said]) -> None:
        self.groups: dict[tuple[str, ...], list[DayCost]] = {}
        for demand in demands:
            if isinstance(demand, DayCost):
                self.groups.setdefault(demand.sessions, []).append(demand)
        said = [demand for each in self.groups.values() for demand in each]
        self.spans = sorted({span for demand in said for span in _spans(demand)}, key=lambda span: span.start)
        self.inside = [grid.inside(span) for span in self.spans]
        told_apart = {demand.span for demand in said if not isinstance(demand, FewSpansCost)}
        self.told_apart = [span in told_apart for span in self.spans]
        self._stretches = [tuple(grid.stretch(slot) for slot in slots) for slots in self.inside]
        sizes = [len(slots) if apart else 1 for slots, apart in zip(self.inside, self.told_apart, strict=True)]
        self.bits = max(sizes, default=0)

    @property
    def fit(self) -> bool:
        """Whether no two days overlap, and the tables are small."""
        apart = all(before.end <= after.start for before, after in pairwise(self.spans))
        return apart and max(self.bits, len(self.spans)) <= MOST_BITS

    @property
    def size(self) -> int:
        """How large the tables of prices are, and what changes for each group."""
        tables = len({_nameless(said) for said in self.groups.values()})
        days = len(self.spans) + 1
        return max(tables * days << self.bits, tables << len(self.spans), len(self.groups) * days * max(1, self.bits))

    def tables(self) -> tuple[Ints, Ints, Ints]:
        """Give the table of each group; the prices by table, day and set of slots; those by table and set of days."""
        known: dict[str, int] = {}
        table = [known.setdefault(_nameless(said), len(known)) for said in self.groups.values()]
        prices = np.zeros((len(known), len(self.spans) + 1, 2**self.bits), dtype=np.int64)
        prices_of_days = np.zeros((len(known), 2 ** len(self.spans)), dtype=np.int64)
        for number, said in dict(zip(table, self.groups.values(), strict=True)).items():
            for demand in said:
                self._charge(prices[number], prices_of_days[number], demand)
        return np.array(table, dtype=np.int64), prices, prices_of_days

    def _charge(self, prices: Ints, prices_of_days: Ints, demand: DayCost) -> None:
        nameless = replace(demand, rule="", weight=0, sessions=())
        if isinstance(nameless, FewSpansCost):
            prices_of_days += demand.weight * _units_by_days(nameless, tuple(self.spans))
        else:
            day = self.spans.index(nameless.span)
            found = _units_by_slots(nameless, self._stretches[day])
            prices[day, : len(found)] += demand.weight * found


def _spans(demand: DayCost) -> tuple[Span, ...]:
    return demand.spans if isinstance(demand, FewSpansCost) else (demand.span,)


def _nameless(said: list[DayCost]) -> str:
    """Give what is priced, whoever says it and whoever the sessions are."""
    return repr(sorted(repr(replace(demand, rule="", sessions=())) for demand in said))


@cache
def _units_by_slots(demand: DayCost, stretches: tuple[Stretch, ...]) -> Ints:
    """Give the units for each set of stretches of a day; stretch i is bit i."""
    return np.array([units(demand, used) for used in _subsets(stretches)], dtype=np.int64)


@cache
def _units_by_days(demand: FewSpansCost, spans: tuple[Span, ...]) -> Ints:
    """Give the units for each set of days in use; day i is bit i."""
    used = ([(span.start, span.end) for span in some] for some in _subsets(spans))
    return np.array([units(demand, stretches) for stretches in used], dtype=np.int64)


def _subsets(items: tuple[Item, ...]) -> Iterator[list[Item]]:
    """Give every subset, in the order of the numbers whose bits name it."""
    for bits in range(2 ** len(items)):
        yield [item for at, item in enumerate(items) if bits >> at & 1]


def put_days(memory: Memory, needs: Needs, grid: Grid, prices: DayPrices) -> None:
    """Lay out groups and tables, with nobody placed."""
    groups: list[list[int]] = [[] for _ in needs.names]
    for number, sessions in enumerate(prices.groups):
        for name in sessions:
            groups[needs.number[name]].append(number)
    count, slots, days = len(prices.groups), len(grid.slots), len(prices.spans) + 1
    day, bit = np.full(slots, days - 1, dtype=np.int64), np.zeros(slots, dtype=np.int64)
    for number, (inside, apart) in enumerate(zip(prices.inside, prices.told_apart, strict=True)):
        day[inside], bit[inside] = number, range(len(inside)) if apart else 0
    cells = day * max(1, prices.bits) + bit
    memory.number(DAYS, days)
    memory.number(STRETCHES, days * max(1, prices.bits))
    memory.number(WIDTH_STRETCHES, 2**prices.bits)
    memory.number(WIDTH_DAYS, 2 ** (days - 1))
    memory.put_lists(GROUP_BEGINS, GROUP, groups)
    table, by_slots, by_days = prices.tables()
    memory.put(TABLE, table)
    memory.put(STRETCHES_PRICE, by_slots)
    memory.put(DAYS_PRICE, by_days)
    memory.put(STRETCH, cells)
    memory.put(DAY, day)
    memory.put(BIT, bit)
    memory.put(IN_STRETCH, np.zeros((count, days * max(1, prices.bits)), dtype=np.int64))
    memory.put(USED_STRETCHES, np.zeros((count, days), dtype=np.int64))
    memory.put(USED_DAYS, np.zeros(count, dtype=np.int64))


@compiled
def price_of_stretches(m: Cells, group: int, day: int, used: int) -> int:
    """Give what a group pays for the stretches that it uses on a day; nothing on the day of all slots of no day."""
    return m[m[STRETCHES_PRICE] + (m[m[TABLE] + group] * m[DAYS] + day) * m[WIDTH_STRETCHES] + used]


@compiled
def price_of_days(m: Cells, group: int, days: int) -> int:
    """Give what a group pays for the days that it uses."""
    return m[m[DAYS_PRICE] + m[m[TABLE] + group] * m[WIDTH_DAYS] + days]


@compiled
def days_change(m: Cells, session: int, source: int, target: int) -> int:
    """Find what the days cost more if a session changes slots."""
    change = 0
    day, then = m[m[DAY] + source], m[m[DAY] + target]
    leaves, comes = 1 << m[m[BIT] + source], 1 << m[m[BIT] + target]
    for at in range(m[m[GROUP_BEGINS] + session], m[m[GROUP_BEGINS] + session + 1]):
        group = m[m[GROUP] + at]
        used = m[m[USED_STRETCHES] + group * m[DAYS] + day]
        left = used ^ leaves if m[m[IN_STRETCH] + group * m[STRETCHES] + m[m[STRETCH] + source]] == 1 else used
        change -= price_of_stretches(m, group, day, used)
        if day == then:
            change += price_of_stretches(m, group, day, left | comes)
            continue
        before = m[m[USED_STRETCHES] + group * m[DAYS] + then]
        change += price_of_stretches(m, group, day, left) - price_of_stretches(m, group, then, before)
        change += price_of_stretches(m, group, then, before | comes)
        if left == 0 or before == 0:
            days = m[m[USED_DAYS] + group]
            change += price_of_days(m, group, _days_after(m, days, day, then, left)) - price_of_days(m, group, days)
    return change


@compiled
def _days_after(m: Cells, days: int, day: int, then: int, left: int) -> int:
    """Give the days in use once a session has gone from one day, of which some slots are `left`, to another."""
    none = m[DAYS] - 1
    if left == 0 and day != none:
        days &= ~(1 << day)
    return days if then == none else days | (1 << then)


@compiled
def days_settle(m: Cells, session: int, slot: int, by: int) -> int:
    """Count a session that comes into a slot (`by` 1) or leaves it (-1); give what the days cost more."""
    change = 0
    day, bit = m[m[DAY] + slot], 1 << m[m[BIT] + slot]
    for at in range(m[m[GROUP_BEGINS] + session], m[m[GROUP_BEGINS] + session + 1]):
        group = m[m[GROUP] + at]
        there = m[IN_STRETCH] + group * m[STRETCHES] + m[m[STRETCH] + slot]
        m[there] += by
        if m[there] != (1 if by > 0 else 0):
            continue
        place = m[USED_STRETCHES] + group * m[DAYS] + day
        used = m[place]
        m[place] = used ^ bit
        change += price_of_stretches(m, group, day, used ^ bit) - price_of_stretches(m, group, day, used)
        if (used == 0 or used == bit) and day < m[DAYS] - 1:
            days = m[m[USED_DAYS] + group]
            m[m[USED_DAYS] + group] = days ^ (1 << day)
            change += price_of_days(m, group, days ^ (1 << day)) - price_of_days(m, group, days)
    return change
