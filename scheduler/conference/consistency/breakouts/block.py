"""One breakout as its checks see it: with its place in the conference, who is there, who leads."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

from scheduler.conference.breakouts import Breakout
from scheduler.conference.consistency.finding import Finding
from scheduler.locations import Location
from scheduler.rotation.leading import Leading, leading, theme_of
from scheduler.rotation.presence import Presence
from scheduler.rotation.setting import Setting


class Block:
    """A breakout, its setting, and what follows from both; rounds count from 0 here, from 1 for people."""

    def __init__(self, position: int, breakout: Breakout, setting: Setting) -> None:
        self.breakout, self.setting = breakout, setting
        self.conference = setting.conference
        self._at: Location = ("breakouts", position)

    def finding(self, where: Iterable[str | int], what: str) -> Finding:
        """Report something at a place inside the breakout."""
        return Finding((*self._at, *where), what)

    def follows(self, rule: str) -> bool:
        """Tell whether a rule of the rotation's rule book is switched on."""
        return self.breakout.rules.get(rule, {}).get("enabled", True) is True

    def groups(self, number: int) -> list[str]:
        """Give the groups of a round that the conference has."""
        return [name for name in self.breakout.rounds[number] if name in self.conference.session]

    @cached_property
    def presence(self) -> Presence:
        """Who is there in which round, as far as times are known without a timetable."""
        return Presence(self.setting, self.breakout)

    @cached_property
    def themes(self) -> list[frozenset[str]]:
        """The themes of the groups of each round."""
        found = ([theme_of(self.conference, name) for name in sessions] for sessions in self.breakout.rounds)
        return [frozenset(theme for theme in themes if theme is not None) for themes in found]

    @cached_property
    def leading(self) -> list[Leading]:
        """Who leads which group, as far as it is said clearly."""
        return leading(self.conference, self.breakout)

    @cached_property
    def leads(self) -> list[dict[str, set[str]]]:
        """The groups that each person leads, round by round."""
        found: list[dict[str, set[str]]] = [defaultdict(set) for _ in self.breakout.rounds]
        for each in self.leading:
            found[each.round][each.person].add(each.session)
        return found
