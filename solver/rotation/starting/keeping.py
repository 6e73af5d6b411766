"""Whether a plan keeps every hard demand, word by word; the independent check comes after this one."""

from collections.abc import Iterable

import numpy as np

from solver.rotation.arrays import Arrays, Flags
from solver.rotation.decisions import Decisions
from solver.rotation.demands import (
    Apart,
    AtMostOnce,
    ChannelsAtMost,
    MovedAtMost,
    Said,
    SitOnce,
    Size,
    SizesAlike,
    Together,
)
from solver.rotation.languages import fewest_languages
from solver.rotation.plan import Plan


def keeps(decide: Decisions, arrays: Arrays, plan: Plan) -> bool:
    """Tell whether a plan keeps all that is asked for."""
    sits = np.zeros((len(arrays.groups), len(arrays.people)), dtype=np.bool_)
    for group, people in plan.groups.items():
        sits[arrays.group[group], [arrays.person[name] for name in people]] = True
    return (
        not any(_block(arrays, sits, groups, (name,)).any() for name, groups in decide.closed.items())
        and all(_block(arrays, sits, groups, (name,)).all() for name, groups in decide.kept.items())
        and all(_keeps(demand, arrays, sits) for demand in decide.demands)
    )


def _keeps(demand: Said, arrays: Arrays, sits: Flags) -> bool:
    match demand:
        case SitOnce():
            return bool((_block(arrays, sits, demand.groups, demand.people).sum(axis=0) == 1).all())
        case AtMostOnce():
            return bool((_block(arrays, sits, demand.groups, demand.people).sum(axis=0) <= 1).all())
        case Size():
            return bool(demand.least <= sits[arrays.group[demand.group]].sum() <= demand.most)
        case SizesAlike():
            sizes = sits[arrays.group_numbers(demand.groups)].sum(axis=1)
            return not sizes.size or bool(np.ptp(sizes) <= demand.spread)
        case Together():
            block = _block(arrays, sits, demand.groups, demand.people)
            return bool((block.any(axis=1) == block.all(axis=1)).all())
        case Apart():
            return bool((_block(arrays, sits, demand.groups, demand.people).sum(axis=1) <= 1).all())
        case ChannelsAtMost():
            needed = (_channels(demand, arrays, sits[arrays.group[group]]) for group in demand.groups)
            return sum(needed) <= demand.limit
        case MovedAtMost():
            moved = (not _block(arrays, sits, own, (name,)).all() for name, own in demand.seats.items())
            return sum(moved) <= demand.limit
        case _:
            return True


def _block(arrays: Arrays, sits: Flags, groups: Iterable[str], people: tuple[str, ...]) -> Flags:
    """Give who of the people (column) sits in which of the groups (row)."""
    block: Flags = sits[arrays.group_numbers(sorted(groups))][:, arrays.numbers(people)]
    return block


def _channels(demand: ChannelsAtMost, arrays: Arrays, sitting: Flags) -> int:
    known = (demand.languages.get(arrays.people[person], frozenset()) for person in np.flatnonzero(sitting))
    return max(0, len(fewest_languages(known)) - 1)
