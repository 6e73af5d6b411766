"""How evenly people with a value of an attribute are spread over the groups of a round."""

from typing import NamedTuple

import numpy as np

from solver.rotation.demands import ShareCost
from solver.rotation.mixing.compiled import Ints, compiled
from solver.rotation.mixing.index import Index, grouped


class Shares(NamedTuple):
    """How many people of each value, one row for each round and value, sit in each group."""

    count: Ints  # row x group
    people: Ints  # of each row
    there: Ints  # all people who are there, of each row
    price: Ints  # of each row
    rows: Ints  # person x round x place: the rows in which they count, -1 where there are no more
    begins: Ints  # by round, where its rows begin
    row: Ints


def shares(index: Index, demands: list[ShareCost]) -> Shares:
    """Read whose values count where; `count` is empty until somebody sits."""
    mine: list[list[list[int]]] = [[[] for _ in range(index.rounds)] for _ in index.people]
    of_round: list[list[int]] = [[] for _ in range(index.rounds)]
    for row, demand in enumerate(demands):
        number = int(index.round_of[index.groups_in(demand.groups)[0]])
        of_round[number].append(row)
        for person in index.people_in(demand.people):
            mine[person][number].append(row)
    most = max((len(rows) for person in mine for rows in person), default=0)
    rows = np.full((len(index.people), index.rounds, most + 1), -1, dtype=np.int64)
    for person, by_round in enumerate(mine):
        for number, found in enumerate(by_round):
            rows[person, number, : len(found)] = found
    facts = np.array([(len(each.people), each.there, each.weight) for each in demands], dtype=np.int64).reshape(-1, 3)
    count = np.zeros((len(demands), len(index.groups)), dtype=np.int32)
    people, there, price = (np.ascontiguousarray(fact) for fact in facts.T)
    return Shares(count, people, there, price, rows, *grouped(of_round))


def count_shares(words: Shares, seat: Ints, size: Ints, first: Ints) -> int:
    """Count anew who sits where by their values, and give the cost."""
    words.count[:] = 0
    for person, number, place in np.argwhere(words.rows >= 0):
        if seat[person, number] >= 0:
            words.count[words.rows[person, number, place], seat[person, number]] += 1
    cost = 0
    for number in range(len(first) - 1):
        span = slice(first[number], first[number + 1])
        rows = words.row[words.begins[number] : words.begins[number + 1]]
        low, rest = np.divmod(size[None, span] * words.people[rows, None], words.there[rows, None])
        count = words.count[rows, span]
        off = np.maximum(np.maximum(count - low - (rest > 0), low - count), 0)
        cost += int((off.sum(axis=1) * words.price[rows]).sum())
    return cost


@compiled
def off_share(words: Shares, row: int, count: int, size: int) -> int:
    """Give the price of having so many of a row's people in a group of a size."""
    product = size * words.people[row]
    low = product // words.there[row]
    if count < low:
        return (low - count) * words.price[row]  # type: ignore[no-any-return]
    high = low if low * words.there[row] == product else low + 1
    return (count - high) * words.price[row] if count > high else 0  # type: ignore[no-any-return]


@compiled
def has_row(words: Shares, person: int, number: int, row: int) -> bool:
    """Tell whether a person counts in a row."""
    for place in range(words.rows.shape[2]):
        if words.rows[person, number, place] == row:
            return True
    return False


@compiled
def one_goes(words: Shares, size: Ints, person: int, other: int, number: int, source: int, target: int) -> int:
    """Give the change in the rows that a person has and the one who comes for them has not."""
    change = 0
    for place in range(words.rows.shape[2]):
        row = words.rows[person, number, place]
        if row < 0:
            break
        if not has_row(words, other, number, row):
            here, there = words.count[row, source], words.count[row, target]
            change += off_share(words, row, here - 1, size[source]) - off_share(words, row, here, size[source])
            change += off_share(words, row, there + 1, size[target]) - off_share(words, row, there, size[target])
    return change


@compiled
def shares_change(
    words: Shares, size: Ints, person: int, other: int, number: int, source: int, target: int
) -> int:
    """Give the change of costs when a person leaves for another group, and perhaps another comes back for them."""
    if other >= 0:
        change = one_goes(words, size, person, other, number, source, target)
        return change + one_goes(words, size, other, person, number, target, source)
    change = 0
    for i in range(words.begins[number], words.begins[number + 1]):
        row = words.row[i]
        one = 1 if has_row(words, person, number, row) else 0
        here, there = words.count[row, source], words.count[row, target]
        change += off_share(words, row, here - one, size[source] - 1) - off_share(words, row, here, size[source])
        change += off_share(words, row, there + one, size[target] + 1) - off_share(words, row, there, size[target])
    return change


@compiled
def shares_settle(words: Shares, person: int, number: int, source: int, target: int) -> None:
    """Count a person in another group of a round."""
    for place in range(words.rows.shape[2]):
        row = words.rows[person, number, place]
        if row < 0:
            break
        words.count[row, source] -= 1
        words.count[row, target] += 1
