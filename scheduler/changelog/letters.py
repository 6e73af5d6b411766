"""What a version's e-mail says: its note and its list of changes, to each recipient in their language."""

from dataclasses import dataclass

from scheduler.changelog import ChangeList
from scheduler.changelog.telling import blocks, headline
from scheduler.changelog.words import Words, words_of
from scheduler.conference import Conference


@dataclass(frozen=True)
class Letter:
    """An e-mail before it has a sender: plain text."""

    recipient: str
    language: str
    subject: str
    body: str


def letters(conference: Conference, changes: ChangeList) -> list[Letter]:
    """Write to everybody whom the conference wants to be told; a language's text is written once."""
    written: dict[str, tuple[str, str]] = {}
    found = []
    for recipient in conference.publishing.mail:
        words = words_of(recipient.language or conference.languages.default)
        if words.tag not in written:
            written[words.tag] = _subject(conference, changes, words), _body(conference, changes, words)
        found.append(Letter(recipient.email, words.tag, *written[words.tag]))
    return found


def _subject(conference: Conference, changes: ChangeList, words: Words) -> str:
    name = " ".join(conference.text(conference.name, words.tag).split())  # a subject is one line
    return words.subject.format(conference=name, number=changes.number)


def _body(conference: Conference, changes: ChangeList, words: Words) -> str:
    parts = [changes.note, headline(changes, words)]
    for title, sentences in blocks(changes, conference, words):
        parts.append("\n".join([title, *(f"- {sentence}" for sentence in sentences)]))
    parts += [words.local_times.format(zone=conference.time_zone), _page(conference, changes, words)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _page(conference: Conference, changes: ChangeList, words: Words) -> str:
    """Give where to read on: the page of what the version changed, or the conference's own where we serve none."""
    if not conference.site:
        return conference.url or ""
    return f"{conference.site.rstrip('/')}/c/{conference.id}/changes/{changes.number}?lang={words.tag}"
