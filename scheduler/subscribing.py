"""Give people of a conference their personal calendars, each once, and take them back."""

import csv
import datetime as dt
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from scheduler.conference import Conference
from scheduler.errors import BadInput, Fault
from scheduler.feeds.formulas import harmless
from scheduler.personal.people import KnownPerson, known_people
from scheduler.personal.subscription import Subscription
from scheduler.storage import Store, Wanted
from scheduler.suggestions import Directory

COLUMNS = ("person", "kind", "name", "email", "calendar", "page")
_SERVED_AT = "http://127.0.0.1:8080"


@dataclass(frozen=True)
class Addresses:
    """The addresses of a person's calendar and of the page about it. They are secrets, and are shown this once."""

    person: KnownPerson
    calendar: str
    page: str


def person_of(conference: Conference, name: str, kind: str | None) -> KnownPerson:
    """Give the person of an id. Raises BadInput for one who is not there, or is there as two."""
    people = [person for person in known_people(conference) if kind in (None, person.kind)]
    found = [person for person in people if person.id == name]
    if not found:
        raise BadInput("PERSON", [Fault("", Directory("person", (person.id for person in people)).unknown(name))])
    if len(found) > 1:
        kinds = " or ".join(person.kind for person in found)
        raise BadInput("PERSON", [Fault("", f"“{name}” is there as {kinds}; say which with --as")])
    return found[0]


async def subscribe(
    store: Store,
    conference: Conference,
    people: Sequence[KnownPerson],
    now: dt.datetime,
    *,
    anew: bool,
    site: str = "",
) -> list[Addresses]:
    """Give addresses to those who have none; `anew` to the others too, whose earlier addresses are dead then."""
    alive = await _alive(store, conference.id)
    asking = [person for person in people if anew or (person.kind, person.id) not in alive]
    wanted = [Wanted(person.kind, person.id, person.language) for person in asking]
    made = await store.subscriptions.add(conference.id, wanted, now)
    for person in asking:
        for old in alive.get((person.kind, person.id), ()):
            await store.subscriptions.revoke(old.secret, now)
    base = (site or conference.site or _SERVED_AT).rstrip("/")
    return [
        Addresses(person, f"{base}/feeds/t/{token}.ics", f"{base}/m/{token}")
        for person, (token, _) in zip(asking, made, strict=True)
    ]


async def unsubscribe(store: Store, conference: Conference, person: KnownPerson, now: dt.datetime) -> int:
    """End every calendar of a person; say how many there were."""
    found = (await _alive(store, conference.id)).get((person.kind, person.id), [])
    for each in found:
        await store.subscriptions.revoke(each.secret, now)
    return len(found)


def table(made: Iterable[Addresses]) -> bytes:
    """Write addresses as CSV, for letters to their people."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for each in made:
        person = each.person
        cells = (person.id, person.kind, person.name, person.email, each.calendar, each.page)
        writer.writerow([harmless(cell) for cell in cells])
    return text.getvalue().encode()


async def _alive(store: Store, conference: str) -> dict[tuple[str, str], list[Subscription]]:
    found: dict[tuple[str, str], list[Subscription]] = {}
    for each in await store.subscriptions.since(conference, 0):
        if each.revoked is None and each.person is not None:
            found.setdefault((each.kind, each.person), []).append(each)
    return found
