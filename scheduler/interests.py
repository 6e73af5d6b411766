"""What people chose for their calendars, counted: how many want a session, and how many want two of them.

Counts only: nobody's choice can be read from them but where very few chose at all.
"""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import combinations

from scheduler.personal.subscription import Subscription

COLUMNS = ("session", "also", "people")
Pair = tuple[str, str]
Interests = Mapping[Pair, int]
"""How many people want both of two sessions, which stand in the order of their ids."""
NOBODYS: Interests = {}


def counted(subscriptions: Iterable[Subscription]) -> tuple[Counter[str], Counter[Pair]]:
    """Count the people of each session and of each two; a calendar that was given up does not count."""
    single, both = Counter[str](), Counter[Pair]()
    for each in subscriptions:
        if each.revoked is None:
            chosen = sorted(set(each.chosen))
            single.update(chosen)
            both.update(combinations(chosen, 2))
    return single, both


def table(single: Mapping[str, int], both: Interests) -> bytes:
    """Write the counts as CSV, sessions first, the most wanted first."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows((session, "", people) for session, people in sorted(single.items(), key=_most_first))
    writer.writerows((*pair, people) for pair, people in sorted(both.items(), key=_most_first))
    return text.getvalue().encode()


def _most_first(item: tuple[str | Pair, int]) -> tuple[int, str | Pair]:
    return -item[1], item[0]
