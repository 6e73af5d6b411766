"""People who are to be apart and are in one group: one of them changes places with somebody of another group.

In one round if that can be; where everybody has every theme, in two rounds at a time with somebody who has the same
two themes the other way round.
"""

import numpy as np

from solver.rotation.arrays import NOBODY, Flags, Numbers
from solver.rotation.starting.seating import Seating


def part(seating: Seating, prices: Numbers) -> bool:
    """Part all who are to be apart, at the least price (person by theme); tell whether that was possible."""
    for people, groups in seating.apart:
        for number in np.unique(seating.arrays.round[groups]):
            while (beside := _beside_each_other(seating, people, number)).size:
                if not (
                    any(_leave(seating, person, number, prices) for person in beside.tolist())
                    or any(_trade(seating, person, number) for person in beside.tolist())
                ):
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
    here, free = seats[person], _free(seating)[:, number]
    if not free[person]:
        return False
    may = free & (seats != here) & _who_may_come(seating, here, number, person)
    others = np.flatnonzero(may & _where_to(seating, person, number)[seats])
    if not others.size:
        return False
    before, after = arrays.theme[here], arrays.theme[seats[others]]
    price = prices[person, after] - prices[person, before] + prices[others, before] - prices[others, after]
    _swap(seating.seats, person, int(others[price.argmin()]), [number])
    return True


def _where_to(seating: Seating, person: int, number: int) -> Flags:
    """Tell which groups somebody may be in, beside their seats of other rounds and those from whom they are apart."""
    may: Flags = seating.may[person].copy()
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
    seats = seating.seats
    may = seating.may[:, group].copy()
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


def _free(seating: Seating) -> Flags:
    """Tell who chose a seat alone in which round."""
    arrays = seating.arrays
    free: Flags = (seating.seats != NOBODY) & (arrays.given == NOBODY) & (arrays.unit == NOBODY)
    return free


def _trade(seating: Seating, person: int, number: int) -> bool:
    """Let somebody change places in a round and in another one with anybody with whom that is possible."""
    free, seats = _free(seating), seating.seats
    for second in np.flatnonzero(free[person] & free[person, number]).tolist():
        rounds = [number, second]
        elsewhere = seats[:, number] != seats[person, number]
        for other in np.flatnonzero(free[:, rounds].all(axis=1) & elsewhere).tolist():
            _swap(seats, person, other, rounds)
            if _is_right(seating, person, rounds) and _is_right(seating, other, rounds):
                return True
            _swap(seats, person, other, rounds)
    return False


def _swap(seats: Numbers, one: int, other: int, rounds: list[int]) -> None:
    before = seats[one, rounds].copy()
    seats[one, rounds] = seats[other, rounds]
    seats[other, rounds] = before


def _is_right(seating: Seating, person: int, rounds: list[int]) -> bool:
    """Tell whether somebody may have their seats of some rounds, beside all other seats."""
    own = seating.seats[person]
    bonds = [bond for group in own[rounds].tolist() for bond in seating.once_in(group) if person in bond.people]
    return (
        bool(seating.may[person, own[rounds]].all())
        and all(np.isin(own, bond.groups).sum() == 1 for bond in bonds)
        and not any(
            person in _beside_each_other(seating, people, number) for people, _ in seating.apart for number in rounds
        )
    )
