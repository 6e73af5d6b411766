"""What a rule is, and how the rules of a problem are found without an edited list."""

from enum import StrEnum
from functools import cache
from importlib import import_module
from inspect import cleandoc
from pkgutil import iter_modules
from typing import Any, ClassVar, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator


class Level(StrEnum):
    """How much a rule binds; a lower level never buys a higher one."""

    HARD = "hard"
    COVERAGE = "coverage"
    STABILITY = "stability"
    PREFERENCE = "preference"


class Rule(BaseModel):
    """One rule of the rule book: a file of its own, `check` above `post`, its parameters as fields.

    The first line of the docstring is the rule as an organizer would say it; below it stand one world in which
    the rule holds and one in which it is broken. An instance is the rule as one conference has set it.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    level: ClassVar[Level]
    source: ClassVar[str]

    enabled: bool = True
    weight: int = Field(default=1, ge=0, le=1_000_000)

    @classmethod
    def name(cls) -> str:
        """Give the rule's name: the name of its file."""
        return cls.__module__.rpartition(".")[2]

    @classmethod
    def summary(cls) -> str:
        """Give the rule as an organizer would say it: the docstring's first line."""
        return cls.description().partition("\n")[0]

    @classmethod
    def description(cls) -> str:
        """Give the whole docstring: the rule, a world that holds and one that breaks it."""
        return cleandoc(cls.__doc__ or "")

    @model_validator(mode="after")
    def _hard_rules_have_no_weight(self) -> Self:
        if self.level is Level.HARD and self.weight != 1:
            raise ValueError("a hard rule has no weight: it is kept or it is switched off")
        return self


@cache
def load(package: str) -> dict[str, type[Rule]]:
    """Find every rule below a package, by name: each module there holds exactly one."""
    found: dict[str, type[Rule]] = {}
    for module_info in iter_modules(import_module(package).__path__):
        module = import_module(f"{package}.{module_info.name}")
        rules = [
            value
            for value in vars(module).values()
            if isinstance(value, type) and issubclass(value, Rule) and value.__module__ == module.__name__
        ]
        if len(rules) != 1:
            raise TypeError(f"{module.__name__} holds {len(rules)} rules; a rule file holds exactly one")
        found[rules[0].name()] = rules[0]
    return dict(sorted(found.items()))


def configured(package: str, settings: dict[str, dict[str, Any]]) -> list[Rule]:
    """Give the rules of a package as a conference has set them, without those it switched off.

    Raises pydantic's ValidationError for a parameter that a rule does not have, KeyError for an unknown rule.
    """
    known = load(package)
    for name in settings:
        if name not in known:
            raise KeyError(name)
    rules = [rule.model_validate(settings.get(name, {})) for name, rule in known.items()]
    return [rule for rule in rules if rule.enabled]
