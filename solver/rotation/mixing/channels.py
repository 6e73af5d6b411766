"""How many languages beyond the first each group needs: the fewest of which everybody knows one."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from solver.rotation.demands import ChannelCost, ChannelsAtMost
from solver.rotation.mixing.compiled import Ints, compiled
from solver.rotation.mixing.index import Index, grouped


class Channels(NamedTuple):
    """The sets of languages that people have, as bits, and how many have each in each group."""

    known: Ints  # the sets, as bits
    has: Ints  # by person, the number of their set, -1 for whoever has none
    tally: Ints  # group x set
    need: Ints  # of each group
    price: Ints  # of each group
    begins: Ints  # by group, where its limits begin
    limit: Ints
    most: Ints  # of each limit
    used: Ints  # of each limit


def channels(index: Index, demands: Sequence[ChannelCost | ChannelsAtMost]) -> Channels:
    """Read who knows what and what is asked of groups; `tally` is empty until somebody sits.

    Raises ValueError where rules give one person different languages.
    """
    spoken: dict[str, frozenset[str]] = {}
    price, limits = np.zeros(len(index.groups), dtype=np.int64), [list[int]() for _ in index.groups]
    most: list[int] = []
    for demand in demands:
        for name, languages in demand.languages.items():
            if spoken.setdefault(name, languages) != languages:
                raise ValueError(f"rules give {name} different languages")
        for group in index.groups_in(demand.groups):
            if isinstance(demand, ChannelCost):
                price[group] += demand.weight
            else:
                limits[group].append(len(most))
        if isinstance(demand, ChannelsAtMost):
            most.append(demand.limit)
    known, has = _sets(index, spoken)
    tally = np.zeros((len(index.groups), len(known)), dtype=np.int64)
    need, used = np.zeros(len(index.groups), dtype=np.int64), np.zeros(len(most), dtype=np.int64)
    return Channels(known, has, tally, need, price, *grouped(limits), np.array(most, dtype=np.int64), used)


def _sets(index: Index, spoken: dict[str, frozenset[str]]) -> tuple[Ints, Ints]:
    bit = {name: 1 << n for n, name in enumerate(sorted(set().union(*spoken.values())))}
    bits = {name: sum(bit[each] for each in languages) for name, languages in spoken.items() if languages}
    known = sorted(set(bits.values()), key=lambda each: (each.bit_count(), each))
    number = {each: n for n, each in enumerate(known)}
    has = [number[bits[name]] if name in bits else -1 for name in index.people]
    return np.array(known, dtype=np.int64), np.array(has, dtype=np.int64)


def count_channels(words: Channels, seat: Ints) -> tuple[int, int]:
    """Count anew who knows what where; give the cost, and by how much limits are exceeded."""
    words.tally[:] = 0
    words.used[:] = 0
    for number in range(seat.shape[1]):
        sits = (seat[:, number] >= 0) & (words.has >= 0)
        np.add.at(words.tally, (seat[sits, number], words.has[sits]), 1)
    for group in range(len(words.need)):
        words.need[group] = languages_needed.py_func(words.known, words.tally[group])
        for i in range(words.begins[group], words.begins[group + 1]):
            words.used[words.limit[i]] += words.need[group]
    return int((words.need * words.price).sum()), int(np.maximum(words.used - words.most, 0).sum())


@compiled
def hit(known: Ints, tally: Ints, chosen: int, more: int) -> bool:
    """Tell whether the chosen languages and so many more can reach every set that occurs."""
    for i in range(len(known)):
        if tally[i] > 0 and known[i] & chosen == 0:
            left = known[i]
            while more > 0 and left:
                language = left & -left
                if hit(known, tally, chosen | language, more - 1):
                    return True
                left ^= language
            return False
    return True


@compiled
def languages_needed(known: Ints, tally: Ints) -> int:
    """Give the languages beyond the first that reach every set that occurs."""
    more = 1
    while not hit(known, tally, 0, more):
        more += 1
    return more - 1


@compiled
def need_after(words: Channels, group: int, gone: int, come: int) -> int:
    """Give what a group needs when one of a set goes and one of a set comes; -1 is nobody."""
    tally = words.tally[group]
    same = (gone < 0 or tally[gone] > 1) and (come < 0 or tally[come] > 0)
    if gone == come or same:
        return words.need[group]  # type: ignore[no-any-return]
    if gone >= 0:
        tally[gone] -= 1
    if come >= 0:
        tally[come] += 1
    need = languages_needed(words.known, tally)
    if gone >= 0:
        tally[gone] += 1
    if come >= 0:
        tally[come] -= 1
    return need


@compiled
def over_limits(words: Channels, group: int, change: int) -> int:
    """Use so many languages more in a group, and give by how much more its limits are exceeded."""
    broken = 0
    for i in range(words.begins[group], words.begins[group + 1]):
        limit = words.limit[i]
        before = max(0, words.used[limit] - words.most[limit])
        words.used[limit] += change
        broken += max(0, words.used[limit] - words.most[limit]) - before
    return broken


@compiled
def channels_change(words: Channels, person: int, other: int, source: int, target: int) -> tuple[int, int]:
    """Give the change of costs, and of what exceeds limits, when one leaves for a group and perhaps one comes back."""
    mine, theirs = words.has[person], words.has[other] if other >= 0 else -1
    here = need_after(words, source, mine, theirs) - words.need[source]
    there = need_after(words, target, theirs, mine) - words.need[target]
    broken = 0
    if here != 0 or there != 0:
        broken = over_limits(words, source, here) + over_limits(words, target, there)
        over_limits(words, source, -here)
        over_limits(words, target, -there)
    return here * words.price[source] + there * words.price[target], broken


@compiled
def channels_settle(words: Channels, person: int, source: int, target: int) -> None:
    """Count a person in another group."""
    mine = words.has[person]
    if mine < 0:
        return
    here, there = need_after(words, source, mine, -1), need_after(words, target, -1, mine)
    over_limits(words, source, here - words.need[source])
    over_limits(words, target, there - words.need[target])
    words.need[source], words.need[target] = here, there
    words.tally[source, mine] -= 1
    words.tally[target, mine] += 1
