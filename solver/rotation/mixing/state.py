"""The state of the search: all words laid out in one memory, weighed and settled together."""

import numpy as np

from solver.compiled import Cells, Ints, compiled
from solver.memory import Memory
from solver.rotation.decisions import Decisions
from solver.rotation.demands import (
    Apart,
    AtMostOnce,
    ChannelCost,
    ChannelsAtMost,
    MoveCost,
    MovedAtMost,
    RepeatCost,
    ShareCost,
    SitOnce,
    Size,
    SizesAlike,
    ThemeCost,
    Together,
)
from solver.rotation.mixing.bans import bans_change, bans_settle, count_bans, put_bans
from solver.rotation.mixing.channels import channels_change, channels_settle, count_channels, put_channels
from solver.rotation.mixing.index import Index
from solver.rotation.mixing.layout import (
    BEFORE,
    BROKEN,
    CHANGE,
    GROUPS,
    HEAD,
    NOBODY,
    PEOPLE,
    SEAT,
    THEMES,
    TOTAL_COUNT,
    TOTALS,
    TRAIL,
)
from solver.rotation.mixing.moved import count_moved, moved_change, moved_settle, put_moved
from solver.rotation.mixing.repeats import (
    count_meetings,
    earlier_seats,
    put_repeats,
    repeats_change,
    repeats_settle,
)
from solver.rotation.mixing.seats import allowed_seats, count_members, put_seats, seats_settle, units_of, wanted_seats
from solver.rotation.mixing.shares import count_shares, put_shares, shares_change, shares_settle
from solver.rotation.mixing.sizes import count_sizes, put_sizes, sizes_change, sizes_settle
from solver.rotation.mixing.wishes import count_wishes, put_wishes, wishes_change

COSTS = (ThemeCost, RepeatCost, ShareCost, ChannelCost, MoveCost)  # in the order of the totals


class State:
    """Who sits where, and what every word counts: `memory`, and how many people each two groups share, `met`."""

    def __init__(self, decide: Decisions) -> None:
        said, memory = decide.demands, Memory(HEAD)
        self.index = index = Index(decide.problem)
        self.memory = memory
        self.allowed = allowed_seats(index, decide)
        self.units = units_of(index, self.allowed, [each for each in said if isinstance(each, Together)])
        self.hopeless = any(isinstance(each, SitOnce) and each.people and not each.groups for each in said)
        self.wanted = wanted_seats(index, decide, [each for each in said if isinstance(each, SitOnce)])
        repeats = [each for each in said if isinstance(each, RepeatCost)]
        earlier, cells = earlier_seats(index, repeats)
        small = np.int16 if len(index.people) < 2**15 else np.int32
        self.met = np.zeros((len(index.groups), cells), dtype=small)
        memory.number(NOBODY, -1)
        for name, number in ((PEOPLE, index.people), (GROUPS, index.groups), (THEMES, index.theme)):
            memory.number(name, len(number))
        put_sizes(
            memory,
            index,
            [each for each in said if isinstance(each, Size)],
            [each for each in said if isinstance(each, SizesAlike)],
        )
        put_seats(memory, index, self.allowed, self.units, earlier)
        put_bans(
            memory,
            index,
            [each for each in said if isinstance(each, AtMostOnce)],
            [each for each in said if isinstance(each, Apart)],
        )
        put_wishes(memory, index, [each for each in said if isinstance(each, ThemeCost)])
        put_repeats(memory, index, repeats)
        put_shares(memory, index, [each for each in said if isinstance(each, ShareCost)])
        put_channels(memory, index, [each for each in said if isinstance(each, ChannelCost | ChannelsAtMost)])
        put_moved(memory, index, [each for each in said if isinstance(each, MoveCost | MovedAtMost)])
        for name in (TOTALS, CHANGE, BEFORE):
            memory.put(name, np.zeros(TOTAL_COUNT, dtype=np.int64))
        longest = max([index.rounds, *map(len, self.units)])
        memory.put(TRAIL, np.zeros((4 * longest, 4), dtype=np.int64))
        memory.seal()

    @property
    def seat(self) -> Ints:
        """Where everybody sits in each round."""
        return self.memory[SEAT][:, : self.index.rounds]

    @property
    def broken(self) -> int:
        """How much of what is hard is broken."""
        return int(self.memory[TOTALS][BROKEN])

    def take(self, seat: Ints) -> None:
        """Seat everybody and count everything anew."""
        memory, index = self.memory, self.index
        self.seat[:] = seat
        count_members(memory, index)
        sizes = count_sizes(memory, index)
        channels, over = count_channels(memory, index)
        moved, beyond = count_moved(memory, index)
        memory[TOTALS][:] = (
            count_wishes(memory, index),
            count_meetings(memory, self.met),
            count_shares(memory, index),
            channels,
            moved,
            sizes + count_bans(memory, index) + over + beyond,
        )


@compiled
def weigh_limits(m: Cells, person: int, other: int, number: int, source: int, target: int) -> int:
    """Find how much more is broken of what is quickly counted, for a start; `weigh` says what the moves are."""
    broken = bans_change(m, person, other, number, source, target)
    if other >= 0:
        return broken + bans_change(m, other, person, number, target, source)
    return broken + sizes_change(m, source, target)


@compiled
def weigh(m: Cells, met: Ints, person: int, other: int, number: int, source: int, target: int, broken: int) -> None:
    """Find how the totals change when a person leaves for another group, and perhaps another comes back for them.

    `other` is -1 where nobody comes back; `broken` is the answer of `weigh_limits`.
    """
    change = m[CHANGE]
    m[change] = wishes_change(m, person, other, source, target)
    m[change + 1] = repeats_change(m, met, person, other, number, source, target)
    m[change + 2] = shares_change(m, person, other, number, source, target)
    m[change + 3], over = channels_change(m, person, other, source, target)
    m[change + 4], beyond = moved_change(m, person, other, number, source, target)
    m[change + BROKEN] = broken + over + beyond


@compiled
def settle(m: Cells, met: Ints, person: int, number: int, source: int, target: int) -> None:
    """Seat a person in another group, and let every word count it; totals are not touched."""
    repeats_settle(m, met, person, number, source, target)
    bans_settle(m, person, source, target)
    shares_settle(m, person, number, source, target)
    channels_settle(m, person, source, target)
    moved_settle(m, person, number, source, target)
    seats_settle(m, person, number, source, target)
    sizes_settle(m, source, target)


@compiled
def add_change(m: Cells, times: int) -> None:
    """Add what was weighed last to the totals, so many times."""
    for kind in range(TOTAL_COUNT):
        m[m[TOTALS] + kind] += times * m[m[CHANGE] + kind]
