"""How good a rotation is, in numbers: by the rules of the rule book, whether or not they are switched on."""

from collections import Counter
from collections.abc import Iterable
from itertools import combinations

from scheduler.rotation.rotation import Amount, Measures, Share, Sizes
from solver.result import Standing
from solver.rotation.plan import Plan
from solver.rotation.problem import Problem
from solver.rotation.rule import RotationRule
from solver.rotation.rules.groups_are_alike import GroupsAreAlike
from solver.rotation.rules.groups_need_few_languages import GroupsNeedFewLanguages
from solver.rotation.rules.people_meet_new_people import PeopleMeetNewPeople
from solver.rotation.rules.people_stay import PeopleStay
from solver.rotation.rules.wishes_are_met import WishesAreMet


def measures(problem: Problem, plan: Plan, aims: Iterable[Standing]) -> Measures:
    """Measure a plan; a floor is known for a rule that was an aim by itself."""
    sizes = [len(plan.sitting(group.id)) for group in problem.groups]
    standings = {each.rules: each for each in aims}
    top, first = _wishes(problem, plan)

    def amount(rule: type[RotationRule]) -> Amount:
        standing, weight = standings.get((rule.name(),)), _set(problem, rule).weight
        floor = None if standing is None or not weight else -(-standing.floor // weight)
        return Amount(amount=_units(problem, plan, _set(problem, rule)), floor=floor)

    return Measures(
        people=len(problem.people),
        sizes=Sizes(least=min(sizes, default=0), most=max(sizes, default=0)),
        repeats=amount(PeopleMeetNewPeople),
        pairs_twice=_pairs_twice(problem, plan),
        wishes=amount(WishesAreMet),
        top=top,
        first=first,
        channels=amount(GroupsNeedFewLanguages),
        balance={
            name: _units(problem, plan, GroupsAreAlike(attributes=(name,)))
            for name in sorted({name for person in problem.people for name in person.attributes})
        },
        moved=_units(problem, plan, PeopleStay()) if problem.published else None,
    )


def _set(problem: Problem, rule: type[RotationRule]) -> RotationRule:
    return rule.model_validate(problem.rules.get(rule.name(), {}))


def _units(problem: Problem, plan: Plan, rule: RotationRule) -> int:
    return sum(violation.amount for violation in rule.check(problem, plan))


def _pairs_twice(problem: Problem, plan: Plan) -> int:
    """Count the pairs who sit together in more than one round."""
    met: Counter[tuple[str, str]] = Counter()
    for group in problem.groups:
        met.update(combinations(sorted(plan.sitting(group.id)), 2))
    return sum(times > 1 for times in met.values())


def _wishes(problem: Problem, plan: Plan) -> tuple[Share, Share]:
    """Give the seats in one of the person's first R wishes, and the people who get their first wish."""
    led = {(lead.person, lead.group) for lead in problem.leads}
    seats = met = first = wishing = 0
    for person in problem.people:
        own = [group for group in plan.seats.get(person.id, ()) if (person.id, group) not in led]
        themes = [problem.group[group].theme for group in own]
        if not themes or not person.wishes:
            continue
        seats += len(themes)
        met += sum(theme in person.wishes[: len(themes)] for theme in themes)
        first += person.wishes[0] in themes
        wishing += 1
    return Share(met=met, of=seats), Share(met=first, of=wishing)
