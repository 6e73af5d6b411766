"""What a plan costs, counted from the demands alone: the search has other ways, and they have to agree."""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations

from solver.rotation.decisions import Decisions
from solver.rotation.demands import ChannelCost, Cost, MoveCost, RepeatCost, ShareCost, ThemeCost
from solver.rotation.languages import fewest_languages
from solver.rotation.plan import Plan
from solver.rotation.problem import Problem


def costs(decide: Decisions, plan: Plan, aims: Sequence[set[str]]) -> tuple[int, ...]:
    """Give what a plan costs in each aim; an aim is the names of its rules."""
    found: Counter[str] = Counter()
    for said in decide.demands:
        if isinstance(said, Cost) and said.weight:
            found[said.rule] += said.weight * units(decide.problem, said, plan)
    return tuple(sum(found[rule] for rule in aim) for aim in aims)


def units(problem: Problem, cost: Cost, plan: Plan) -> int:
    """Give the units of one cost in a plan."""
    match cost:
        case ThemeCost():
            paid = [group for group in plan.seats.get(cost.person, ()) if group in problem.group]
            themes = [problem.group[group].theme for group in paid if group not in cost.free]
            return sum(cost.themes.get(theme, cost.otherwise) for theme in themes)
        case RepeatCost():
            return repeated(cost, plan)
        case ShareCost():
            return sum(off_share(cost, plan.sitting(group)) for group in cost.groups)
        case ChannelCost():
            return sum(beyond_first(cost.languages, plan.sitting(group)) for group in cost.groups)
        case MoveCost():
            had = cost.seats.items()
            return sum(any(name not in plan.sitting(group) for group in groups) for name, groups in had)


def repeated(cost: RepeatCost, plan: Plan) -> int:
    """Count pairs of people for each two rounds, not both earlier, in which they sit together."""
    now = [[plan.sitting(group) for group in groups] for groups in cost.rounds]
    where = [{name: cell for cell, people in enumerate(cells) for name in people} for cells in (*now, *cost.earlier)]
    total = 0
    for (number, one), (_, other) in combinations(enumerate(where), 2):
        if number < len(now):
            times = Counter((cell, other[name]) for name, cell in one.items() if name in other)
            total += sum(n * (n - 1) // 2 for n in times.values())
    return total


def off_share(cost: ShareCost, sitting: frozenset[str]) -> int:
    """Give how many of the people are too many or too few among those who sit in a group."""
    count = len(sitting.intersection(cost.people))
    low, rest = divmod(len(sitting) * len(cost.people), cost.there)
    return max(0, count - low - (rest > 0), low - count)


def beyond_first(languages: Mapping[str, frozenset[str]], sitting: frozenset[str]) -> int:
    """Give the languages beyond the first that a group needs."""
    known = (languages[name] for name in sitting if name in languages)
    return max(0, len(fewest_languages(known)) - 1)
