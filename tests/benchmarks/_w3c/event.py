"""The files of a W3C event, read: rooms, slots, and what each issue asks for in the sections of its text."""

import json
import re
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from tests.benchmarks._instances import INSTANCES

FOLDER = INSTANCES / "w3c_tpac"
UNSAID_SEATS = 30  # what the tool takes a room for that does not say how many it holds
PLENARY_HOLDS = 5  # sessions that may share one plenary, where the event does not say how many
CHAIRS, CONFLICTS, KIND = "Additional session chairs", "Other sessions where we should avoid", "Session type"
PEOPLE, TIMES = "Estimate", "Select preferred dates and times"
NOTHING = "_No response_"
JOINT = re.compile(r"^(.*)\s+joint meeting(?=$|\s*[:>])", re.IGNORECASE)


@dataclass(frozen=True)
class Slot:
    """A time in which sessions meet."""

    start: datetime
    end: datetime

    @property
    def minutes(self) -> int:
        """Its length."""
        return int((self.end - self.start).total_seconds()) // 60


@dataclass(frozen=True)
class Proposal:
    """What one issue asks for; `leads` are its chairs or, where groups meet, the groups."""

    number: int
    title: str
    leads: frozenset[str]
    conflicts: frozenset[int]
    tracks: frozenset[str]
    plenary: bool
    people: int
    wanted: tuple[Slot, ...]


class Event:
    """An event, read; a proposal that wants several times has a meeting for each of them."""

    def __init__(self, data: dict[str, Any]) -> None:
        metadata = data["metadata"]
        self.of_groups = metadata.get("type") == "groups"
        self.plenary_room = metadata.get("plenary room", "Plenary")
        self.plenary_holds = int(metadata.get("plenary holds", PLENARY_HOLDS))
        self.rooms = dict(_room(text) for text in data["rooms"])
        self.slots = sorted((_slot(text) for text in data["slots"]), key=lambda slot: slot.start)
        self.proposals = {issue["number"]: self._proposal(issue) for issue in data["sessions"]}

    @cached_property
    def meetings(self) -> dict[str, tuple[Proposal, Slot | None]]:
        """Each meeting by its name, with the time that it wants, if it says one."""
        found: dict[str, tuple[Proposal, Slot | None]] = {}
        for number, proposal in self.proposals.items():
            if proposal.wanted:
                found |= {f"#{number} {slot.start:%d %H:%M}": (proposal, slot) for slot in proposal.wanted}
            else:
                found[f"#{number}"] = proposal, None
        return found

    def _proposal(self, issue: dict[str, Any]) -> Proposal:
        said = _sections(issue["body"])
        leads = _groups(issue["title"]) if self.of_groups else _chairs(issue["author"], said.get(CHAIRS, ""))
        return Proposal(
            issue["number"],
            issue["title"].strip(),
            leads,
            frozenset(int(number) for number in re.findall(r"#(\d+)", said.get(CONFLICTS, ""))),
            frozenset(issue.get("tracks", ())),
            said.get(KIND, "").lower().startswith("plenary"),
            max((int(number) for number in re.findall(r"\d+", said.get(PEOPLE, ""))), default=0),
            tuple(slot for slot in self.slots if _name(slot) in _ticked(said.get(TIMES, ""))),
        )


def read(name: str) -> Event:
    """Read an event of the folder."""
    return Event(json.loads((FOLDER / name).read_text(encoding="utf-8")))


def _room(text: str) -> tuple[str, int]:
    """Read a room such as `Prado (33)`."""
    name, _, seats = text.partition(" (")
    return name.strip(), int(seats.rstrip(")")) if seats else UNSAID_SEATS


def _slot(text: str) -> Slot:
    """Read a slot such as `2024-03-12 13:00-14:00`."""
    day, _, hours = text.partition(" ")
    start, end = (datetime.fromisoformat(f"{day}T{hour.strip()}") for hour in hours.split("-"))
    return Slot(start, end)


def _name(slot: Slot) -> str:
    return f"{slot.start:%A, %H:%M}"


def _sections(body: str) -> dict[str, str]:
    """Give the sections of an issue by the heading that each is known by; the rest is for people."""
    texts = re.split(r"^### ", body.replace("\r", ""), flags=re.MULTILINE)
    known = (CHAIRS, CONFLICTS, KIND, PEOPLE, TIMES)
    return {name: text.partition("\n")[2].strip() for text in texts for name in known if text.startswith(name)}


def _chairs(author: str, more: str) -> frozenset[str]:
    """Give the chairs: the author, unless `author-` says otherwise, and those that are named."""
    said = re.split(r"[\n,]", "" if more == NOTHING else more)
    named = {name.strip(" @").lower() for name in [author, *said]} - {""}
    return frozenset(named - {"author-", author.lower()} if "author-" in named else named)


def _groups(title: str) -> frozenset[str]:
    """Give the groups that a title names: one, or those of a joint meeting."""
    joint = JOINT.match(title.strip())
    names = re.split(r"\s*[&,]\s+", joint[1]) if joint else [title]
    return frozenset(name.strip().lower() for name in names)


def _ticked(times: str) -> set[str]:
    return set(re.findall(r"^- \[[xX]\] (\w+, \d\d:\d\d)", times, flags=re.MULTILINE))
