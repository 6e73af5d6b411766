"""The people of a conference who have events of their own, and so can have a calendar of their own."""

from collections.abc import Iterator
from dataclasses import dataclass

from scheduler.conference import Conference
from scheduler.conference.breakouts import LeadRole, Participant
from scheduler.conference.interpretation import Interpreter
from scheduler.personal.subscription import Kind

_LEADING: frozenset[LeadRole] = frozenset({"facilitator", "rapporteur"})


@dataclass(frozen=True)
class KnownPerson:
    """A person, and as what they are known; the language is the first of theirs in which calendars are written."""

    id: str
    kind: Kind
    name: str
    email: str
    language: str


def known_people(conference: Conference) -> list[KnownPerson]:
    """Give everybody, in the order of ids: who facilitates a group somewhere, or reports from one, is a facilitator.

    Both need the page of their groups: a rapporteur is told there what is to be reported, and until when.
    """
    leading = {lead.person for block in conference.breakouts for lead in block.leads if lead.role in _LEADING}
    people = {each.id: each for block in conference.breakouts for each in block.participants}
    found = [_participant(conference, each, each.id in leading) for each in people.values()]
    found += [_interpreter(conference, each) for each in conference.interpretation.interpreters]
    return sorted(found, key=lambda person: (person.id, person.kind))


def _participant(conference: Conference, person: Participant, leads: bool) -> KnownPerson:
    kind: Kind = "facilitator" if leads else "participant"
    language = _language(conference, person.languages)
    return KnownPerson(person.id, kind, person.name or "", person.email or "", language)


def _interpreter(conference: Conference, person: Interpreter) -> KnownPerson:
    return KnownPerson(person.id, "interpreter", person.name or "", "", _language(conference, person.native))


def _language(conference: Conference, spoken: tuple[str, ...]) -> str:
    written: Iterator[str] = (tag for tag in spoken if tag in conference.languages.official)
    return next(written, conference.languages.default)
