"""People who are to be apart and are in one group: one of them changes places with somebody of another group."""

import numpy as np

from solver.rotation.arrays import NOBODY, Flags, Numbers
from solver.rotation.starting.seating import Seating


def part(seating: Seating, prices: Numbers) -> bool:
    """Part all who are to be apart, at the least price (person by theme); tell whether that was possible."""
    for people, groups in seating.apart:
        for number in np.unique(seating.arrays.round[groups]):
            while (beside := _beside_each_other(seating, people, number)).size:
                if not any(_leave(seating, person, number, prices) for person in beside):
                    return False
    return True


def _beside_each_other(seating: Seating, people: Numbers, number: int) -> Numbers:
    """Give those who sit in one group with another of the people."""
    seats = seating.seats[people, number]
    same = (seats[:, None] == seats) & (seats != NOBODY)
    beside: Numbers = people[same.sum(axis=1) > 1]
    return beside


def _leave(seating: Seating, person: int, number: int, prices: Numbers) -> bool:
    """Let somebody change places in a round with whom it costs least; tell whether there is anybody."""
    arrays, seats = seating.arrays, seating.seats[:, number]
    free = arrays.must[:, number] & (arrays.given[:, number] == NOBODY) & (arrays.unit[:, number] == NOBODY)
    here = seats[person]
    if not free[person] or here == NOBODY:
        return False
    free &= (seats != NOBODY) & (seats != here) & _who_may_come(seating, here, number, person)
    others = np.flatnonzero(free & _where_to(seating, person, number)[seats])
    if not others.size:
        return False
    before, after = arrays.theme[here], arrays.theme[seats[others]]
    price = prices[person, after] - prices[person, before] + prices[others, before] - prices[others, after]
    other = others[price.argmin()]
    seating.seats[[person, other], number] = seating.seats[[other, person], number]
    return True


def _where_to(seating: Seating, person: int, number: int) -> Flags:
    """Tell which groups somebody may be in, beside their seats of other rounds and those from whom they are apart."""
    arrays = seating.arrays
    may: Flags = arrays.open[person].copy()
    for group in np.delete(seating.seats[person], number):
        for bond in seating.once_in(group):
            if person in bond.people:
                may[bond.groups] = False
    for people, groups in seating.apart:
        if person in people:
            beside = seating.seats[people[people != person], number]
            may[groups[np.isin(groups, beside)]] = False
    return may


def _who_may_come(seating: Seating, group: int, number: int, leaving: int) -> Flags:
    """Tell who may sit in a group that somebody is leaving, beside their seats of other rounds and those in it."""
    arrays, seats = seating.arrays, seating.seats
    may = arrays.open[:, group].copy()
    for bond in seating.once_in(group):
        elsewhere = np.isin(seats[bond.people], bond.groups)
        elsewhere[:, number] = False
        may[bond.people[elsewhere.any(axis=1)]] = False
    for people, groups in seating.apart:
        if group in groups:
            sitting = people[(seats[people, number] == group) & (people != leaving)]
            if sitting.size:
                may[people] = False
    return may
