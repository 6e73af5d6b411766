"""Texts for people: in one language or several, clean, of bounded length; and the ids that name things."""

import re
import unicodedata
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    RootModel,
    StringConstraints,
)

ADDRESS = re.compile(r"https?://[\x21-\x7e]+")
LANGUAGE_TAG = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?")
_REFUSED = {"Cc", "Cs", "Co"}
_LINE_BREAKS = {0x2028: "\n", 0x2029: "\n"}  # readers of calendars that split lines would split at these as well
_BIDI_CONTROLS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


class Part(BaseModel):
    """A piece of a conference: frozen, and closed to unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def short(text: str) -> str:
    """Give a text as an error message quotes it: one line, not too long."""
    line = " ".join(text.split())
    return line if len(line) <= 60 else f"{line[:59]}…"


def _clean(text: str) -> str:
    cleaned = unicodedata.normalize("NFC", text).translate(_LINE_BREAKS).strip()
    if not cleaned:
        raise ValueError("there is no text here; write some, or leave the field out")
    for character in cleaned:
        if character != "\n" and (unicodedata.category(character) in _REFUSED or character in _BIDI_CONTROLS):
            raise ValueError(f"the character U+{ord(character):04X} cannot be shown; leave it out")
    return cleaned


def _one_line(text: str) -> str:
    if "\n" in text:
        raise ValueError("this is a single line; leave the line break out")
    return text


def _address(text: str) -> str:
    if not ADDRESS.fullmatch(text):
        raise ValueError(f"“{short(text)}” is not a web address; write it like https://example.org/programme")
    return text


def _language(tag: str) -> str:
    if not LANGUAGE_TAG.fullmatch(tag):
        raise ValueError(f"“{short(tag)}” is not a language tag; write it like en, fr or zh-Hans (BCP 47)")
    return tag


Line = Annotated[
    str,
    StringConstraints(min_length=1, max_length=300),
    AfterValidator(_clean),
    AfterValidator(_one_line),
]
Address = Annotated[
    str,
    StringConstraints(min_length=1, max_length=2000),
    AfterValidator(_address),
    Field(description="A web address, http or https."),
]
Prose = Annotated[str, StringConstraints(min_length=1, max_length=5000), AfterValidator(_clean)]
ID_PATTERN = r"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"
Identifier = Annotated[
    str,
    StringConstraints(pattern=ID_PATTERN),
    Field(description="An id: letters, digits, dot, dash, underscore; it never changes."),
]
Language = Annotated[
    str, AfterValidator(_language), Field(description="A language tag (BCP 47), such as en or zh-Hans.")
]


def _language_or_none(tag: str) -> str:
    return _language(tag) if tag else tag


def _spread(value: object) -> object:
    if isinstance(value, str):
        return {"": value}
    if not isinstance(value, dict) or not value:
        raise ValueError("this must be a text in quotes, or a text for each language, like {en: Yes, fr: Oui}")
    return value


def _or_plain(schema: dict[str, Any]) -> None:
    languages = {key: schema.pop(key) for key in list(schema) if key not in ("title", "description")}
    schema["anyOf"] = [{"type": "string", "minLength": 1, "maxLength": 5000}, languages]


class Text(
    RootModel[Annotated[dict[Annotated[str, AfterValidator(_language_or_none)], Prose], BeforeValidator(_spread)]]
):
    """A text in one language or several: `Opening ceremony`, or `{en: Opening ceremony, fr: Cérémonie}`.

    A plain text is in the conference's default language.
    """

    model_config = ConfigDict(frozen=True, json_schema_extra=_or_plain)

    def inn(self, language: str, default: str = "") -> str:
        """Give the text in a language, else in the default language, else in any that it has."""
        for tag in (language, language.partition("-")[0], default, ""):
            if tag in self.root:
                return self.root[tag]
        return next(iter(self.root.values()))

    def tag(self, language: str, default: str) -> str:
        """Name the language of what `inn` gives."""
        for tag in (language, language.partition("-")[0], default):
            if tag in self.root:
                return tag
        return default if "" in self.root else next(iter(self.root))

    def __str__(self) -> str:
        return self.inn("")
