"""What rules ask for, as data: each demand knows the rule that spoke it. Costs have a level and a weight."""

from collections.abc import Mapping
from dataclasses import dataclass

from solver.rotation.values import Seating
from solver.rule import Level

Groups = tuple[str, ...]
People = tuple[str, ...]


@dataclass(frozen=True)
class Demand:
    """What every demand has: the rule, its level, and the price of one unit, 0 for a hard rule."""

    rule: str
    level: Level
    weight: int


@dataclass(frozen=True)
class MayNotSit(Demand):
    """A person sits in none of the groups."""

    person: str
    groups: Groups


@dataclass(frozen=True)
class Sits(Demand):
    """A person sits in a group."""

    person: str
    group: str


@dataclass(frozen=True)
class SitOnce(Demand):
    """Each of the people sits in just one of the groups."""

    people: People
    groups: Groups


@dataclass(frozen=True)
class AtMostOnce(Demand):
    """Each of the people sits in at most one of the groups."""

    people: People
    groups: Groups


@dataclass(frozen=True)
class Size(Demand):
    """In a group sit at least and at most so many."""

    group: str
    least: int
    most: int


@dataclass(frozen=True)
class SizesAlike(Demand):
    """The largest of the groups has at most so many more than the smallest."""

    spread: int
    groups: Groups


@dataclass(frozen=True)
class Together(Demand):
    """Whoever of the people sits in a group sits there with all the others."""

    people: People
    groups: Groups


@dataclass(frozen=True)
class Apart(Demand):
    """In each of the groups sits at most one of the people."""

    people: People
    groups: Groups


@dataclass(frozen=True)
class ChannelsAtMost(Demand):
    """The groups, taken together, need at most so many languages beyond the first of each."""

    limit: int
    groups: Groups
    languages: Mapping[str, frozenset[str]]


@dataclass(frozen=True)
class MovedAtMost(Demand):
    """At most so many people leave any of the groups that each of them had."""

    limit: int
    seats: Mapping[str, Groups]


@dataclass(frozen=True)
class ThemeCost(Demand):
    """To sit in a group of a theme costs a person the theme's units, or `otherwise` where it is not named.

    The groups that are `free`, because the person leads them, cost nothing.
    """

    person: str
    themes: Mapping[str, int]
    otherwise: int
    free: Groups = ()


@dataclass(frozen=True)
class RepeatCost(Demand):
    """Each two people pay a unit for each two rounds in which they are in one group.

    Three rounds together are three units, four are six. An earlier seating counts as a round; two earlier ones
    cost nothing any more.
    """

    rounds: tuple[Groups, ...]
    earlier: tuple[Seating, ...] = ()


@dataclass(frozen=True)
class ShareCost(Demand):
    """Each of the people whom a group has too many or too few of costs a unit.

    Right is the group's size x the people / all who are there, rounded down or up.
    """

    groups: Groups
    people: People
    there: int


@dataclass(frozen=True)
class ChannelCost(Demand):
    """Each language beyond the first that a group needs costs a unit: everybody knows one of its languages.

    Whoever has no languages, or is not named, is content with any.
    """

    groups: Groups
    languages: Mapping[str, frozenset[str]]


@dataclass(frozen=True)
class MoveCost(Demand):
    """Each person who leaves any of the groups that they had costs a unit, once."""

    seats: Mapping[str, Groups]


Filter = MayNotSit | Sits
Limit = SitOnce | AtMostOnce | Size | SizesAlike | Together | Apart | ChannelsAtMost | MovedAtMost
Cost = ThemeCost | RepeatCost | ShareCost | ChannelCost | MoveCost
Said = Limit | Cost
