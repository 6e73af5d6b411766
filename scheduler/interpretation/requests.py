"""Requests counted: each requester once for a language and a session, as things stand on the day of the decision."""

import datetime as dt
from typing import NamedTuple

from scheduler.conference import Conference
from scheduler.conference.interpretation import LanguageRequest
from scheduler.conference.sessions import Session
from scheduler.interpretation.meeting import Meetings

_WITHDRAWN = dt.date.max
_IN_TIME, _LATE, _TAKEN_BACK = 0, 1, 2  # as Tally has them
_Asked = dict[str, dict[str, dt.date]]  # language, requester: the day of the earliest request that stands


class Tally(NamedTuple):
    """How many asked for a language in a session: in time, too late, and in time but withdrawn."""

    in_time: int = 0
    late: int = 0
    withdrawn: int = 0


class Requests:
    """The requests of a conference, by session and language.

    A request for a body counts for each of its sessions. Whoever asks twice, for a session or for its body, counts
    once, from the earliest request that stands. What is withdrawn up to the day of the decision does not count. What
    is withdrawn later does, for the interpreters have been booked by then; but a late request that is withdrawn is
    none at all.
    """

    def __init__(self, conference: Conference) -> None:
        meetings = Meetings(conference)
        self._last_day = {body: meetings.decision_day(body) for body in (None, *conference.body)}
        self._of_body: dict[str, _Asked] = {}
        self._of_session: dict[str, _Asked] = {}
        self._counted: dict[str, dict[str, list[int]]] = {}
        bodies, sessions = conference.body, conference.session
        for request in conference.interpretation.requests:
            if request.body in bodies and request.session is None:
                _note(request, self._of_body.setdefault(request.body, {}), self._last_day[request.body])
            elif request.session in sessions and request.body is None:
                last = self.last_day(sessions[request.session])
                _note(request, self._of_session.setdefault(request.session, {}), last)

    def last_day(self, session: Session) -> dt.date:
        """Give the last day on which a request for a session is in time."""
        return self._last_day.get(session.body, self._last_day[None])

    def only_for_body(self, session: Session) -> bool:
        """Tell whether nobody asked for this session by itself: then it has what its body has."""
        return session.id not in self._of_session and not session.language_requests

    def of(self, session: Session) -> dict[str, Tally]:
        """Count the requests for a session. Its plain numbers are in time, from others than the dated requests."""
        last, plain = self.last_day(session), session.language_requests or {}
        own, body = self._of_session.get(session.id, {}), self._of_body.get(session.body or "", {})
        found = {tag: list(count) for tag, count in self._body_counted(session.body or "", last).items()}
        for language, days in own.items():
            count, others = found.setdefault(language, [0, 0, 0]), body.get(language, {})
            for requester, day in days.items():
                if requester in others:
                    count[_sort(others[requester], last)] -= 1
                count[_sort(min(day, others.get(requester, day)), last)] += 1
        for language, number in plain.items():
            found.setdefault(language, [0, 0, 0])[_IN_TIME] += number
        return {language: Tally(*count) for language, count in found.items()}

    def _body_counted(self, body: str, last: dt.date) -> dict[str, list[int]]:
        """Count once what was asked for a body: it may have thousands of sessions."""
        if body not in self._counted:
            self._counted[body] = counted = {language: [0, 0, 0] for language in self._of_body.get(body, {})}
            for language, count in counted.items():
                for day in self._of_body[body][language].values():
                    count[_sort(day, last)] += 1
        return self._counted[body]


def _note(request: LanguageRequest, asked: _Asked, last: dt.date) -> None:
    requester, day = " ".join(request.by.split()).casefold(), _standing(request, last)
    known = asked.setdefault(request.language, {})
    if day is not None:
        known[requester] = min(day, known.get(requester, day))


def _standing(request: LanguageRequest, last: dt.date) -> dt.date | None:
    """Give the day of a request, later than any other if it was withdrawn in time; None if it never counted."""
    if request.withdrawn is None or request.received <= last < request.withdrawn:
        return request.received
    return _WITHDRAWN if request.received <= last else None


def _sort(day: dt.date, last: dt.date) -> int:
    if day <= last:
        return _IN_TIME
    return _LATE if day < _WITHDRAWN else _TAKEN_BACK
