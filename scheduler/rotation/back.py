"""From the solver's result to a rotation, and from a rotation to the solver's plan."""

from importlib.metadata import version

from scheduler.conference import Conference
from scheduler.conference.breakouts import Breakout
from scheduler.rotation.changes import changes
from scheduler.rotation.measures import measures
from scheduler.rotation.rotation import Aim, Group, Lead, Rotation, Round, Term, Violation
from scheduler.rotation.setting import Setting
from scheduler.rotation.shared_languages import interpretation
from scheduler.timetable import MadeBy, Proof, Timetable
from solver import result as source
from solver.rotation.plan import Plan
from solver.rotation.problem import Problem


def plan(rotation: Rotation, problem: Problem) -> Plan:
    """Give who sits where as the solver has it: groups and people that are not there any more are left out."""
    return Plan(
        groups={
            group.session: frozenset(group.people) & problem.person.keys()
            for each in rotation.rounds
            for group in each.groups
            if group.session in problem.group
        }
    )


def rotation(
    conference: Conference,
    block: Breakout,
    timetable: Timetable | None,
    problem: Problem,
    result: source.Result,
    earlier: Rotation | None = None,
) -> Rotation:
    """Give a result as ROTATION.json has it; one without a plan says why, and has nobody but the leads."""
    seated = Plan.read(result.plan) if result.plan is not None else Plan()
    setting, verdict = Setting(conference, timetable), result.verdict
    rounds = tuple(_round(setting, sessions, problem, seated) for sessions in block.rounds)
    is_new = earlier is None or result.plan is None
    return Rotation(
        conference=conference.id,
        breakout=block.id,
        problem=result.problem,
        made_by=MadeBy(
            program=f"hemicycle {version('hemicycle')}",
            ortools=result.ortools,
            seed=result.seed,
            workers=result.workers,
        ),
        proof=Proof(
            status=result.proof.status,
            cost=result.proof.cost,
            bound=result.proof.bound,
            seconds=result.proof.seconds,
        ),
        why=result.why,
        past=problem.past,
        aims=tuple(
            Aim(rules=each.rules, cost=each.cost, bound=each.bound, floor=each.floor, proven=each.proven)
            for each in result.aims
        ),
        terms=_terms(verdict) if verdict else {},
        measures=measures(problem, seated, result.aims) if result.plan is not None else None,
        rounds=rounds,
        violations=_violations(verdict) if verdict else (),
        changes=() if is_new or earlier is None else tuple(changes(earlier.rounds, rounds, problem.past)),
    )


def _round(setting: Setting, sessions: tuple[str, ...], problem: Problem, seated: Plan) -> Round:
    time = setting.round_time(sessions)
    start, end = (None, None) if time is None else map(setting.clock.moment, time)
    return Round(start=start, end=end, groups=tuple(_group(setting, each, problem, seated) for each in sessions))


def _group(setting: Setting, session: str, problem: Problem, seated: Plan) -> Group:
    leads = tuple(
        Lead.model_validate({"person": lead.person, "role": lead.role})
        for lead in problem.leads
        if lead.group == session
    )
    people = seated.sitting(session)
    return Group(
        session=session,
        theme=problem.group[session].theme,
        room=setting.room(session),
        facilitators=tuple(sorted({lead.person for lead in leads if lead.role == "facilitator"})),
        participants=tuple(sorted(people - {lead.person for lead in leads})),
        leads=tuple(sorted(leads, key=lambda lead: (lead.person, lead.role))),
        interpretation=interpretation([problem.person[name].languages for name in sorted(people)]),
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
