"""Which languages each group works in, where these are limited: groups are closed to those who know none of them.

A guess, by how many people need what: it may be too narrow for sizes or wishes, and then another one is tried.
"""

from collections import Counter

import numpy as np

from solver.rotation.arrays import NOBODY, Arrays, Flags
from solver.rotation.decisions import Decisions
from solver.rotation.demands import ChannelsAtMost
from solver.rotation.languages import fewest_languages

Known = frozenset[str]
Used = Counter[tuple[int, str]]  # in how many rounds a theme was treated in a language


def understood(decide: Decisions, arrays: Arrays, chance: np.random.Generator) -> Flags:
    """Tell who (row) may sit in which group (column) so that no group needs more languages than it may."""
    may = np.ones(arrays.open.shape, dtype=np.bool_)
    limits = [each for each in decide.demands if isinstance(each, ChannelsAtMost)]
    used: Used = Counter()
    for number, groups in enumerate(arrays.groups_of):
        here = [each for each in limits if np.isin(groups, arrays.group_numbers(each.groups)).any()]
        if here:
            known = [here[0].languages.get(name, frozenset()) for name in arrays.people]
            spoken = _Tongues(arrays, number, here, known, used, chance).choose()
            for group, languages in spoken.items():
                may[:, group] = [not each or bool(each & languages) for each in known]
                used.update((int(arrays.theme[group]), language) for language in languages)
    return may


class _Tongues:
    """The languages of the groups of a round in the making."""

    def __init__(
        self,
        arrays: Arrays,
        number: int,
        limits: list[ChannelsAtMost],
        known: list[Known],
        used: Used,
        chance: np.random.Generator,
    ) -> None:
        self._used, self._rounds = used, number
        self._groups: list[int] = chance.permutation(arrays.groups_of[number]).tolist()
        self._theme = {group: int(arrays.theme[group]) for group in self._groups}
        self._limits = [(set(arrays.group_numbers(each.groups).tolist()), each.limit) for each in limits]
        given = arrays.given[:, number]
        choosing = np.flatnonzero(arrays.must[:, number] & (given == NOBODY))
        self._people = Counter(known[person] for person in choosing if known[person])
        self._waiting = self._people.copy()
        self._part = -(-len(choosing) // max(1, len(self._groups)))
        self._spoken = {
            group: set(fewest_languages(known[person] for person in np.flatnonzero(given == group)))
            for group in self._groups
        }

    def choose(self) -> dict[int, set[str]]:
        """Give groups what people need, each theme in other languages than before; then all that limits allow."""
        for group in self._groups:
            self._host(group)
        full: set[str] = set()
        while language := self._most_needed(self._waiting, full):
            able = [group for group in self._groups if self._may_speak(group, language)]
            if able:
                group = min(able, key=lambda each: self._rank(each, self._used[self._theme[each], language]))
                self._spoken[group].add(language)
                self._host(group)
            else:
                full.add(language)
        growing = self._groups
        while growing:
            growing = [group for group in growing if self._add_one(group)]
        return self._spoken

    def _rank(self, group: int, before: int) -> tuple[bool, int, int]:
        """Put groups without a language first, then those whose theme has been treated in this one least often."""
        languages = len(self._spoken[group])
        return languages > 0, before, languages

    def _most_needed(self, people: Counter[Known], spoken: set[str]) -> str:
        """Give the language that most of those know who know none that is spoken; none if there are none."""
        need: Counter[str] = Counter()
        for known, count in people.items():
            if not known & spoken:
                need.update(dict.fromkeys(known, count))
        return min(need, key=lambda language: (-need[language], language), default="")

    def _host(self, group: int) -> None:
        """Let a group have its part of those who wait, first those who know the fewest languages."""
        room = self._part
        for known in sorted(self._waiting, key=lambda each: (len(each), sorted(each))):
            if common := known & self._spoken[group]:
                new = max(self._new(self._theme[group], language) for language in common)
                taken = min(room, self._waiting[known], int(new * self._people[known]))
                self._waiting[known] -= taken
                room -= taken
        self._waiting = +self._waiting

    def _new(self, theme: int, language: str) -> float:
        """Estimate the part of a language's people to whom a theme is new: they are shared out among its themes."""
        of_all = sum(times for (_, spoken), times in self._used.items() if spoken == language)
        return 1 - min(1, self._used[theme, language] * self._rounds / of_all) if of_all else 1

    def _add_one(self, group: int) -> bool:
        """Let a group work in one more language, if it may and anybody needs it."""
        language = self._most_needed(self._people, self._spoken[group])
        if not language or not self._may_speak(group, language):
            return False
        self._spoken[group].add(language)
        return True

    def _may_speak(self, group: int, language: str) -> bool:
        """Tell whether a group may work in one more language."""
        return language not in self._spoken[group] and (
            not self._spoken[group]
            or all(
                sum(max(0, len(self._spoken[each]) - 1) for each in groups) < limit
                for groups, limit in self._limits
                if group in groups
            )
        )
