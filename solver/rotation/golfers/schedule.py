"""All methods in turn, from the surest to the most general, until nothing better can be."""

from collections.abc import Callable, Iterator
from functools import partial
from math import comb

from solver.chance import chance
from solver.rotation.designs import refuse_less_than_one, words_with_repeats
from solver.rotation.golfers.annealing import Annealing
from solver.rotation.golfers.blocks import continued
from solver.rotation.golfers.symmetry import Seats, Symmetry, symmetries
from solver.rotation.repeats import count, floor
from solver.rotation.shifts import WORK

STEPS = 4_000_000  # exchanges of two people that are tried; some ten seconds
SHORTEST = 25_000  # exchanges for each symmetry at first
KEPT = 2  # symmetries that are tried to the end, each time for twice as long
INSIDE = 20  # times fewer exchanges for the smaller schedule inside blocks, which is found soon or does not exist
MOST = 1_000  # people; for more, a table of all pairs is too large and algebra has to do


def schedule(
    people: int,
    groups: int,
    rounds: int,
    seed: int = 1,
    steps: int = STEPS,
    over: Callable[[], bool] = lambda: False,
) -> Seats:
    """Give the group of each person (column) in each round (row), with as few repeated meetings as are found.

    Sizes of groups differ by at most 1 in each round. The search ends when no schedule can be better, after so many
    `steps`, or when time is `over`; ended by steps, the same seed gives the same schedule.
    """
    refuse_less_than_one(people=people, groups=groups, rounds=rounds)
    goal = least(people, groups, rounds)
    found = _found(people, groups, rounds, seed, steps, over)
    best = next(found)
    fewest = count(best.T)
    while fewest > goal and (seats := next(found, None)) is not None:
        if (repeats := count(seats.T)) < fewest:
            best, fewest = seats, repeats
    return best


def least(people: int, groups: int, rounds: int) -> int:
    """Give a number of repeats that no schedule can go below, by counting pairs of groups and pairs of people."""
    crossings = rounds * (rounds - 1) // 2 * floor(people, groups**2)
    meetings = rounds * floor(people, groups)
    return max(crossings, floor(meetings, max(comb(people, 2), 1)))


def _found(people: int, groups: int, rounds: int, seed: int, steps: int, over: Callable[[], bool]) -> Iterator[Seats]:
    if rounds <= groups:
        yield words_with_repeats(people, groups, rounds, seed, work=0).T
    inside = partial(schedule, seed=seed, steps=steps // INSIDE, over=over)
    if (seats := continued(people, groups, rounds, inside)) is not None:
        yield seats
    yield words_with_repeats(people, groups, rounds, seed, work=WORK if rounds <= groups else 0).T
    if people <= MOST:
        yield from _annealed(people, groups, rounds, seed, steps, over)


def _annealed(
    people: int, groups: int, rounds: int, seed: int, steps: int, over: Callable[[], bool]
) -> Iterator[Seats]:
    """Try all symmetries for a while, the better half of them for longer, and so on; and none, each time."""
    draw, goal, length = chance(seed), least(people, groups, rounds), SHORTEST
    likely, none = symmetries(people, groups, rounds), Symmetry(people, 1, 0, rounds)
    while True:
        pairs_left: dict[Symmetry, int] = {}
        for symmetry in [*likely, none]:
            if steps <= 0 or over():
                return
            annealing = Annealing(symmetry, groups, draw.getrandbits(32))
            annealing.improve(min(length, steps), goal, over)
            steps -= length
            pairs_left[symmetry] = annealing.least // symmetry.order
            yield annealing.best[:rounds]
        likely = sorted(likely, key=pairs_left.__getitem__)[: max(KEPT, len(likely) // 2)]
        length *= 2
