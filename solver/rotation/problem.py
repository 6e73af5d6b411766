"""A rotation problem: plain values, rounds by number, ids."""

from collections import Counter
from collections.abc import Iterable
from functools import cached_property
from hashlib import sha256
from typing import Any, Literal, Self

from pydantic import Field, model_validator

from solver.rotation.values import Aim, Form, Group, Held, Lead, Pairing, Person, Round, Seating
from solver.values import Value, canonical


class Problem(Value):
    """Everything one search needs, in an order that does not depend on the order of the input.

    `together` and `apart` are sets of people; `history` is who sat with whom in rounds of earlier events; `rules`
    holds the settings of rules by name, the rest stand at their defaults. Of what has been `published` as little as
    possible changes; with `most_moved`, at most so many of the people who had seats move, for what it gains. The
    first `past` rounds are over and do not change.
    """

    kind: Literal["rotation"] = "rotation"
    form: Form = "groups"
    rounds: tuple[Round, ...] = ()
    groups: tuple[Group, ...] = ()
    people: tuple[Person, ...] = ()
    leads: tuple[Lead, ...] = ()
    together: tuple[Pairing, ...] = ()
    apart: tuple[Pairing, ...] = ()
    history: tuple[Seating, ...] = ()
    aims: tuple[Aim, ...] = ()
    rules: dict[str, dict[str, Any]] = Field(default_factory=dict)
    published: tuple[Held, ...] = ()
    past: int = Field(default=0, ge=0)
    most_moved: int | None = Field(default=None, ge=0)

    @model_validator(mode="after")
    def _put_in_order(self) -> Self:
        for name in ("groups", "people"):
            object.__setattr__(self, name, tuple(sorted(getattr(self, name), key=lambda item: str(item.id))))
        for name in ("leads", "published"):
            object.__setattr__(self, name, tuple(sorted(getattr(self, name), key=canonical)))
        for name in ("together", "apart"):
            object.__setattr__(self, name, tuple(sorted(getattr(self, name), key=sorted)))
        seatings = (tuple(sorted(seating, key=sorted)) for seating in self.history)
        object.__setattr__(self, "history", tuple(sorted(seatings, key=lambda each: [sorted(cell) for cell in each])))
        return self

    @model_validator(mode="after")
    def _says_each_thing_once_and_names_what_is_there(self) -> Self:
        for what, ids in (
            ("group", [each.id for each in self.groups]),
            ("person", [each.id for each in self.people]),
        ):
            if twice := sorted(each for each, times in Counter(ids).items() if times > 1):
                raise ValueError(f"there are two of the {what} {twice[0]}")
        for group in self.groups:
            if group.round >= len(self.rounds):
                raise ValueError(f"the group {group.id} is in round {group.round}, and there are {len(self.rounds)}")
        for lead in self.leads:
            if lead.group not in self.group or lead.person not in self.person:
                raise ValueError(f"{lead.person} leads {lead.group}, and one of them is not there")
        strange = {name for pairing in (*self.together, *self.apart) for name in pairing} - self.person.keys()
        if strange:
            raise ValueError(f"{min(strange)} is together with somebody or apart, and is not there")
        return self

    @cached_property
    def person(self) -> dict[str, Person]:
        """The people by id."""
        return {person.id: person for person in self.people}

    @cached_property
    def group(self) -> dict[str, Group]:
        """The groups by id."""
        return {group.id: group for group in self.groups}

    @cached_property
    def groups_of(self) -> tuple[tuple[Group, ...], ...]:
        """The groups of each round, in the order of their ids."""
        return tuple(
            tuple(group for group in self.groups if group.round == number) for number in range(len(self.rounds))
        )

    @cached_property
    def themes(self) -> tuple[str, ...]:
        """The themes of the groups."""
        return tuple(sorted({group.theme for group in self.groups}))

    def present(self, number: int, among: Iterable[Person] | None = None) -> list[str]:
        """Give those who are there in a round."""
        return [person.id for person in (self.people if among is None else among) if number not in person.absent]

    def digest(self) -> str:
        """Name the problem by its content: equal for the same input in any order."""
        return "sha256:" + sha256(canonical(self).encode()).hexdigest()
