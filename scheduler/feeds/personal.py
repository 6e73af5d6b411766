"""Personal calendars: joined from the events of the version, the public ones as they stand in the public feeds.

An own event is written in two pieces. Its identity is written once for each event; all else is the same for many
people, and is written once for them in a language.
"""

import logging
from collections.abc import Iterable, Mapping

from scheduler.feeds import contentlines, properties
from scheduler.feeds.identity import personal_uid, session_uid
from scheduler.feeds.selection import spoken_languages
from scheduler.personal import State, What
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
        self._states = {language: _states(version, language) for language in self._languages}
        self._own = {
            key: tuple((_identity(self._conference, key[0], identity), position) for identity, position in events)
            for key, events in version.personal.places.items()
        }

    def _uids(self, version: Version) -> list[tuple[str, str]]:
        return [(entry.session, session_uid(self._conference, entry.session)) for entry in version.entries]

    def language(self, wanted: str) -> str:
        """Give the language of a calendar: the one that is wanted, if the conference has it, else its default one."""
        return wanted if wanted in self._languages else self._languages[0]

    def calendar(self, whose: Iterable[tuple[What, str]], chosen: Iterable[str], wanted: str) -> bytes:
        """Join the calendar of somebody's own events and of chosen sessions, in the order of the choice."""
        language = self.language(wanted)
        pieces, states, public = [self._heads[language]], self._states[language], self._public.get(language, {})
        for key in whose:
            for identity, position in self._own.get(key, ()):
                if state := states[position]:
                    pieces += (identity, state)
        pieces += [public[session] for session in chosen if session in public]
        pieces.append(_END_OF_CALENDAR)
        return b"".join(pieces)


def _head(version: Version, language: str) -> bytes:
    found = properties.personal_calendar(version.conference, language)
    return contentlines.component("VCALENDAR", found).removesuffix(_END_OF_CALENDAR)


def _states(version: Version, language: str) -> list[bytes | None]:
    """Write the state of each entry, and what its notice tells, to the end of the event.

    One that cannot be written is left out, as it is from the public feeds.
    """
    return [_state(version, state, language) for state in version.personal.entries]


def _state(version: Version, state: State, language: str) -> bytes | None:
    notice = version.personal.notices[state.told]
    try:
        told = properties.personal_event(version.conference, notice, language)
        return b"".join([*map(contentlines.line, [*properties.personal_stamps(state), *told]), _END])
    except Exception:  # whatever one notice does to the writer must not cost people the others
        _log.exception("what is told of %s is left out of the personal calendars", notice.title)
        return None


def _identity(conference: str, what: What, identity: str) -> bytes:
    return _BEGIN + contentlines.line(properties.identified(personal_uid(conference, what, identity)))
