"""Personal calendars: joined from the events of the version, the public ones as they stand in the public feeds.

An own event is written in two pieces. What it tells is the same for many people and is written once in a language;
its identity and stamps are written once for each event.
"""

import logging
from collections.abc import Iterable, Mapping

from scheduler.feeds import contentlines, properties
from scheduler.feeds.identity import personal_uid, session_uid
from scheduler.feeds.selection import spoken_languages
from scheduler.personal import PersonalEntry, What
from scheduler.versions import Version

_BEGIN, _END = b"BEGIN:VEVENT\r\n", b"END:VEVENT\r\n"
_END_OF_CALENDAR = b"END:VCALENDAR\r\n"
_log = logging.getLogger(__name__)


class Pieces:
    """The bytes of which every personal calendar of a version consists."""

    def __init__(self, version: Version, public: Mapping[str, Mapping[str, bytes]]) -> None:
        """Write what is personal; `public` has the events of the public feeds, by language and identity."""
        self._conference = version.conference.id
        self._public = {
            language: {session: written[uid] for session, uid in self._uids(version) if uid in written}
            for language, written in public.items()
        }
        self._languages = spoken_languages(version)
        self._heads = {language: _head(version, language) for language in self._languages}
        self._tails = {language: _tails(version, language) for language in self._languages}
        self._own = {
            key: tuple((_stamps(self._conference, entry), entry.told) for entry in entries)
            for key, entries in version.personal.of.items()
        }

    def _uids(self, version: Version) -> list[tuple[str, str]]:
        return [(entry.session, session_uid(self._conference, entry.session)) for entry in version.entries]

    def language(self, wanted: str) -> str:
        """Give the language of a calendar: the one that is wanted, if the conference has it, else its default one."""
        return wanted if wanted in self._languages else self._languages[0]

    def calendar(self, whose: Iterable[tuple[What, str]], chosen: Iterable[str], wanted: str) -> bytes:
        """Join the calendar of somebody's own events and of chosen sessions, in the order of the choice."""
        language = self.language(wanted)
        pieces, tails, public = [self._heads[language]], self._tails[language], self._public.get(language, {})
        for key in whose:
            for stamps, told in self._own.get(key, ()):
                if told in tails:
                    pieces += (stamps, tails[told])
        pieces += [public[session] for session in chosen if session in public]
        pieces.append(_END_OF_CALENDAR)
        return b"".join(pieces)


def _head(version: Version, language: str) -> bytes:
    found = properties.personal_calendar(version.conference, language)
    return contentlines.component("VCALENDAR", found).removesuffix(_END_OF_CALENDAR)


def _tails(version: Version, language: str) -> dict[str, bytes]:
    """Write what each notice tells; one that cannot be written is left out, as it is from the public feeds."""
    found = {}
    for key, notice in version.personal.notices.items():
        try:
            lines = map(contentlines.line, properties.personal_event(version.conference, notice, language))
            found[key] = b"".join([*lines, _END])
        except Exception:  # whatever one notice does to the writer must not cost people the others
            _log.exception("what is told of %s is left out of the personal calendars", notice.title)
    return found


def _stamps(conference: str, entry: PersonalEntry) -> bytes:
    uid = personal_uid(conference, entry.what, entry.identity)
    return b"".join([_BEGIN, *map(contentlines.line, properties.personal_stamps(uid, entry))])
