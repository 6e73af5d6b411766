"""The meeting for which a language is asked, and the last day on which a request for it is in time."""

import datetime as dt

from scheduler.conference import Conference
from scheduler.conference.calendar import Span

_MEETING_DAYS = frozenset({"work", "half"})


class Meetings:
    """The first day of each meeting, and the last day on which a request for it is in time.

    A body with a window of its own, or below one that has, is an event of its own (P2C inside of a WTDC); for all
    others the meeting is the conference. It begins on the first day on which meetings are held: a day of preparation,
    of rest or of reserve is none, unless there are no others. These are dates without hours, so that no clock change
    moves them.
    """

    def __init__(self, conference: Conference) -> None:
        self._conference = conference
        self._notice = dt.timedelta(days=conference.interpretation.granting.days)
        self._days = sorted(conference.calendar.days, key=lambda day: (day.kind not in _MEETING_DAYS, day.date))
        self._first: dict[tuple[str, str] | None, dt.date] = {}

    def first_day(self, body: str | None) -> dt.date:
        """Give the first day of the meeting to which the sessions of a body belong."""
        window = self._window(body)
        dates = None if window is None else (window.start[:10], window.end[:10])
        if dates not in self._first:
            within = (day.date for day in self._days if dates is None or dates[0] <= str(day.date) <= dates[1])
            self._first[dates] = next(within, self._days[0].date)
        return self._first[dates]

    def decision_day(self, body: str | None) -> dt.date:
        """Give the last day on which a request is in time: so many calendar days before the first one, inclusive."""
        return self.first_day(body) - self._notice

    def _window(self, body: str | None) -> Span | None:
        seen = set[str]()  # bodies may stand in a circle: the check of consistency asks here as well
        while body in self._conference.body and body not in seen:
            seen.add(body)
            if self._conference.body[body].window is not None:
                return self._conference.body[body].window
            body = self._conference.body[body].parent
        return None
