"""From the solver's result to a roster, and from a roster to the solver's plan."""

from importlib.metadata import version

from scheduler.conference import Conference
from scheduler.interpretation.words import day, named
from scheduler.roster.changes import changes
from scheduler.roster.grouping import Group, groups
from scheduler.roster.roster import (
    Assignment,
    Booth,
    Proof,
    Roster,
    Session,
    Term,
    Uncovered,
    Violation,
)
from scheduler.roster.turns import with_turns
from scheduler.timetable import MadeBy, Timetable
from solver import result as source
from solver.roster.plan import Plan
from solver.roster.problem import Problem
from solver.roster.uncovered import place


def plan(roster: Roster) -> Plan:
    """Give who sits where as the solver has it."""
    return Plan.model_validate(
        {
            "seats": {
                assignment.id: {booth.id: frozenset(booth.interpreters) for booth in assignment.booths}
                for assignment in roster.assignments
            }
        }
    )


def roster(
    conference: Conference,
    timetable: Timetable,
    problem: Problem,
    result: source.Result,
    earlier: Roster | None = None,
) -> Roster:
    """Give a result as ROSTER.json has it; one without a plan has empty booths, changes nothing, and says why."""
    seated = Plan.read(result.plan) if result.plan is not None else Plan()
    assignments = [_assignment(group, problem, seated) for group in groups(conference, timetable)]
    described = conference.interpretation
    works = {each.id: frozenset(each.works_into) for each in described.interpreters}
    before = () if earlier is None else earlier.assignments
    planned = tuple(with_turns(assignments, works, described.turn, described.remote_turn, before))
    return Roster(
        conference=conference.id,
        problem=result.problem,
        made_by=MadeBy(
            program=f"hemicycle {version('hemicycle')}",
            ortools=result.ortools,
            seed=result.seed,
            workers=result.workers,
        ),
        proof=_proof(result),
        why=result.why,
        terms=_terms(result.verdict) if result.verdict else {},
        assignments=planned,
        uncovered=tuple(_uncovered(conference, planned, result)),
        violations=_violations(result.verdict) if result.verdict else (),
        changes=() if earlier is None or result.plan is None else tuple(changes(earlier.assignments, planned)),
    )


def _assignment(group: Group, problem: Problem, seated: Plan) -> Assignment:
    return Assignment(
        id=group.id,
        day=group.day,
        part=group.part,
        room=group.sessions[0].room,
        team=group.team,
        remote=group.remote,
        start=group.start,
        end=group.end,
        sessions=tuple(
            Session(session=each.session, start=each.start, end=each.end, room=each.room) for each in group.sessions
        ),
        booths=tuple(
            Booth(
                languages=booth.languages,
                seats=booth.seats,
                interpreters=tuple(seated.sitting(group.id, booth.id)),
            )
            for booth in problem.assignment[group.id].booths
        ),
    )


def _proof(result: source.Result) -> Proof:
    proof, verdict = result.proof, result.verdict
    return Proof(
        status=proof.status,
        cost=proof.cost,
        bound=proof.bound,
        seconds=proof.seconds,
        lacking=None if verdict is None else verdict.lacking,
        least_lacking=result.least_lacking,
        changes=None if verdict is None else verdict.change,
        fewest_changes=result.fewest_changes,
    )


def _terms(verdict: source.Verdict) -> dict[str, Term]:
    return {
        name: Term.model_validate({"amount": term.amount, "weight": term.weight, "level": term.level.value})
        for name, term in verdict.terms.items()
    }


def _violations(verdict: source.Verdict) -> tuple[Violation, ...]:
    return tuple(
        Violation(rule=each.rule, level=each.level.value, about=each.sessions, text=each.text)
        for each in verdict.violations
    )


def _uncovered(conference: Conference, planned: tuple[Assignment, ...], result: source.Result) -> list[Uncovered]:
    parts = {part.id: conference.text(part.name).lower() for part in conference.calendar.parts}
    found = []
    for assignment in planned if result.plan is not None else ():
        for booth in assignment.booths:
            empty = booth.seats - len(booth.interpreters)
            if empty > 0:
                reason = result.unplaced.get(place(assignment.id, booth.id), "")
                when = ", ".join(filter(None, [day(assignment.day), parts.get(assignment.part, "")]))
                why = f"seats for {named(booth.languages)} stay empty on {when}: {reason}"
                found.append(Uncovered(assignment=assignment.id, languages=booth.languages, seats=empty, why=why))
    return found
