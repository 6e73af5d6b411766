"""From a timetable to the solver's plan, and from the solver's result to a timetable."""

from importlib.metadata import version

from scheduler.agenda import filled
from scheduler.conference import Conference
from scheduler.interpretation import granted
from scheduler.timetable import MadeBy, Placement, Proof, Term, Timetable, Unplaced, Violation
from scheduler.translation.clock import ConferenceClock
from solver import result as source
from solver.rule import Level
from solver.timetable.plan import Placement as SolverPlacement
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem


def plan(conference: Conference, timetable: Timetable) -> Plan:
    """Give the placements in the solver's minutes; a start off the whole minute is rounded down."""
    clock = ConferenceClock(conference)
    return Plan(
        placements={
            placement.session: SolverPlacement(
                start=int(clock.minutes_at(placement.start) // 1), room=placement.room, team=placement.team
            )
            for placement in timetable.placements
        }
    )


def timetable(conference: Conference, problem: Problem, result: source.Result) -> Timetable:
    """Give a result as TIMETABLE.json has it."""
    placed = Plan.read(result.plan) if result.plan is not None else Plan()
    proof, verdict = result.proof, result.verdict
    placements = _placements(conference, problem, placed)
    return Timetable(
        conference=conference.id,
        problem=result.problem,
        made_by=MadeBy(
            program=f"hemicycle {version('hemicycle')}",
            ortools=result.ortools,
            seed=result.seed,
            workers=result.workers,
        ),
        proof=Proof(status=proof.status, cost=proof.cost, bound=proof.bound, seconds=proof.seconds),
        terms=_terms(verdict) if verdict else {},
        placements=placements,
        unplaced=tuple(
            Unplaced(session=session.id, why=result.unplaced.get(session.id, result.why))
            for session in problem.sessions
            if session.id not in placed.placements
        ),
        violations=violations(verdict) if verdict else (),
        agenda=filled(conference, placements),
    )


def _terms(verdict: source.Verdict) -> dict[str, Term]:
    """Give what the cost is made of: the preferences. Changes are told as violations, each in a sentence."""
    return {
        name: Term(amount=term.amount, weight=term.weight)
        for name, term in verdict.terms.items()
        if term.level is Level.PREFERENCE
    }


def violations(verdict: source.Verdict) -> tuple[Violation, ...]:
    """Give the violations of a verdict as TIMETABLE.json has them."""
    return tuple(
        Violation(rule=each.rule, level=each.level.value, sessions=each.sessions, text=each.text)
        for each in verdict.violations
    )


def _placements(conference: Conference, problem: Problem, placed: Plan) -> tuple[Placement, ...]:
    clock, grants = ConferenceClock(conference), granted(conference)
    placements = []
    for session, placement in placed.placements.items():
        languages = grants[session].languages
        placements.append(
            Placement(
                session=session,
                start=clock.moment(placement.start),
                end=clock.moment(placement.start + problem.session[session].duration),
                room=placement.room,
                interpretation=languages if len(languages) > 1 else (),
                team=placement.team,
            )
        )
    return tuple(sorted(placements, key=lambda placement: (placement.start, placement.session)))
