"""Interpretation: who asked for which language, by what rules it is granted, and who interprets."""

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field

from scheduler.conference.calendar import Date, Span
from scheduler.conference.text import Identifier, Language, Line, Part

Count = Annotated[int, Field(ge=0, le=100_000)]
_MOST_LANGUAGES = 100  # every one of them has its reason in every session of a body


class LanguageRequest(Part):
    """A request for a language in a session, or in every session of a body: by whom, received when.

    The same requester counts once for a language and a meeting. A request that is withdrawn by the last day on which
    one would be in time does not count; withdrawn later, it still does.
    """

    by: Line
    language: Language
    session: Identifier | None = None
    body: Identifier | None = None
    received: Date
    withdrawn: Date | None = None


def _of_few_languages(requests: tuple[LanguageRequest, ...]) -> tuple[LanguageRequest, ...]:
    asked = len({request.language for request in requests})
    if asked > _MOST_LANGUAGES:
        raise ValueError(f"{asked} languages are asked for; at most {_MOST_LANGUAGES} are allowed")
    return requests


class Granting(Part):
    """The rules by which languages are granted.

    A language of a non-statutory meeting needs `minimum` requests, received at least `days` calendar days before
    the first day of the meeting: of the conference, or of the window of a body that has one. With `six_or_default`,
    such a meeting has all official languages if one of them has enough requests, else only the default one. Where
    the budget does not suffice, languages are taken away in the order of `cut_first`, then those that are left with
    the fewest requests first.
    """

    minimum: Annotated[int, Field(ge=1, le=100_000)] = 5
    days: Annotated[int, Field(ge=0, le=3660)] = 45
    six_or_default: bool = False
    cut_first: tuple[Language, ...] = ()


class Rates(Part):
    """What a day of one interpreter costs, by group, in whole units of the currency.

    A bilingual session that two people interpret from one booth costs `restricted_percent` of that when it is
    longer than `restricted_after` minutes.
    """

    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")] = "USD"
    group_1: Annotated[int, Field(ge=0, le=1_000_000)] = 0
    group_2: Annotated[int, Field(ge=0, le=1_000_000)] = 0
    restricted_percent: Annotated[int, Field(ge=100, le=1_000)] = 160
    restricted_after: Annotated[int, Field(ge=0, le=24 * 60)] = 90

    def of_group(self, group: int) -> int:
        """Give the rate of a group."""
        return self.group_1 if group == 1 else self.group_2


class Budget(Part):
    """What may be spent on interpretation at most; absent means no limit.

    `statutory_money` is for the languages of statutory meetings, `money` for those of all the others; 0 pays for
    none. Assignments of teams and days of interpreters bound the timetable.
    """

    statutory_money: Annotated[int, Field(ge=0, le=10**12)] | None = None
    money: Annotated[int, Field(ge=0, le=10**12)] | None = None
    assignments: Annotated[int, Field(ge=0, le=1_000_000)] | None = None
    interpreter_days: Annotated[int, Field(ge=0, le=1_000_000)] | None = None


class Team(Part):
    """Interpreters who staff the booths of one session at a time; `available` absent means always."""

    id: Identifier
    name: Line | None = None
    languages: Annotated[tuple[Language, ...], Field(min_length=2, max_length=40)]
    remote: bool = False
    available: tuple[Span, ...] | None = None


class Interpreter(Part):
    """An interpreter: mother tongues (A), other languages worked into (B), languages understood (C).

    The classification is that of AIIC. `booth` is the language into which the interpreter mostly works; absent, it
    is the first mother tongue. `group` is the group of the daily rate.
    """

    id: Identifier
    name: Line | None = None
    booth: Language | None = None
    native: tuple[Language, ...] = ()
    active: tuple[Language, ...] = ()
    passive: tuple[Language, ...] = ()
    remote: bool = False
    group: Literal[1, 2] = 1
    available: tuple[Span, ...] | None = None

    @property
    def works_into(self) -> tuple[Language, ...]:
        """The languages of A and B, mother tongues first."""
        return (*self.native, *self.active)

    @property
    def home(self) -> str:
        """The language of the booth to which the interpreter belongs; empty without any language."""
        return self.booth or next(iter(self.works_into), "")


class Interpretation(Part):
    """Everything about interpretation.

    Booths of the languages in `both_ways` hold `both_ways_seats` interpreters, who also work out of the language;
    the others hold `seats`. Two languages share one booth. `pivots` are the languages over which relay runs. In a
    booth nobody speaks longer than `turn` minutes, from afar `remote_turn`, before a colleague goes on. `rules` names
    rules of the roster's rule book and sets them: `{gap_between_assignments: {min_gap: 60}}`.
    """

    both_ways: tuple[Language, ...] = ()
    both_ways_seats: Annotated[int, Field(ge=1, le=20)] = 3
    seats: Annotated[int, Field(ge=1, le=20)] = 2
    pivots: tuple[Language, ...] = ()
    turn: Annotated[int, Field(ge=5, le=24 * 60)] = 30
    remote_turn: Annotated[int, Field(ge=5, le=24 * 60)] = 20
    rules: dict[str, dict[str, Any]] = Field(default_factory=dict)
    granting: Granting = Granting()
    requests: Annotated[tuple[LanguageRequest, ...], Field(max_length=50_000), AfterValidator(_of_few_languages)] = ()
    budget: Budget = Budget()
    rates: Rates = Rates()
    teams: Annotated[tuple[Team, ...], Field(max_length=500)] = ()
    interpreters: Annotated[tuple[Interpreter, ...], Field(max_length=5_000)] = ()
