"""A roster problem: plain values, minutes since an origin, ids."""

from collections import Counter
from functools import cached_property
from hashlib import sha256
from typing import Any, Literal, Self

from pydantic import Field, model_validator

from solver.roster.values import Assignment, Day, Held, Interpreter
from solver.values import Minutes, Value, canonical


class Problem(Value):
    """Everything one search needs, in an order that does not depend on the order of the input.

    `pivots` are the languages over which relay runs; `rules` holds the settings of rules by name, the rest stand
    at their defaults. What has been `published` should stay; what begins before `frozen_until` does not change.
    """

    kind: Literal["roster"] = "roster"
    days: tuple[Day, ...] = ()
    interpreters: tuple[Interpreter, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    pivots: frozenset[str] = frozenset()
    rules: dict[str, dict[str, Any]] = Field(default_factory=dict)
    published: tuple[Held, ...] = ()
    frozen_until: Minutes | None = None

    @model_validator(mode="after")
    def _put_in_order(self) -> Self:
        object.__setattr__(self, "days", tuple(sorted(self.days, key=_by_id)))
        object.__setattr__(self, "interpreters", tuple(sorted(map(_with_stays, self.interpreters), key=_by_id)))
        object.__setattr__(self, "assignments", tuple(sorted(map(_with_booths, self.assignments), key=_by_id)))
        object.__setattr__(self, "published", tuple(sorted(self.published, key=canonical)))
        return self

    @model_validator(mode="after")
    def _says_each_thing_once(self) -> Self:
        strange = sorted({assignment.day for assignment in self.assignments} - {day.id for day in self.days})
        if strange:
            raise ValueError(f"there is no day {strange[0]}, on which an assignment is")
        held = Counter((each.assignment, each.booth) for each in self.published)
        twice = sorted(place for place, times in held.items() if times > 1)
        if twice:
            raise ValueError(f"the {twice[0][1]} booth of {twice[0][0]} is published twice")
        return self

    @cached_property
    def interpreter(self) -> dict[str, Interpreter]:
        """The interpreters by id."""
        return {interpreter.id: interpreter for interpreter in self.interpreters}

    @cached_property
    def assignment(self) -> dict[str, Assignment]:
        """The assignments by id."""
        return {assignment.id: assignment for assignment in self.assignments}

    @cached_property
    def begun(self) -> frozenset[str]:
        """The assignments that are frozen: whatever rule they break is past mending, and no rule refuses it."""
        until = self.frozen_until
        return frozenset(each.id for each in self.assignments if until is not None and each.start < until)

    @cached_property
    def day(self) -> dict[str, Day]:
        """The days by id."""
        return {day.id: day for day in self.days}

    def digest(self) -> str:
        """Name the problem by its content: equal for the same input in any order."""
        return "sha256:" + sha256(canonical(self).encode()).hexdigest()


def _by_id(item: Day | Interpreter | Assignment) -> str:
    return item.id


def _with_stays(interpreter: Interpreter) -> Interpreter:
    if interpreter.available is None:
        return interpreter
    stays = sorted(interpreter.available, key=lambda span: (span.start, span.end))
    return interpreter.model_copy(update={"available": tuple(stays)})


def _with_booths(assignment: Assignment) -> Assignment:
    booths = [booth.model_copy(update={"languages": tuple(sorted(booth.languages))}) for booth in assignment.booths]
    sessions = sorted(assignment.sessions, key=lambda session: (session.start, session.id))
    by_language = sorted(booths, key=lambda booth: booth.languages)
    return assignment.model_copy(update={"booths": tuple(by_language), "sessions": tuple(sessions)})
