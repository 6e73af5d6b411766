"""What is searched for, in which order."""

from collections.abc import Sequence

from solver.rotation.problem import Problem
from solver.rotation.values import Aim
from solver.rule import Level, Rule


def aims_of(problem: Problem, rules: Sequence[Rule]) -> tuple[Aim, ...]:
    """Give the aims in order, of rules that are there and cost; those that no aim names are a last one.

    What has been published stays before anything else is aimed at, unless so many moves are allowed: then no more
    people move than it takes.
    """
    preferences = [rule.name() for rule in rules if rule.level is Level.PREFERENCE]
    staying = [rule.name() for rule in rules if rule.level is Level.STABILITY] if problem.published else []
    named = [
        Aim(rules=kept, slack=aim.slack)
        for aim in problem.aims
        if (kept := tuple(name for name in aim.rules if name in preferences))
    ]
    rest = tuple(name for name in preferences if all(name not in aim.rules for aim in named))
    wanted = [*named, *([Aim(rules=rest)] if rest else [])]
    stay = [Aim(rules=tuple(staying))] if staying else []
    return tuple([*stay, *wanted] if problem.most_moved is None else [*wanted, *stay])
