"""Check in who came to a group, who is missing, leaves or came late. Forms; a script only makes them quicker."""

from collections.abc import Iterator, Mapping

from aiohttp import web

from scheduler.attendance import Attendance, Mark
from scheduler.cards import Cards, GroupCard
from scheduler.conference.breakouts import Breakout
from scheduler.storage.attendance import AttendanceBook, Marking
from web.facilitators import PRIVATE, Holder, holder_of, rolls_of, seen_in, shown
from web.keys import CLOCK, STORE
from web.late import LateForm, late_form
from web.pages.roll import Roll, ShownSeat, in_a_word, tally
from web.speech import Speech

routes = web.RouteTableDef()
_GROUP = "/f/{token}/{breakout}/{session}"
Form = Mapping[str, str]


class Door:
    """A group at whose door somebody stands."""

    def __init__(self, request: web.Request, holder: Holder) -> None:
        self.request, self.holder = request, holder
        breakout, session = request.match_info["breakout"], request.match_info["session"]
        self.block: Breakout
        self.made: Cards
        self.group: GroupCard
        self.block, self.made, self.group = holder.group(breakout, session)
        self.path = f"/f/{holder.token}/{breakout}/{session}"
        self.book = AttendanceBook(request.app[STORE], holder.version.conference.id, breakout)

    async def seen(self) -> Attendance:
        """Give what was seen of the breakout."""
        return await seen_in(self.request, self.holder, self.block)

    async def mark(self, markings: list[Marking]) -> list[str]:
        """Write marks; give those of whom somebody else marked something meanwhile."""
        return await self.book.mark(markings, self.holder.person, self.request.app[CLOCK]())

    async def page(self, taken: list[str], status: int = 200, late: LateForm | None = None) -> web.Response:
        """Show the roll as it is now."""
        seen = await self.seen()
        rolls = rolls_of(self.holder, self.made, seen)
        roll = rolls.of(self.group)
        here = {seat.id for seat in (*roll.seats, *roll.guests)}
        return shown(
            self.request,
            self.holder,
            "roll.html",
            status,
            block=self.block,
            roll=roll,
            tally=tally(roll, self.holder.speech),
            others=[person for name, person in sorted(rolls.people.items()) if name not in here],
            taken=[rolls.people[name].name for name in taken if name in rolls.people],
            late=late or LateForm(),
            rounds=self.made.rounds,
            page=self.path,
        )

    def back(self) -> web.Response:
        """Go back to the roll, so that a reload writes nothing again."""
        lang = self.request.query.get("lang")
        query = {"lang": lang} if lang == self.holder.speech.tag else {}
        target = self.request.url.with_path(self.path).with_query(query).relative()
        return web.Response(status=303, headers=PRIVATE | {"Location": str(target)})


@routes.get(_GROUP)
async def roll_page(request: web.Request) -> web.Response:
    """Show who is expected, who came and who is missing."""
    return await Door(request, await holder_of(request)).page([])


@routes.post(_GROUP)
async def check_in(request: web.Request) -> web.Response:
    """Write the marks that differ from what the form showed; what somebody else marked meanwhile stays."""
    door = Door(request, await holder_of(request))
    form = await _form(request)
    roll = rolls_of(door.holder, door.made, await door.seen()).of(door.group)
    taken = await door.mark([*_markings(form, roll)])
    if request.headers.get("Accept") == "application/json":
        now = rolls_of(door.holder, door.made, await door.seen()).of(door.group)
        return web.json_response(_told(now, taken, door.holder.speech), headers=PRIVATE)
    return await door.page(taken, 409) if taken else door.back()


@routes.post(_GROUP + "/guests")
async def guest(request: web.Request) -> web.Response:
    """Write that somebody who is expected elsewhere, or nowhere, sits in this group."""
    door = Door(request, await holder_of(request))
    person, number = (await _form(request)).get("person", "").strip(), door.group.round
    if person not in rolls_of(door.holder, door.made, await door.seen()).people:
        return await door.page([], 422, LateForm(unknown=person))
    wanted = Mark(person=person, round=number, state="came", session=door.group.session)
    return await _marked(door, person, number, wanted)


@routes.post(_GROUP + "/leavers")
async def leaver(request: web.Request) -> web.Response:
    """Write that somebody leaves after this round, and does not come back."""
    door = Door(request, await holder_of(request))
    person, number = (await _form(request)).get("person", ""), door.group.round + 1
    roll = rolls_of(door.holder, door.made, await door.seen()).of(door.group)
    if number not in door.made.rounds or person not in {seat.id for seat in (*roll.seats, *roll.guests)}:
        return await door.page([], 422)
    return await _marked(door, person, number, Mark(person=person, round=number, state="left"))


@routes.post(_GROUP + "/arrivals")
async def arrival(request: web.Request) -> web.Response:
    """Write that somebody came who was on no list: into this group, or for the rounds that follow."""
    door = Door(request, await holder_of(request))
    seen = await door.seen()
    known = {*rolls_of(door.holder, door.made, seen).people, *(person.id for person in door.block.participants)}
    late = late_form(await _form(request), door.holder.version.conference, known, door.made.rounds)
    if late.arrival is None or not await door.book.arrive(late.arrival, request.app[CLOCK]()):
        return await door.page([], 422, late)
    if late.arrival.round == door.group.round:
        person = late.arrival.participant.id
        wanted = Mark(person=person, round=door.group.round, state="came", session=door.group.session)
        await door.mark([Marking(person, door.group.round, None, wanted)])
    return door.back()


async def _marked(door: Door, person: str, number: int, wanted: Mark) -> web.Response:
    """Write one mark over what stands: whoever says it sees the person."""
    standing = [mark for mark in (await door.seen()).marks if (mark.person, mark.round) == (person, number)]
    taken = await door.mark([Marking(person, number, standing[0] if standing else None, wanted)])
    return await door.page(taken, 409) if taken else door.back()


async def _form(request: web.Request) -> Form:
    return {name: value for name, value in (await request.post()).items() if isinstance(value, str)}


def _markings(form: Form, roll: Roll) -> Iterator[Marking]:
    """Give the marks of a form that are not what the form itself showed."""
    for seat in (*roll.seats, *roll.guests):
        asked, shown_then = form.get(f"mark-{seat.id}"), form.get(f"seen-{seat.id}")
        if asked is None or shown_then is None:
            continue
        wanted = _mark(seat, roll, f"came@{roll.session}" if asked == "came" else asked)
        if in_a_word(wanted) != shown_then:
            yield Marking(seat.id, roll.round, _mark(seat, roll, shown_then), wanted)


def _mark(seat: ShownSeat, roll: Roll, word: str) -> Mark | None:
    state, _, session = word.partition("@")
    if state not in ("came", "missing", "left"):
        return None
    return Mark.model_validate({"person": seat.id, "round": roll.round, "state": state, "session": session or None})


def _told(roll: Roll, taken: list[str], speech: Speech) -> dict[str, object]:
    """Say to the script how the roll stands."""
    return {
        "marks": {seat.id: {"state": seat.state, "seen": seat.seen} for seat in (*roll.seats, *roll.guests)},
        "taken": taken,
        "tally": tally(roll, speech),
    }
