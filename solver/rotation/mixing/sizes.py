"""How many people groups may hold, and by how much groups may differ."""

from collections.abc import Sequence

import numpy as np

from solver.compiled import Cells, compiled
from solver.memory import Memory
from solver.rotation.demands import Size, SizesAlike
from solver.rotation.mixing.index import Index
from solver.rotation.mixing.layout import (
    ALIKE,
    HIGH,
    LEAST,
    LOW,
    MOST,
    SEAT,
    SIZE,
    SPREAD,
    TIMES,
    WIDTH_SIZES,
)


def put_sizes(memory: Memory, index: Index, limits: Sequence[Size], alikes: Sequence[SizesAlike]) -> None:
    """Read limits of sizes; raise ValueError where a group is to be like two different sets of groups."""
    least = np.zeros(len(index.groups), dtype=np.int64)
    most = np.full(len(index.groups), len(index.people), dtype=np.int64)
    for limit in limits:
        for group in index.groups_in([limit.group]):
            least[group] = max(least[group], limit.least)
            most[group] = min(most[group], limit.most)
    alike = np.full(len(index.groups), -1, dtype=np.int64)
    for number, each in enumerate(alikes):
        groups = index.groups_in(each.groups)
        if (alike[groups] >= 0).any():
            raise ValueError(f"{each.rule} asks that a group is like two different sets of groups")
        alike[groups] = number
    memory.put(SIZE, np.zeros(len(index.groups), dtype=np.int64))
    memory.put(LEAST, least)
    memory.put(MOST, most)
    memory.put(ALIKE, alike)
    memory.put(SPREAD, np.array([each.spread for each in alikes], dtype=np.int64))
    for name in (LOW, HIGH):
        memory.put(name, np.zeros(len(alikes), dtype=np.int64))
    memory.put(TIMES, np.zeros((len(alikes), len(index.people) + 2), dtype=np.int64))
    memory.number(WIDTH_SIZES, len(index.people) + 2)


def count_sizes(memory: Memory, index: Index) -> int:
    """Count anew how many sit where; give by how many people limits are broken."""
    seat, size, times = memory[SEAT][:, : index.rounds], memory[SIZE], memory[TIMES]
    size[:] = np.bincount(seat[seat >= 0], minlength=len(size))
    times[:] = 0
    for number in range(len(times)):
        sizes = size[memory[ALIKE] == number]
        np.add.at(times[number], sizes, 1)
        memory[LOW][number], memory[HIGH][number] = sizes.min(initial=len(index.people)), sizes.max(initial=0)
    outside = np.maximum(np.maximum(size - memory[MOST], memory[LEAST] - size), 0).sum()
    return int(outside + np.maximum(memory[HIGH] - memory[LOW] - memory[SPREAD], 0).sum())


@compiled
def outside(m: Cells, group: int, size: int) -> int:
    """Give by how many people a size is outside a group's limits."""
    return max(0, size - m[m[MOST] + group], m[m[LEAST] + group] - size)


@compiled
def range_after(m: Cells, number: int, source: int, target: int) -> tuple[int, int]:
    """Give the smallest and the largest size of a set once one person leaves a group for another one."""
    low, high = m[m[LOW] + number], m[m[HIGH] + number]
    times = m[TIMES] + number * m[WIDTH_SIZES]
    at_low, at_high = m[times + low], m[times + high]
    smallest, largest = high + 1, low - 1
    for step in (-1, 1):
        group = source if step < 0 else target
        if m[m[ALIKE] + group] == number:
            size = m[m[SIZE] + group]
            at_low -= 1 if size == low else 0
            at_high -= 1 if size == high else 0
            smallest, largest = min(smallest, size + step), max(largest, size + step)
    # Whoever is not at the edge is at least one from it, and only one person moves.
    return min(smallest, low if at_low > 0 else low + 1), max(largest, high if at_high > 0 else high - 1)


@compiled
def spread_change(m: Cells, number: int, source: int, target: int) -> int:
    """Give by how much more a set is spread too wide."""
    if number < 0:
        return 0
    low, high = range_after(m, number, source, target)
    spread = m[m[SPREAD] + number]
    return max(0, high - low - spread) - max(0, m[m[HIGH] + number] - m[m[LOW] + number] - spread)


@compiled
def sizes_change(m: Cells, source: int, target: int) -> int:
    """Give by how many people more limits are broken once one person leaves a group for another one."""
    here, there = m[m[SIZE] + source], m[m[SIZE] + target]
    change = outside(m, source, here - 1) - outside(m, source, here)
    change += outside(m, target, there + 1) - outside(m, target, there)
    first, second = m[m[ALIKE] + source], m[m[ALIKE] + target]
    change += spread_change(m, first, source, target)
    return change + (spread_change(m, second, source, target) if first != second else 0)


@compiled
def resize(m: Cells, group: int, step: int) -> None:
    """Count one person more or less in a group."""
    size = m[m[SIZE] + group]
    times = m[TIMES] + m[m[ALIKE] + group] * m[WIDTH_SIZES]
    if m[m[ALIKE] + group] >= 0:
        m[times + size] -= 1
        m[times + size + step] += 1
    m[m[SIZE] + group] = size + step


@compiled
def sizes_settle(m: Cells, source: int, target: int) -> None:
    """Count a person in another group."""
    first, second = m[m[ALIKE] + source], m[m[ALIKE] + target]
    if first >= 0:
        m[m[LOW] + first], m[m[HIGH] + first] = range_after(m, first, source, target)
    if second >= 0 and second != first:
        m[m[LOW] + second], m[m[HIGH] + second] = range_after(m, second, source, target)
    resize(m, source, -1)
    resize(m, target, 1)
