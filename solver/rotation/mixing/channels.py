"""How many languages beyond the first each group needs: the fewest of which everybody knows one."""

from collections.abc import Sequence

import numpy as np

from solver.compiled import Cells, compiled
from solver.memory import Memory
from solver.rotation.demands import ChannelCost, ChannelsAtMost
from solver.rotation.languages import fewest_languages
from solver.rotation.mixing.index import Index
from solver.rotation.mixing.layout import (
    CHOSEN,
    HAS,
    LANGUAGE_SETS,
    LANGUAGES,
    LIMIT,
    LIMIT_BEGINS,
    LIMIT_MOST,
    LIMIT_USED,
    NEED,
    NEED_PRICE,
    NOBODY,
    SEAT,
    TALLY,
    UNTRIED,
)


def put_channels(memory: Memory, index: Index, demands: Sequence[ChannelCost | ChannelsAtMost]) -> None:
    """Read who knows what, and what is asked of groups."""
    price, limits = np.zeros(len(index.groups), dtype=np.int64), [list[int]() for _ in index.groups]
    most = [demand.limit for demand in demands if isinstance(demand, ChannelsAtMost)]
    number = 0
    for demand in demands:
        for group in index.groups_in(demand.groups):
            if isinstance(demand, ChannelCost):
                price[group] += demand.weight
            else:
                limits[group].append(number)
        number += isinstance(demand, ChannelsAtMost)
    memory.put(NEED_PRICE, price)
    memory.put(NEED, np.zeros(len(index.groups), dtype=np.int64))
    memory.put_lists(LIMIT_BEGINS, LIMIT, limits)
    memory.put(LIMIT_MOST, np.array(most, dtype=np.int64))
    memory.put(LIMIT_USED, np.zeros(len(most), dtype=np.int64))
    _put_languages(memory, index, demands)


def _put_languages(memory: Memory, index: Index, demands: Sequence[ChannelCost | ChannelsAtMost]) -> None:
    """Give the sets of languages numbers; raise ValueError where rules give one person different languages."""
    spoken: dict[str, frozenset[str]] = {}
    for demand in demands:
        for name, languages in demand.languages.items():
            if spoken.setdefault(name, languages) != languages:
                raise ValueError(f"rules give {name} different languages")
    bit = {name: 1 << n for n, name in enumerate(sorted(frozenset[str]().union(*spoken.values())))}
    bits = {name: sum(bit[each] for each in languages) for name, languages in spoken.items() if languages}
    known = sorted(set(bits.values()), key=lambda each: (each.bit_count(), each))
    number = {each: n for n, each in enumerate(known)}
    has = [number[bits[name]] if name in bits else -1 for name in index.people]
    memory.number(LANGUAGE_SETS, len(known))
    memory.put(LANGUAGES, np.array(known, dtype=np.int64))
    memory.put(HAS, np.array(has, dtype=np.int64))
    for table in (CHOSEN, UNTRIED):
        memory.put(table, np.zeros(64, dtype=np.int64))
    memory.put(TALLY, np.zeros((len(index.groups), len(known)), dtype=np.int64))


def count_channels(memory: Memory, index: Index) -> tuple[int, int]:
    """Count anew who knows what where; give the cost, and by how much limits are exceeded."""
    tally, need, used, has = memory[TALLY], memory[NEED], memory[LIMIT_USED], memory[HAS]
    tally[:], used[:] = 0, 0
    for number in range(index.rounds):
        seat = memory[SEAT][:, number]
        sits = (seat >= 0) & (has >= 0)
        np.add.at(tally, (seat[sits], has[sits]), 1)
    sets = [frozenset(str(n) for n in range(63) if known >> n & 1) for known in memory[LANGUAGES].tolist()]
    for group in range(len(index.groups)):
        need[group] = max(0, len(fewest_languages(sets[known] for known in np.flatnonzero(tally[group]))) - 1)
        for i in range(memory[LIMIT_BEGINS][group], memory[LIMIT_BEGINS][group + 1]):
            used[memory[LIMIT][i]] += need[group]
    over = np.maximum(used - memory[LIMIT_MOST], 0).sum()
    return int((need * memory[NEED_PRICE]).sum()), int(over)


@compiled
def unreached(m: Cells, group: int, chosen: int) -> int:
    """Give a set that occurs in a group and has none of the chosen languages, or 0."""
    tally = m[TALLY] + group * m[LANGUAGE_SETS]
    for i in range(m[LANGUAGE_SETS]):
        if m[tally + i] > 0 and m[m[LANGUAGES] + i] & chosen == 0:
            return m[m[LANGUAGES] + i]
    return 0


@compiled
def reach(m: Cells, group: int, most: int) -> bool:
    """Tell whether so many languages can reach every set that occurs in a group: try those of one that is not yet."""
    chosen, untried, depth = m[CHOSEN], m[UNTRIED], 0
    m[chosen] = 0
    m[untried] = unreached(m, group, m[chosen])
    if m[untried] == 0:
        return True
    while depth >= 0:
        if m[untried + depth] == 0:
            depth -= 1
            continue
        language = m[untried + depth] & -m[untried + depth]
        m[untried + depth] ^= language
        tried = m[chosen + depth] | language
        left = unreached(m, group, tried)
        if left == 0:
            return True
        if depth + 1 < most:
            depth += 1
            m[chosen + depth], m[untried + depth] = tried, left
    return False


@compiled
def need_after(m: Cells, group: int, gone: int, come: int) -> int:
    """Give what a group needs when one of a set goes and one of a set comes; -1 is nobody."""
    tally = m[TALLY] + group * m[LANGUAGE_SETS]
    same = (gone < 0 or m[tally + gone] > 1) and (come < 0 or m[tally + come] > 0)
    if gone == come or same:
        return m[m[NEED] + group]
    if gone >= 0:
        m[tally + gone] -= 1
    if come >= 0:
        m[tally + come] += 1
    need = 0
    while not reach(m, group, need + 1):
        need += 1
    if gone >= 0:
        m[tally + gone] += 1
    if come >= 0:
        m[tally + come] -= 1
    return need


@compiled
def use(m: Cells, group: int, change: int) -> int:
    """Use so many languages more in a group, and give by how much more its limits are exceeded."""
    broken = 0
    for i in range(m[m[LIMIT_BEGINS] + group], m[m[LIMIT_BEGINS] + group + 1]):
        limit = m[m[LIMIT] + i]
        over = m[m[LIMIT_USED] + limit] - m[m[LIMIT_MOST] + limit]
        m[m[LIMIT_USED] + limit] += change
        broken += max(0, over + change) - max(0, over)
    return broken


@compiled
def channels_change(m: Cells, person: int, other: int, source: int, target: int) -> tuple[int, int]:
    """Give the change of costs, and of what exceeds limits, when one leaves and perhaps another comes for them."""
    mine, theirs = m[m[HAS] + person], m[m[HAS] + other] if other >= 0 else m[NOBODY]
    here = need_after(m, source, mine, theirs) - m[m[NEED] + source]
    there = need_after(m, target, theirs, mine) - m[m[NEED] + target]
    broken = 0
    if here != 0 or there != 0:
        broken = use(m, source, here) + use(m, target, there)
        use(m, source, -here)
        use(m, target, -there)
    return here * m[m[NEED_PRICE] + source] + there * m[m[NEED_PRICE] + target], broken


@compiled
def channels_settle(m: Cells, person: int, source: int, target: int) -> None:
    """Count a person in another group."""
    mine = m[m[HAS] + person]
    if mine < 0:
        return
    here, there = need_after(m, source, mine, m[NOBODY]), need_after(m, target, m[NOBODY], mine)
    use(m, source, here - m[m[NEED] + source])
    use(m, target, there - m[m[NEED] + target])
    m[m[NEED] + source], m[m[NEED] + target] = here, there
    m[m[TALLY] + source * m[LANGUAGE_SETS] + mine] -= 1
    m[m[TALLY] + target * m[LANGUAGE_SETS] + mine] += 1
