"""ROTATION.json: who sits in which group in which round, with the proof, as every command reads and writes it."""

from typing import Annotated, Literal

from pydantic import AwareDatetime, Field

from scheduler import timetable
from scheduler.conference.breakouts import LeadRole
from scheduler.conference.text import Language
from scheduler.timetable import Identifier, MadeBy, Part, Proof

Whole = Annotated[int, Field(ge=0)]


class Lead(Part):
    """Somebody who leads a group, and in which role."""

    person: Identifier
    role: LeadRole = "facilitator"


class Group(Part):
    """A group of one round: a session on a theme, with those who lead it and those who take part.

    `facilitators` are the leads with that role; `participants` are all who sit here and lead nothing here.
    `interpretation` has the languages that the group needs beyond its first, so that everybody knows one of them.
    """

    session: Identifier
    theme: Identifier
    room: Identifier | None
    facilitators: tuple[Identifier, ...] = ()
    participants: tuple[Identifier, ...] = ()
    leads: tuple[Lead, ...] = ()
    interpretation: tuple[Language, ...] = ()

    @property
    def people(self) -> tuple[str, ...]:
        """Everybody who sits here, leads included, in the order of their ids."""
        return tuple(sorted({*self.participants, *self.facilitators, *(lead.person for lead in self.leads)}))


class Round(Part):
    """A round: all its groups meet at the same time, as far as that time is known."""

    start: AwareDatetime | None
    end: AwareDatetime | None
    groups: tuple[Group, ...]


class Aim(Part):
    """What was searched for at one time: the rules whose costs are added up, and what came of it.

    `bound` is proven for rotations that are as good in the aims before; below `floor` there is no rotation at all.
    Where it is `proven`, the search has reached the bound, and may have spent some of it again for later aims.
    """

    rules: tuple[str, ...]
    cost: int
    bound: int
    floor: int
    proven: bool = False


class Sizes(Part):
    """How many sit in the smallest and in the largest group, leads included."""

    least: Whole
    most: Whole


class Amount(Part):
    """What there is of something that should be little; no rotation has less than `floor`, where that is known."""

    amount: Whole
    floor: Whole | None = None


class Share(Part):
    """How many of how many."""

    met: Whole
    of: Whole


class Measures(Part):
    """How good a rotation is, in numbers that can be recounted from it and the conference.

    `repeats`: for each pair of people, each two rounds (one of them may be of an earlier event) in which they sit
    in one group. `pairs_twice`: pairs who meet in more than one round of this event. `wishes`: the ranks of the
    themes, added up as the rule wishes_are_met does. `top`: seats in one of the person's first R wishes, where R is
    the number of rounds in which they take part without leading. `first`: people who get their first wish in some
    round, of those who have wishes and take part. `channels`: languages beyond the first, over all groups of rounds
    that are not over. `balance`: for each attribute, people whom these have beyond or below their share. `moved`:
    people who left a group of the earlier rotation, if there was one.
    """

    people: Whole
    sizes: Sizes
    repeats: Amount
    pairs_twice: Whole
    wishes: Amount
    top: Share
    first: Share
    channels: Amount
    balance: dict[str, Whole] = Field(default_factory=dict)
    moved: Whole | None = None


class Term(timetable.Term):
    """What one rule that is not hard costs: amount x weight, on its level."""

    level: Literal["stability", "preference"]


class Violation(Part):
    """One place where the rotation breaks a rule: on which groups and people."""

    rule: str
    level: Literal["hard", "stability", "preference"]
    about: tuple[str, ...]
    text: str


class Change(Part):
    """Somebody who sits elsewhere in a round than by the earlier rotation; None is nowhere. Rounds count from 1."""

    person: Identifier
    round: Annotated[int, Field(ge=1)]
    before: Identifier | None
    after: Identifier | None


class Rotation(Part):
    """All rounds of a breakout with their groups; `changes` against an earlier rotation, if from one.

    The first `past` rounds were over when it was made. `why` is a sentence where there is no rotation: there are
    no measures, and only those who lead are in the groups.
    """

    conference: Identifier
    breakout: Identifier
    problem: str
    made_by: MadeBy
    proof: Proof
    why: str = ""
    past: Whole = 0
    aims: tuple[Aim, ...] = ()
    terms: dict[str, Term] = Field(default_factory=dict)
    measures: Measures | None = None
    rounds: Annotated[tuple[Round, ...], Field(max_length=20)]
    violations: tuple[Violation, ...] = ()
    changes: tuple[Change, ...] = ()


def seat_id(breakout: str, participant: str, number: int) -> str:
    """Name what a participant attends in a round, counted from 1: the same whatever group it turns out to be.

    Ids have no slash, so that no two seats share a name.
    """
    return f"{breakout}/{number}/{participant}"
