"""What a session gets."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a language is granted or refused, in a sentence that can be shown to those who asked for it."""

    language: str
    granted: bool
    text: str


@dataclass(frozen=True, slots=True)
class Grant:
    """The languages of a session, the interpreters in each of its booths, and the reason for every language.

    Languages stand in the order of the official ones, others after them. A session in one language has no booths.
    There is a reason for each language that is official, that was asked for, or that the session's regime has.
    """

    languages: tuple[str, ...]
    booths: tuple[int, ...]
    reasons: tuple[Reason, ...]
