"""The words in which rules speak to the search about who sits in which group.

Rules close seats, ask for limits and name costs; the words are kept as data with the rule that spoke them.
"""

from collections.abc import Iterable, Mapping

from solver.rotation.demands import (
    Apart,
    AtMostOnce,
    ChannelCost,
    ChannelsAtMost,
    Filter,
    MayNotSit,
    MoveCost,
    MovedAtMost,
    RepeatCost,
    Said,
    ShareCost,
    SitOnce,
    Sits,
    Size,
    SizesAlike,
    ThemeCost,
    Together,
)
from solver.rotation.problem import Problem
from solver.rotation.values import Seating
from solver.rule import Level


class Decisions:
    """What may still be decided, and what the rules ask for."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.closed: dict[str, set[str]] = {}
        self.kept: dict[str, set[str]] = {}
        self.filters: list[Filter] = []
        self.demands: list[Said] = []
        self._by: tuple[str, Level, int] = ("", Level.HARD, 0)

    def speaking_for(self, rule: str, level: Level, weight: int) -> None:
        """Say which rule speaks from here on; `weight` is 0 for a hard rule."""
        self._by = (rule, level, weight)

    # Filters: who may sit where

    def is_open(self, person: str, group: str) -> bool:
        """Tell whether a person may sit in a group."""
        return group not in self.closed.get(person, ())

    def may_not_sit(self, person: str, groups: Iterable[str]) -> None:
        """Close groups to a person."""
        self._filter(MayNotSit(*self._by, person, _sorted(groups)))

    def sits(self, person: str, group: str) -> None:
        """Ask that a person sits in a group."""
        self._filter(Sits(*self._by, person, group))

    def _filter(self, said: Filter) -> None:
        self.filters.append(said)
        if isinstance(said, Sits):
            self.kept.setdefault(said.person, set()).add(said.group)
        else:
            self.closed.setdefault(said.person, set()).update(said.groups)

    def only(self, said: Iterable[Filter | Said]) -> "Decisions":
        """Give what some of the demands ask for, and nothing else."""
        fewer = Decisions(self.problem)
        for each in said:
            if isinstance(each, MayNotSit | Sits):
                fewer._filter(each)
            else:
                fewer.demands.append(each)
        return fewer

    # Limits

    def sit_once(self, people: Iterable[str], groups: Iterable[str]) -> None:
        """Ask that each of the people sits in just one of the groups."""
        self.demands.append(SitOnce(*self._by, _sorted(people), _sorted(groups)))

    def at_most_once(self, people: Iterable[str], groups: Iterable[str]) -> None:
        """Ask that each of the people sits in at most one of the groups."""
        self.demands.append(AtMostOnce(*self._by, _sorted(people), _sorted(groups)))

    def size(self, group: str, least: int, most: int) -> None:
        """Ask that at least and at most so many sit in a group."""
        self.demands.append(Size(*self._by, group, least, most))

    def sizes_alike(self, spread: int, groups: Iterable[str]) -> None:
        """Ask that the largest of the groups has at most so many more than the smallest."""
        self.demands.append(SizesAlike(*self._by, spread, _sorted(groups)))

    def together(self, people: Iterable[str], groups: Iterable[str]) -> None:
        """Ask that whoever of the people sits in one of the groups sits there with all the others."""
        self.demands.append(Together(*self._by, _sorted(people), _sorted(groups)))

    def apart(self, people: Iterable[str], groups: Iterable[str]) -> None:
        """Ask that at most one of the people sits in each of the groups."""
        self.demands.append(Apart(*self._by, _sorted(people), _sorted(groups)))

    def channels_at_most(self, limit: int, groups: Iterable[str], languages: Mapping[str, frozenset[str]]) -> None:
        """Ask that the groups, taken together, need at most so many languages beyond the first of each."""
        self.demands.append(ChannelsAtMost(*self._by, limit, _sorted(groups), languages))

    def moved_at_most(self, limit: int, seats: Mapping[str, Iterable[str]]) -> None:
        """Ask that at most so many people leave any of the groups that each had."""
        self.demands.append(MovedAtMost(*self._by, limit, _each_sorted(seats)))

    # Costs, in whole units of the speaking rule

    def theme_cost(self, person: str, themes: Mapping[str, int], otherwise: int, free: Iterable[str] = ()) -> None:
        """Charge a person the theme's units for each group of a theme, or `otherwise` where it is not named.

        The groups that are `free` cost nothing.
        """
        self.demands.append(ThemeCost(*self._by, person, dict(sorted(themes.items())), otherwise, _sorted(free)))

    def repeat_cost(self, rounds: Iterable[Iterable[str]], earlier: Iterable[Seating] = ()) -> None:
        """Charge each two people a unit for each two rounds, one of them perhaps earlier, in which they meet."""
        self.demands.append(RepeatCost(*self._by, tuple(map(_sorted, rounds)), tuple(earlier)))

    def share_cost(self, groups: Iterable[str], people: Iterable[str], there: int) -> None:
        """Charge a unit for each of the people whom a group has beyond or below its share of them."""
        self.demands.append(ShareCost(*self._by, _sorted(groups), _sorted(people), there))

    def channel_cost(self, groups: Iterable[str], languages: Mapping[str, frozenset[str]]) -> None:
        """Charge a unit for each language beyond the first that a group needs."""
        self.demands.append(ChannelCost(*self._by, _sorted(groups), languages))

    def move_cost(self, seats: Mapping[str, Iterable[str]]) -> None:
        """Charge a unit for each person who leaves any of the groups that they had."""
        self.demands.append(MoveCost(*self._by, _each_sorted(seats)))


def _sorted(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(dict.fromkeys(names)))  # keeps the order, so that what is sorted already is quickly sorted


def _each_sorted(seats: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
    return {name: _sorted(groups) for name, groups in sorted(seats.items())}
