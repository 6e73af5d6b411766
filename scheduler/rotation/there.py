"""From a conference's breakout, a timetable and an earlier rotation to the solver's problem."""

from collections.abc import Iterable, Mapping

from scheduler.conference import Conference
from scheduler.conference.breakouts import Breakout, Participant
from scheduler.rotation.leading import leading
from scheduler.rotation.presence import Presence
from scheduler.rotation.rotation import Group, Rotation
from scheduler.rotation.setting import Setting
from scheduler.timetable import Timetable
from solver.rotation import values as target
from solver.rotation.problem import Problem


def problem(
    conference: Conference,
    block: Breakout,
    timetable: Timetable | None = None,
    earlier: Rotation | None = None,
    past: int = 0,
    most_moved: int | None = None,
) -> Problem:
    """Translate a breakout of a conference that has been found consistent.

    Without a timetable, times and rooms are known as far as they are pinned. Of an `earlier` rotation the first
    `past` rounds stay, and of the others as much as possible, or so much that at most `most_moved` people move.
    """
    setting = Setting(conference, timetable)
    sat = _seats(earlier)
    presence = Presence(setting, block)
    return Problem(
        form=block.form,
        rounds=tuple(target.Round(minutes=_minutes(conference, sessions)) for sessions in block.rounds),
        groups=tuple(
            _group(setting, block, number, session)
            for number, sessions in enumerate(block.rounds)
            for session in sessions
        ),
        people=tuple(_person(each, presence, sat, past) for each in block.participants),
        leads=(*_past_leads(block, earlier, past), *_leads(conference, block, past)),
        together=tuple(frozenset(people) for people in block.together),
        apart=tuple(frozenset(people) for people in block.apart),
        history=tuple(tuple(map(frozenset, each.groups)) for each in block.earlier),
        aims=tuple(target.Aim(rules=aim.rules, slack=aim.slack) for aim in block.aims),
        rules=block.rules,
        published=tuple(target.Held(group=name, people=people) for name, people in sat.items()),
        past=past,
        most_moved=most_moved,
    )


def attributes(person: Participant) -> dict[str, str]:
    """Give what groups are balanced by: a participant's own attributes, and those that have fields."""
    fields = {"region": person.region, "stakeholder": person.stakeholder, "gender": person.gender}
    youth = {} if person.youth is None else {"youth": "yes" if person.youth else "no"}
    return {**{name: value for name, value in fields.items() if value is not None}, **youth, **person.attributes}


def _minutes(conference: Conference, sessions: Iterable[str]) -> int:
    return max((conference.session[session].minutes for session in sessions), default=0)


def _group(setting: Setting, block: Breakout, number: int, session: str) -> target.Group:
    most = setting.most(block, session)
    return target.Group(
        id=session,
        round=number,
        theme=setting.conference.session[session].theme or "",
        least=block.group_minimum,
        most=len(block.participants) if most is None else most,
    )


def _person(person: Participant, presence: Presence, sat: Mapping[str, frozenset[str]], past: int) -> target.Person:
    """Give a participant; in rounds that are over those were there who sat somewhere."""
    before = {number for number, sessions in enumerate(presence.rounds[:past]) if not _sat(person.id, sessions, sat)}
    ahead = {number for number in presence.absent(person.id) if number >= past}
    return target.Person(
        id=person.id,
        languages=frozenset(person.languages),
        attributes=attributes(person),
        wishes=person.wishes,
        strength=person.strength,
        absent=frozenset(before | ahead),
    )


def _sat(person: str, sessions: Iterable[str], sat: Mapping[str, frozenset[str]]) -> bool:
    return any(person in sat.get(session, ()) for session in sessions)


def _seats(earlier: Rotation | None) -> dict[str, frozenset[str]]:
    rounds = () if earlier is None else earlier.rounds
    return {group.session: frozenset(group.people) for each in rounds for group in each.groups}


def _leads(conference: Conference, block: Breakout, past: int) -> Iterable[target.Lead]:
    return (
        target.Lead(person=each.person, group=each.session, role=each.role)
        for each in leading(conference, block)
        if each.round >= past
    )


def _past_leads(block: Breakout, earlier: Rotation | None, past: int) -> Iterable[target.Lead]:
    """Give those who led the groups that are over, as far as groups and people are still there."""
    known = {person.id for person in block.participants}
    groups = {session for sessions in block.rounds[:past] for session in sessions}
    over: list[Group] = [group for each in (earlier.rounds[:past] if earlier else ()) for group in each.groups]
    return (
        target.Lead(person=lead.person, group=group.session, role=lead.role)
        for group in over
        for lead in group.leads
        if group.session in groups and lead.person in known
    )
