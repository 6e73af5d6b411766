"""What somebody leads: their groups round by round, what these must report, and the cards of their people."""

from dataclasses import dataclass, replace

from scheduler.attendance import Attendance
from scheduler.cards import Cards, GroupCard, cards
from scheduler.cards.labels import Labels
from scheduler.conference.breakouts import Breakout
from scheduler.versions import Version
from web.pages.breakouts import ShownBreakout, show
from web.pages.cards import Said
from web.pages.roll import Roll, Rolls
from web.speech import Speech


@dataclass(frozen=True)
class Led:
    """A group that somebody leads: its roll, their roles, who reports and on what, and whether e-mails are known."""

    roll: Roll
    role: str
    reporters: tuple[str, ...]
    question: Said | None
    has_emails: bool


@dataclass(frozen=True)
class Leading:
    """A breakout in which somebody leads groups; all `groups` share the time of the report back."""

    breakout: ShownBreakout
    led: tuple[Led, ...]
    groups: int

    @property
    def minutes(self) -> int | None:
        """The whole minutes that each group has in the report back; None if there is none, or not one minute."""
        back = self.breakout.report_back
        return None if back is None else (int((back.end - back.start).total_seconds()) // 60 // self.groups) or None


def leads(version: Version, person: str) -> list[tuple[Breakout, Cards]]:
    """Give the breakouts in which somebody leads a group, each with all its cards."""
    blocks = {block.id: block for block in version.conference.breakouts}
    made = [
        (blocks[rotation.breakout], cards(version.conference, blocks[rotation.breakout], rotation))
        for rotation in version.rotations
    ]
    return [(block, found) for block, found in made if own(found, person)]


def own(made: Cards, person: str) -> tuple[GroupCard, ...]:
    """Give the groups that somebody leads."""
    return tuple(group for group in made.groups if person in {seat.holder.id for seat in group.leads})


def show_leading(
    version: Version, block: Breakout, made: Cards, person: str, seen: Attendance, labels: Labels, speech: Speech
) -> Leading:
    """Work out what somebody leads in a breakout."""
    rolls = Rolls(version.conference, made, seen, labels, speech)
    return Leading(
        breakout=show(version, block.id, speech),
        led=tuple(_led(version, rolls, group, made, person, labels, speech) for group in own(made, person)),
        groups=len(made.groups),
    )


def for_people_of(made: Cards, group: GroupCard) -> Cards:
    """Give the cards with the people of one group only, in all their groups."""
    people = {seat.holder.id for seat in group.seats}
    groups = (
        replace(each, seats=tuple(seat for seat in each.seats if seat.holder.id in people)) for each in made.groups
    )
    return replace(made, groups=tuple(groups))


def _led(
    version: Version, rolls: Rolls, group: GroupCard, made: Cards, person: str, labels: Labels, speech: Speech
) -> Led:
    roles = next(seat.roles for seat in group.leads if seat.holder.id == person)
    report = [seat.holder.name for seat in group.leads if "rapporteur" in seat.roles]
    facilitate = [seat.holder.name for seat in group.leads if "facilitator" in seat.roles]
    session = version.conference.session[group.session]
    return Led(
        roll=rolls.of(group),
        role=labels.role(roles),
        reporters=tuple(report or facilitate),
        question=Said(session.note, version.conference.languages.default) if session.note else None,
        has_emails=any(seat.holder.email for each in made.of_round(group.round).groups for seat in each.seats),
    )
