"""Why nobody sits in a seat: what hinders each of those who work into its language."""

from collections.abc import Sequence

from solver.check import rules_of
from solver.roster.plan import Plan
from solver.roster.problem import Problem
from solver.roster.rule import RosterRule
from solver.rule import Level


def reasons(problem: Problem, plan: Plan) -> dict[str, str]:
    """Give a sentence for each booth with an empty seat, by `place`."""
    rules = [rule for rule in rules_of(problem) if rule.level is Level.HARD and isinstance(rule, RosterRule)]
    rules.sort(key=lambda rule: (bool(rule.hinders[0]), rule.about_others))
    return {
        place(assignment.id, booth.id): _sentence(problem, plan, rules, assignment.id, booth.id, booth.seats)
        for assignment in problem.assignments
        for booth in assignment.booths
        if len(plan.sitting(assignment.id, booth.id)) < booth.seats
    }


def place(assignment: str, booth: str) -> str:
    """Name a booth of an assignment."""
    return f"{assignment}/{booth}"


def _sentence(
    problem: Problem, plan: Plan, rules: Sequence[RosterRule], assignment: str, booth: str, seats: int
) -> str:
    hindered: dict[tuple[str, str], list[str]] = {}
    free: list[str] = []
    for person in problem.interpreters:
        if person.id in plan.sitting(assignment, booth):
            continue
        rule = _hindering(problem, plan, rules, person.id, assignment, booth)
        if rule is None:
            free.append(person.id)
        elif rule.hinders[0]:
            one, several = (words.format(**rule.model_dump()) for words in rule.hinders)
            hindered.setdefault((one, several), []).append(person.id)
    said = [f"{_listed(names)} {one if len(names) == 1 else several}" for (one, several), names in hindered.items()]
    if free:
        said.append(f"{_listed(free)} could sit there, and the search had no time left for it")
    return "; ".join(said) or f"nobody has the languages of the {booth} booth"


def _hindering(
    problem: Problem, plan: Plan, rules: Sequence[RosterRule], name: str, assignment: str, booth: str
) -> RosterRule | None:
    """Give the first rule that is broken anew when somebody sits down, judged by their work and this booth alone."""
    own = {(*seat, name) for seat in plan.work.get(name, ())}
    before = own | {(assignment, booth, other) for other in plan.sitting(assignment, booth)}
    then = _plan(before | {(assignment, booth, name)})
    for rule in rules:
        known = {violation.text for violation in rule.check(problem, _plan(before))}
        if any(violation.text not in known for violation in rule.check(problem, then)):
            return rule
    return None


def _plan(taken: set[tuple[str, str, str]]) -> Plan:
    seats: dict[str, dict[str, set[str]]] = {}
    for assignment, booth, name in taken:
        seats.setdefault(assignment, {}).setdefault(booth, set()).add(name)
    return Plan.model_validate({"seats": seats})


def _listed(names: Sequence[str]) -> str:
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))
