"""Why nobody sits in a seat: what hinders each of those who work into its language."""

from collections.abc import Iterable, Sequence

from solver.check import rules_of
from solver.roster.plan import Plan
from solver.roster.problem import Problem
from solver.roster.rule import RosterRule
from solver.roster.values import Assignment, Booth
from solver.rule import Level
from solver.stop import Stop

STOPPED = "the search was stopped before anybody looked for the reason"
LATE = "and the search had no time left for it"
IN_VAIN = "but no less would be lacking then"


def reasons(problem: Problem, plan: Plan, stop: Stop, least: bool) -> dict[str, str]:
    """Give a sentence for each booth with an empty seat, by `place`.

    `least` says that no plan lacks less: then it is not for want of time that somebody who could does not sit there.
    """
    hindrances, found = Hindrances(problem, plan), {}
    for assignment in problem.assignments:
        for booth in assignment.booths:
            if len(plan.sitting(assignment.id, booth.id)) < booth.seats:
                why = STOPPED if stop.asked else hindrances.sentence(assignment, booth, IN_VAIN if least else LATE)
                found[place(assignment.id, booth.id)] = why
    return found


def place(assignment: str, booth: str) -> str:
    """Name a booth of an assignment."""
    return f"{assignment}/{booth}"


class Hindrances:
    """What keeps people out of seats, judged by the rules; each person by their own work and that one booth alone."""

    def __init__(self, problem: Problem, plan: Plan) -> None:
        self._problem, self._plan = problem, plan
        rules = [rule for rule in rules_of(problem) if rule.level is Level.HARD and isinstance(rule, RosterRule)]
        self._fitness = [rule for rule in rules if not rule.hinders[0]]
        self._rules = sorted((rule for rule in rules if rule.hinders[0]), key=lambda rule: rule.about_others)
        self._held = {(held.assignment, held.booth): (held,) for held in problem.published}
        self._known: dict[str, frozenset[str]] = {}

    def sentence(self, assignment: Assignment, booth: Booth, otherwise: str) -> str:
        """Say what hinders each who has the languages; `otherwise` is said of those whom nothing hinders."""
        sitting = self._plan.sitting(assignment.id, booth.id)
        by_rule: dict[RosterRule | None, list[str]] = {}
        for name in self._candidates(assignment, booth, sitting):
            by_rule.setdefault(self._hindering(name, assignment, booth, sitting), []).append(name)
        said = []
        for rule, names in by_rule.items():
            if rule is None:
                said.append(f"{_listed(names)} could sit there, {otherwise}")
            elif rule.about_others and self._fit_together(names, assignment, booth, sitting):
                said.append(f"{_listed(names)} could sit there together, {otherwise}")
            else:
                words = rule.hinders[0 if len(names) == 1 else 1].format(**rule.model_dump())
                said.append(f"{_listed(names)} {words}")
        if sitting and not said:
            return f"all who have the languages of the {booth.id} booth sit there already"
        return "; ".join(said) or f"nobody has the languages of the {booth.id} booth"

    def _candidates(self, assignment: Assignment, booth: Booth, sitting: Sequence[str]) -> list[str]:
        """Give those who could sit in a booth if they had nothing else to do."""
        bare = Problem(
            days=self._problem.days, interpreters=self._problem.interpreters, assignments=(assignment,)
        )  # whatever has begun
        plans = {
            person.id: _plan([(assignment.id, booth.id, person.id)])
            for person in self._problem.interpreters
            if person.id not in sitting
        }
        return [name for name, plan in plans.items() if not any(any(r.check(bare, plan)) for r in self._fitness)]

    def _hindering(
        self, name: str, assignment: Assignment, booth: Booth, sitting: Sequence[str]
    ) -> RosterRule | None:
        """Give the first rule that is broken anew when somebody sits down."""
        own = [(*seat, name) for seat in self._plan.work.get(name, ())]
        there = [(assignment.id, booth.id, each) for each in (*sitting, name)]
        people = (*sitting, name)
        problem = self._cut(people, [assignment.id, *(each for each, _, _ in own)], (assignment.id, booth.id))
        plan = _plan([*own, *there])
        for rule in self._rules:
            if any(violation.text not in self._before(name) for violation in rule.check(problem, plan)):
                return rule
        return None

    def _before(self, name: str) -> frozenset[str]:
        """Give what somebody's work breaks as it is."""
        if name not in self._known:
            own = [(*seat, name) for seat in self._plan.work.get(name, ())]
            problem, plan = self._cut([name], [each for each, _, _ in own], None), _plan(own)
            found = (violation for rule in self._rules for violation in rule.check(problem, plan))
            self._known[name] = frozenset(violation.text for violation in found)
        return self._known[name]

    def _fit_together(
        self, names: Sequence[str], assignment: Assignment, booth: Booth, sitting: Sequence[str]
    ) -> bool:
        """Tell whether people may sit down at once of whom none may alone, as many as there are seats."""
        people = [*sitting, *names][: booth.seats]
        problem = self._cut(people, [assignment.id], (assignment.id, booth.id))
        plan = _plan([(assignment.id, booth.id, each) for each in people])
        return not any(any(rule.check(problem, plan)) for rule in self._rules if rule.about_others)

    def _cut(self, people: Iterable[str], assignments: Iterable[str], booth: tuple[str, str] | None) -> Problem:
        """Give the problem of a few people and assignments, and of what was published one booth."""
        whole = self._problem
        return Problem(
            days=whole.days,
            interpreters=tuple(whole.interpreter[name] for name in people),
            assignments=tuple(whole.assignment[each] for each in sorted(set(assignments))),
            published=() if booth is None else self._held.get(booth, ()),
            frozen_until=whole.frozen_until,
        )


def _plan(taken: Iterable[tuple[str, str, str]]) -> Plan:
    seats: dict[str, dict[str, set[str]]] = {}
    for assignment, booth, name in taken:
        seats.setdefault(assignment, {}).setdefault(booth, set()).add(name)
    return Plan.model_validate({"seats": seats})


def _listed(names: Sequence[str]) -> str:
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))
