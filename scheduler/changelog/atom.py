"""The changes of a conference as an Atom feed (RFC 4287): one entry a version; equal versions give equal bytes."""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID, uuid5
from xml.etree import ElementTree as Xml

from scheduler.changelog.change_list import ChangeList
from scheduler.changelog.telling import blocks, headline
from scheduler.changelog.words import Words
from scheduler.conference import Conference

CONTENT_TYPE = "application/atom+xml; charset=utf-8"
_ATOM = "http://www.w3.org/2005/Atom"
_XHTML = "http://www.w3.org/1999/xhtml"
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_IDENTITIES = UUID("6a1f3d0e-52c4-4f0b-9d6b-0b7d0c1d9a55")  # ours, for ids that outlive every address


def atom(conference: Conference, changes: Sequence[ChangeList], words: Words, page: str, itself: str) -> bytes:
    """Write the feed; `page` is the address of the changelog, `itself` that of the feed, `changes` newest first."""
    feed = _feed(conference, f"{conference.id}/changes", changes[0].published_at, words, page, itself)
    for each in changes:
        _add_entry(feed, conference, each, words, page)
    return bytes(Xml.tostring(feed, encoding="utf-8", xml_declaration=True))


@dataclass(frozen=True)
class Told:
    """What a version changed for one person, in sentences."""

    changes: ChangeList
    sentences: tuple[str, ...]


def own_atom(
    conference: Conference, name: str, told: Sequence[Told], since: dt.datetime, words: Words, page: str, itself: str
) -> bytes:
    """Write the feed of one person, newest first; `name` is its identity, `since` when it began, `page` theirs."""
    updated = max((each.changes.published_at for each in told), default=since)
    feed = _feed(conference, name, updated, words, page, itself)
    for each in told:
        division = _begin_entry(feed, each.changes, f"{name}/{each.changes.number}", "", words, page)
        _add_list(division, each.sentences)
    return bytes(Xml.tostring(feed, encoding="utf-8", xml_declaration=True))


def _feed(
    conference: Conference, name: str, updated: dt.datetime, words: Words, page: str, itself: str
) -> Xml.Element:
    feed = Xml.Element("feed", {"xmlns": _ATOM, "xml:lang": words.tag})
    _add(feed, "title", f"{conference.text(conference.name, words.tag)}{words.colon}{words.changes}")
    _add(feed, "id", _identity(name))
    _add(feed, "updated", updated.isoformat())
    _add(feed, "link", rel="self", type="application/atom+xml", href=itself)
    _add(feed, "link", rel="alternate", type="text/html", hreflang=words.tag, href=_in_language(page, words))
    _add(feed, "generator", "Hemicycle")
    author = _add(feed, "author")
    _add(author, "name", conference.organizer or conference.text(conference.name, words.tag))
    return feed


def _add_entry(feed: Xml.Element, conference: Conference, changes: ChangeList, words: Words, page: str) -> None:
    said = headline(changes, words)
    name, address = f"{conference.id}/changes/{changes.number}", f"{page}/{changes.number}"
    division = _begin_entry(feed, changes, name, said, words, address)
    _add(division, "p", said)
    for heading, sentences in blocks(changes, conference, words):
        _add(division, "h3", heading)
        _add_list(division, sentences)


def _begin_entry(
    feed: Xml.Element, changes: ChangeList, name: str, said: str, words: Words, address: str
) -> Xml.Element:
    """Begin the entry of a version; give the element in which its text stands."""
    entry = _add(feed, "entry")
    title = words.version.format(number=changes.number)
    _add(entry, "title", f"{title}{words.colon}{said}" if said else title)
    _add(entry, "id", _identity(name))
    _add(entry, "published", changes.published_at.isoformat())
    _add(entry, "updated", changes.published_at.isoformat())
    _add(entry, "link", rel="alternate", type="text/html", hreflang=words.tag, href=_in_language(address, words))
    division = _add(_add(entry, "content", type="xhtml"), "div", xmlns=_XHTML, dir=words.locale.text_direction)
    if changes.note:
        _add(division, "p", changes.note, dir="auto")
    return division


def _add_list(division: Xml.Element, sentences: Iterable[str]) -> None:
    listed = _add(division, "ul")
    for sentence in sentences:
        _add(listed, "li", sentence)


def _add(parent: Xml.Element, tag: str, text: str | None = None, **attributes: str) -> Xml.Element:
    added = Xml.SubElement(parent, tag, attributes)
    added.text = _NOT_IN_XML.sub("", text) if text else None
    return added


def _identity(name: str) -> str:
    return uuid5(_IDENTITIES, name).urn


def _in_language(address: str, words: Words) -> str:
    return f"{address}?lang={words.tag}"
