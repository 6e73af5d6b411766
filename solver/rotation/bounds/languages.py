"""The fewest languages beyond the first of each group, round by round."""

import numpy as np

from solver.rotation.arrays import Arrays, Flags, Numbers
from solver.rotation.demands import ChannelCost
from solver.rotation.languages import fewest_languages


def fewest_channels(arrays: Arrays, demand: ChannelCost) -> int:
    """Give a number of languages beyond the first of each group, in units, which no rotation is below.

    In each round the larger of two counts holds: what those need whose seats are given, and what those need who
    speak one language only: where they do not fit into one group, several groups need their language.
    """
    groups = arrays.group_numbers(demand.groups)
    total = 0
    for number in np.unique(arrays.round[groups]):
        here = groups[arrays.round[groups] == number]
        total += max(_by_given_seats(arrays, here, demand), _by_one_language(arrays, here, demand))
    return total


def _by_given_seats(arrays: Arrays, groups: Numbers, demand: ChannelCost) -> int:
    number = arrays.round[groups[0]]
    needed = 0
    for group in groups:
        sitting = np.flatnonzero(arrays.given[:, number] == group)
        known = (demand.languages.get(arrays.people[person], frozenset()) for person in sitting)
        needed += max(0, len(fewest_languages(known)) - 1)
    return needed


def _by_one_language(arrays: Arrays, groups: Numbers, demand: ChannelCost) -> int:
    """Count for each language the groups that those fill who speak nothing else; less one for each group."""
    number = arrays.round[groups[0]]
    outside = np.setdiff1d(arrays.groups_of[number], groups)
    there: Flags = arrays.must[:, number] & ~arrays.open[:, outside].any(axis=1)
    speakers: dict[frozenset[str], int] = {}
    for person in np.flatnonzero(there):
        spoken = demand.languages.get(arrays.people[person], frozenset())
        if len(spoken) == 1:
            speakers[spoken] = speakers.get(spoken, 0) + 1
    room = np.cumsum(np.sort(arrays.high[groups])[::-1])
    filled = sum(int(np.searchsorted(room, people)) + 1 for people in speakers.values())
    return max(0, filled - len(groups))
