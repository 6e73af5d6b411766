"""The form for somebody who came late and is on no list: what was written in it, and what comes of it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count

from pydantic import ValidationError

from scheduler.attendance import Arrival
from scheduler.conference import Conference
from scheduler.conference.breakouts import Participant
from scheduler.wording import sentence

_FIELDS = ("id", "name", "email", "delegation", "region", "languages")


@dataclass(frozen=True)
class LateForm:
    """What was written, and what is wrong with it; `unknown` is a name that was sought and is on no list."""

    written: Mapping[str, str] = field(default_factory=dict)
    faults: tuple[tuple[str, str], ...] = ()
    arrival: Arrival | None = None
    unknown: str = ""

    def value(self, name: str) -> str:
        """Give what was written in a field."""
        return self.written.get(name, "")


def late_form(
    form: Mapping[str, str], conference: Conference, known: Collection[str], rounds: Sequence[int]
) -> LateForm:
    """Read the form; who has no badge gets an id: LATE-1, LATE-2 and so on."""
    written = {name: form.get(name, "").strip() for name in (*_FIELDS, "round")}
    plain = {name: written[name] for name in _FIELDS if written[name] and name != "languages"}
    named = {"id": _free(known)} | plain | {"languages": written["languages"].replace(",", " ").split()}
    faults = [] if written["name"] else [("name", "write a name, so that they can be called")]
    faults += [] if written["round"] in map(str, rounds) else [("round", "choose one of the rounds")]
    if named["id"] in known:
        faults.append(("id", f"“{named['id']}” is on the list already; look for them there"))
    for name, places in (("region", conference.regions), ("delegation", conference.delegations)):
        if name in named and named[name] not in {place.id for place in places}:
            faults.append((name, f"there is no {name} “{named[name]}”"))
    try:
        person = Participant.model_validate(named)
    except ValidationError as error:
        faults += [(str(detail["loc"][0]), sentence(detail)) for detail in error.errors(include_url=False)]
        return LateForm(written, tuple(faults))
    if faults:
        return LateForm(written, tuple(faults))
    return LateForm(written, (), Arrival(participant=person, round=int(written["round"])))


def _free(known: Collection[str]) -> str:
    folded = {each.casefold() for each in known}
    return next(name for number in count(1) if (name := f"LATE-{number}").casefold() not in folded)
