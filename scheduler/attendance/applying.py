"""From what was seen to what a rotation starts from: who takes part from now on, and who sat where before."""

from collections.abc import Iterator, Mapping

from scheduler.attendance.attendance import Attendance, Mark, marked
from scheduler.conference import Conference
from scheduler.conference.breakouts import Breakout, Lead, Participant
from scheduler.conference.consistency import findings
from scheduler.errors import BadInput, Fault
from scheduler.locations import label
from scheduler.rotation.rotation import Group, Rotation, Round
from scheduler.suggestions import Directory


def block_of(conference: Conference, seen: Attendance, source: str) -> Breakout:
    """Give the breakout of which something was seen. Raises BadInput if the conference has none like that."""
    known = Directory("breakout", (block.id for block in conference.breakouts))
    if seen.conference != conference.id:
        what = f"it is of “{seen.conference}”, not of “{conference.id}”"
        raise BadInput(source, [Fault("conference", what)])
    if seen.breakout not in known:
        raise BadInput(source, [Fault("breakout", known.unknown(seen.breakout))])
    return next(block for block in conference.breakouts if block.id == seen.breakout)


def with_attendance(conference: Conference, block: Breakout, seen: Attendance, source: str) -> Conference:
    """Give the conference as it is now: who is missing or left is absent, who came late takes part.

    Somebody who is absent does not lead. Raises BadInput for marks that are not of this breakout, and with
    everything that does not fit together any more.
    """
    if faults := [*_strangers(conference, block, seen)]:
        raise BadInput(source, faults)
    away = seen.absent(len(block.rounds))
    people = tuple(_there(person, away.get(person.id, frozenset())) for person in _people(block, seen))
    leads = tuple(lead for each in block.leads for lead in _leading(each, len(block.rounds), away))
    changed = block.model_copy(update={"participants": people, "leads": leads})
    blocks = tuple(changed if each is block else each for each in conference.breakouts)
    known = conference.model_copy(update={"breakouts": blocks})
    if faults := [Fault(label(known, found.location), found.what) for found in findings(known)]:
        raise BadInput(source, faults)
    return known


def as_held(rotation: Rotation, seen: Attendance, past: int) -> Rotation:
    """Give a rotation with its first `past` rounds as they took place: who was missing sat nowhere.

    So nobody has met whom they did not see, and the theme that they missed is still open to them.
    """
    away = seen.absent(len(rotation.rounds))
    rounds = tuple(
        _held(each, {name for name, missed in away.items() if number in missed}, marked(seen.marks, number))
        if number <= past
        else each
        for number, each in enumerate(rotation.rounds, 1)
    )
    return rotation.model_copy(update={"rounds": rounds})


def _strangers(conference: Conference, block: Breakout, seen: Attendance) -> Iterator[Fault]:
    if (seen.conference, seen.breakout) != (conference.id, block.id):
        what = f"it is of “{seen.breakout}” of “{seen.conference}”, not of “{block.id}” of “{conference.id}”"
        yield Fault("breakout", what)
        return
    people = Directory("participant", (person.id for person in _people(block, seen)))
    for position, mark in enumerate(seen.marks):
        place = f"marks[{position}] {mark.person}"
        if mark.person not in people:
            yield Fault(f"{place} › person", people.unknown(mark.person))
        if mark.round > len(block.rounds):
            yield Fault(f"{place} › round", f"there is no round {mark.round}; there are {len(block.rounds)}")
        elif mark.session is not None:
            groups = Directory("group session", block.rounds[mark.round - 1])
            if mark.session not in groups:
                yield Fault(f"{place} › session", groups.unknown(mark.session))


def _people(block: Breakout, seen: Attendance) -> list[Participant]:
    """Give those on the list, then those who came late; before they came they were absent."""
    first = {each.participant.id: each.round for each in seen.arrivals}
    listed = {person.id for person in block.participants}
    late = [each.participant for each in seen.arrivals if each.participant.id not in listed]
    return [_there(person, frozenset(range(1, first.get(person.id, 1)))) for person in (*block.participants, *late)]


def _there(person: Participant, missed: frozenset[int]) -> Participant:
    return person.model_copy(update={"absent": tuple(sorted({*person.absent, *missed}))})


def _leading(lead: Lead, rounds: int, away: Mapping[str, frozenset[int]]) -> Iterator[Lead]:
    """Give a lead for the rounds in which the person is there, if there is any."""
    missed = away.get(lead.person, frozenset())
    named = tuple(range(1, rounds + 1)) if lead.rounds is None else lead.rounds
    left = tuple(number for number in named if number not in missed)
    if left == named:
        yield lead
    elif left:
        yield lead.model_copy(update={"rounds": left})


def _held(each: Round, away: set[str], came: Mapping[str, Mark]) -> Round:
    where = {mark.person: mark.session for mark in came.values() if mark.state == "came" and mark.session}
    return each.model_copy(update={"groups": tuple(_group(group, away, where) for group in each.groups)})


def _group(group: Group, away: set[str], where: Mapping[str, str]) -> Group:
    """Give a group with those who sat in it; whoever led and came leads still."""
    here = {name for name in group.people if name not in away and where.get(name, group.session) == group.session}
    here |= {name for name, session in where.items() if session == group.session}
    leads = tuple(lead for lead in group.leads if lead.person in here)
    leading = {*(lead.person for lead in leads), *(name for name in group.facilitators if name in here)}
    return group.model_copy(
        update={
            "facilitators": tuple(name for name in group.facilitators if name in here),
            "leads": leads,
            "participants": tuple(sorted(here - leading)),
        }
    )
