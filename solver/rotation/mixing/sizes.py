"""How many people groups may hold, and by how much groups may differ."""

from typing import NamedTuple

import numpy as np

from solver.rotation.demands import Size, SizesAlike
from solver.rotation.mixing.compiled import Ints, compiled
from solver.rotation.mixing.index import Index


class Sizes(NamedTuple):
    """The size of each group and its limits; sets of groups that are to be alike, each group in at most one."""

    size: Ints  # of each group
    least: Ints
    most: Ints
    alike: Ints  # by group, the number of its set, or -1
    spread: Ints  # of each set
    range: Ints  # set x (smallest, largest)
    times: Ints  # set x size: how many of its groups have it


def sizes(index: Index, limits: list[Size], alikes: list[SizesAlike]) -> Sizes:
    """Read limits of sizes; `size` is empty until somebody sits.

    Raises ValueError where a group is to be like two different sets of groups.
    """
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
    spread = np.array([each.spread for each in alikes], dtype=np.int64)
    times = np.zeros((len(alikes), len(index.people) + 2), dtype=np.int64)
    span = np.zeros((len(alikes), 2), dtype=np.int64)
    return Sizes(np.zeros(len(index.groups), dtype=np.int64), least, most, alike, spread, span, times)


def count_sizes(words: Sizes, seat: Ints) -> int:
    """Count anew who sits where; give by how many people limits are broken."""
    words.size[:] = np.bincount(seat[seat >= 0], minlength=len(words.size))[: len(words.size)]
    words.times[:] = 0
    for number in range(len(words.spread)):
        sizes = words.size[words.alike == number]
        np.add.at(words.times[number], sizes, 1)
        words.range[number] = (sizes.min(initial=len(words.times[number])), sizes.max(initial=0))
    outside = np.maximum(np.maximum(words.size - words.most, words.least - words.size), 0).sum()
    return int(outside + np.maximum(words.range[:, 1] - words.range[:, 0] - words.spread, 0).sum())


@compiled
def outside(words: Sizes, group: int, size: int) -> int:
    """Give by how many people a size is outside a group's limits."""
    return max(0, size - words.most[group], words.least[group] - size)


@compiled
def range_after(words: Sizes, number: int, source: int, target: int) -> tuple[int, int]:
    """Give the smallest and the largest size of a set once one person leaves a group for another one."""
    low, high = words.range[number]
    at_low, at_high = words.times[number, low], words.times[number, high]
    smallest, largest = high + 1, low - 1
    for step in (-1, 1):
        group = source if step < 0 else target
        if words.alike[group] == number:
            size = words.size[group]
            at_low -= 1 if size == low else 0
            at_high -= 1 if size == high else 0
            smallest, largest = min(smallest, size + step), max(largest, size + step)
    # Whoever is not at the edge is at least one from it, and only one person moves.
    return min(smallest, low if at_low > 0 else low + 1), max(largest, high if at_high > 0 else high - 1)


@compiled
def sizes_change(words: Sizes, source: int, target: int) -> int:
    """Give by how many people more limits are broken once one person leaves a group for another one."""
    change = outside(words, source, words.size[source] - 1) - outside(words, source, words.size[source])
    change += outside(words, target, words.size[target] + 1) - outside(words, target, words.size[target])
    first, second = words.alike[source], words.alike[target]
    for number in (first, second):
        if number >= 0:
            low, high = range_after(words, number, source, target)
            now = max(0, words.range[number, 1] - words.range[number, 0] - words.spread[number])
            change += max(0, high - low - words.spread[number]) - now
        if first == second:
            break
    return change


@compiled
def sizes_settle(words: Sizes, source: int, target: int) -> None:
    """Count a person in another group."""
    first, second = words.alike[source], words.alike[target]
    for number in (first, second):
        if number >= 0:
            low, high = range_after(words, number, source, target)
            words.range[number, 0], words.range[number, 1] = low, high
        if first == second:
            break
    for step in (-1, 1):
        group = source if step < 0 else target
        if words.alike[group] >= 0:
            words.times[words.alike[group], words.size[group]] -= 1
            words.times[words.alike[group], words.size[group] + step] += 1
        words.size[group] += step
