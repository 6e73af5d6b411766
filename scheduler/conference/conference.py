"""The conference as an organizer describes it, once, in one file."""

from functools import cached_property
from typing import Annotated, Any
from zoneinfo import ZoneInfo, available_timezones

from pydantic import AfterValidator, Field

from scheduler.conference.bodies import AgendaItem, Body
from scheduler.conference.breakouts import Breakout
from scheduler.conference.calendar import Calendar
from scheduler.conference.deadlines import Deadline
from scheduler.conference.groups import Group
from scheduler.conference.interests import Interest
from scheduler.conference.interpretation import Interpretation
from scheduler.conference.languages import Languages, Regime
from scheduler.conference.people import Delegation, Person, Region
from scheduler.conference.publishing import Publishing
from scheduler.conference.sessions import Precedence, Session
from scheduler.conference.subjects import Subject
from scheduler.conference.text import Address, Identifier, Line, Part, Prose, Text
from scheduler.conference.themes import ProgrammeTheme, Unwelcome
from scheduler.conference.venue import Venue


def _zone(name: str) -> str:
    if name not in available_timezones():
        raise ValueError(f"“{name}” is not an IANA time zone; write it like Africa/Kigali")
    return name


class Conference(Part):
    """A conference: when, where, who, what, and how the rules of the rule book are set for it.

    `rules` names rules of the rule book and sets them: `{main_committees_in_parallel: {limit: 3}}`. `site` is where
    the world finds the pages that Hemicycle serves: calendars then link each session to its place in the programme,
    and name their own address. `image` is a picture for calendars that show one.
    """

    format: Annotated[str, Field(pattern="^hemicycle/1$")] = "hemicycle/1"
    id: Identifier
    name: Text
    description: Text | None = None
    organizer: Line | None = None
    url: Address | None = None
    site: Address | None = None
    image: Address | None = None
    time_zone: Annotated[str, AfterValidator(_zone)]
    languages: Languages = Languages()
    interpretation: Interpretation = Interpretation()
    calendar: Calendar
    venue: Venue
    regions: Annotated[tuple[Region, ...], Field(max_length=200)] = ()
    themes: Annotated[tuple[ProgrammeTheme, ...], Field(max_length=500)] = ()
    people: Annotated[tuple[Person, ...], Field(max_length=50_000)] = ()
    bodies: Annotated[tuple[Body, ...], Field(max_length=5_000)] = ()
    delegations: Annotated[tuple[Delegation, ...], Field(max_length=5_000)] = ()
    agenda: Annotated[tuple[AgendaItem, ...], Field(max_length=1_000)] = ()
    sessions: Annotated[tuple[Session, ...], Field(max_length=5_000)]
    deadlines: Annotated[tuple[Deadline, ...], Field(max_length=1_000)] = ()
    precedences: Annotated[tuple[Precedence, ...], Field(max_length=20_000)] = ()
    groups: Annotated[tuple[Group, ...], Field(max_length=5_000)] = ()
    interests: Annotated[tuple[Interest, ...], Field(max_length=50_000)] = ()
    unwelcome: Annotated[tuple[Unwelcome, ...], Field(max_length=20_000)] = ()
    subjects: Annotated[tuple[Subject, ...], Field(max_length=5_000)] = ()
    breakouts: Annotated[tuple[Breakout, ...], Field(max_length=100)] = ()
    rules: dict[str, dict[str, Any]] = Field(default_factory=dict)
    publishing: Publishing = Publishing()
    provenance: Prose | None = None

    @cached_property
    def zone(self) -> ZoneInfo:
        """The conference's time zone."""
        return ZoneInfo(self.time_zone)

    @cached_property
    def body(self) -> dict[str, Body]:
        """The bodies by id."""
        return {body.id: body for body in self.bodies}

    @cached_property
    def theme(self) -> dict[str, ProgrammeTheme]:
        """The themes by id."""
        return {theme.id: theme for theme in self.themes}

    @cached_property
    def session(self) -> dict[str, Session]:
        """The sessions by id."""
        return {session.id: session for session in self.sessions}

    @cached_property
    def regime(self) -> dict[str, Regime]:
        """The language regimes by id."""
        return {regime.id: regime for regime in self.languages.regimes}

    def regime_of(self, session: Session) -> Regime | None:
        """Give the language regime of a session: its own, else its body's."""
        body = self.body.get(session.body or "")
        return self.regime.get(session.languages or (body.languages if body else None) or "")

    def is_statutory(self, session: Session) -> bool:
        """Tell whether a session is statutory: as it says, else as its body says."""
        body = self.body.get(session.body or "")
        return session.statutory if session.statutory is not None else bool(body and body.statutory)

    def text(self, text: Text | None, language: str = "") -> str:
        """Give a text in a language, else in the conference's default language."""
        return text.inn(language, self.languages.default) if text is not None else ""

    def heading(self, session: Session) -> Text:
        """Give a session's title in every language that it has: its own, else its body's name, else its id."""
        body = self.body.get(session.body or "")
        return session.title or (body.name if body is not None else Text({"": session.id}))

    def title(self, session: Session, language: str = "") -> str:
        """Give the heading of a session in a language, else in the conference's default language."""
        return self.text(self.heading(session), language)
