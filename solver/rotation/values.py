"""What a rotation problem is made of: rounds, groups, people, who leads, who sat together before."""

from typing import Annotated, Literal

from pydantic import Field

from solver.values import Value

Form = Literal["groups", "cafe", "fishbowl"]


class Round(Value):
    """A round: all its groups meet at the same time, for so many minutes."""

    minutes: int = Field(default=0, ge=0)


class Group(Value):
    """A group: in one round, on one theme, in a room for so many; facilitators and other leads count as well.

    Two groups of a round may have the same theme: a popular one takes several rooms.
    """

    id: str
    round: int = Field(ge=0)
    theme: str
    least: int = Field(default=0, ge=0)
    most: int = Field(ge=0)


class Person(Value):
    """Somebody who takes part: what they speak, their values of attributes, their themes in the order of preference.

    No languages means that any will do. `strength` multiplies what a wish that is not met costs; `absent` are the
    rounds in which they are elsewhere.
    """

    id: str
    languages: frozenset[str] = frozenset()
    attributes: dict[str, str] = Field(default_factory=dict)
    wishes: tuple[str, ...] = ()
    strength: int = Field(default=1, ge=0, le=1_000)
    absent: frozenset[int] = frozenset()


class Lead(Value):
    """Somebody who leads a group, in a role such as facilitator or rapporteur: their seat is given."""

    person: str
    group: str
    role: str = "facilitator"


class Held(Value):
    """Who sat in a group by an earlier rotation."""

    group: str
    people: frozenset[str]


class Aim(Value):
    """What is searched for at one time: the rules whose costs are added up.

    Aims are met in their order; of what an aim has reached, those after it may spend `slack`, in units of cost.
    """

    rules: Annotated[tuple[str, ...], Field(min_length=1)]
    slack: int = Field(default=0, ge=0)


Pairing = frozenset[str]  # people who are to be together, or apart
Seating = tuple[frozenset[str], ...]  # the groups of one round of an earlier event
