"""The state of the search: seats, and the running counts and costs of every word."""

from typing import NamedTuple

import numpy as np

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
    Size,
    SizesAlike,
    ThemeCost,
    Together,
)
from solver.rotation.mixing.bans import Bans, bans, bans_settle, count_bans, apart_change, once_change
from solver.rotation.mixing.channels import Channels, channels, channels_change, channels_settle, count_channels
from solver.rotation.mixing.compiled import Ints, compiled
from solver.rotation.mixing.index import Index
from solver.rotation.mixing.moved import Moved, count_moved, moved, moved_change, moved_settle
from solver.rotation.mixing.repeats import Repeats, count_meetings, repeats, repeats_change, repeats_settle
from solver.rotation.mixing.seats import Seats, allowed_seats, count_members, mates_of, seats, seats_settle, share_between_mates
from solver.rotation.mixing.shares import Shares, count_shares, shares, shares_change, shares_settle
from solver.rotation.mixing.sizes import Sizes, count_sizes, sizes, sizes_change, sizes_settle
from solver.rotation.mixing.wishes import Wishes, seat_price, wishes, wishes_change

COSTS = (ThemeCost, RepeatCost, ShareCost, ChannelCost, MoveCost)  # in the order of the totals
BROKEN = len(COSTS)  # the last total: how much of what is hard is broken


class State(NamedTuple):
    """Who sits where, and what every word counts."""

    seats: Seats
    sizes: Sizes
    bans: Bans
    wishes: Wishes
    repeats: Repeats
    shares: Shares
    channels: Channels
    moved: Moved
    totals: Ints  # the cost of each kind, and what is broken
    change: Ints  # of the totals, by the move that was weighed last


def state(index: Index, decide: Decisions) -> State:
    """Lay out the state of a problem; nobody sits yet."""
    said = decide.demands
    allowed = allowed_seats(index, decide)
    units = mates_of(index, allowed, [each for each in said if isinstance(each, Together)])
    share_between_mates(index, allowed, units)
    met = repeats(index, [each for each in said if isinstance(each, RepeatCost)])
    limits = sizes(
        index,
        [each for each in said if isinstance(each, Size)],
        [each for each in said if isinstance(each, SizesAlike)],
    )
    return State(
        seats(index, allowed, units, met.earlier, limits.most),
        limits,
        bans(index, [e for e in said if isinstance(e, AtMostOnce)], [e for e in said if isinstance(e, Apart)]),
        wishes(index, [each for each in said if isinstance(each, ThemeCost)]),
        met,
        shares(index, [each for each in said if isinstance(each, ShareCost)]),
        channels(index, [each for each in said if isinstance(each, ChannelCost | ChannelsAtMost)]),
        moved(index, [each for each in said if isinstance(each, MoveCost | MovedAtMost)]),
        np.zeros(BROKEN + 1, dtype=np.int64),
        np.zeros(BROKEN + 1, dtype=np.int64),
    )


def take(now: State, seat: Ints) -> None:
    """Seat everybody and count everything anew."""
    rounds = now.seats.place.shape[1]
    now.seats.seat[:, :rounds] = seat
    count_members(now.seats)
    sizes_broken = count_sizes(now.sizes, seat)
    channel_cost, channels_broken = count_channels(now.channels, seat)
    moved_cost, moved_broken = count_moved(now.moved, seat)
    sitting = np.argwhere(seat >= 0)
    wished = sum(seat_price.py_func(now.wishes, person, seat[person, number]) for person, number in sitting)
    now.totals[:] = (
        wished,
        count_meetings(now.repeats, now.seats.seat),
        count_shares(now.shares, seat, now.sizes.size, now.seats.first),
        channel_cost,
        moved_cost,
        sizes_broken + count_bans(now.bans, seat) + channels_broken + moved_broken,
    )


@compiled
def weigh(now: State, strict: bool, person: int, other: int, number: int, source: int, target: int) -> bool:
    """Find how the totals change when a person leaves for another group, and perhaps another comes back for them.

    `other` is -1 where nobody comes back. The answer is no, and nothing is known, where `strict` forbids it.
    """
    seat, change = now.seats.seat, now.change
    rounds = now.seats.place.shape[1]
    broken = once_change(now.bans, person, source, target)
    broken += apart_change(now.bans, seat, person * rounds + number, number, other, source, target)
    if other >= 0:
        broken += once_change(now.bans, other, target, source)
        broken += apart_change(now.bans, seat, other * rounds + number, number, person, target, source)
    else:
        broken += sizes_change(now.sizes, source, target)
    if strict and broken > 0:
        return False
    change[0] = wishes_change(now.wishes, person, other, source, target)
    change[1] = repeats_change(now.repeats, seat, person, other, number, source, target)
    change[2] = shares_change(now.shares, now.sizes.size, person, other, number, source, target)
    change[3], more = channels_change(now.channels, person, other, source, target)
    broken += more
    change[4], more = moved_change(now.moved, person, other, number, source, target)
    broken += more
    change[5] = broken
    return not (strict and broken > 0)


@compiled
def settle(now: State, person: int, number: int, source: int, target: int) -> None:
    """Seat a person in another group, and let every word count it; totals are not touched."""
    repeats_settle(now.repeats, now.seats.seat, person, number, source, target)
    bans_settle(now.bans, person, source, target)
    shares_settle(now.shares, person, number, source, target)
    channels_settle(now.channels, person, source, target)
    moved_settle(now.moved, person, number, source, target)
    seats_settle(now.seats, now.sizes.size, person, number, source, target)
    sizes_settle(now.sizes, source, target)
