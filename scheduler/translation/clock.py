"""Local time and the solver's minutes: the only place where time zones turn into numbers and back."""

import datetime as dt
from zoneinfo import ZoneInfo

from scheduler.conference import Conference


class ConferenceClock:
    """Minutes since the midnight with which the conference's first day begins, as real (elapsed) minutes."""

    def __init__(self, conference: Conference) -> None:
        self.zone: ZoneInfo = conference.zone
        self.first = min(day.date for day in conference.calendar.days)
        self.origin = self._instant(self.first, "00:00")

    def minutes(self, day: dt.date, time: str) -> int:
        """Give the minutes of a local time of day; 24:00 is the next midnight."""
        return round((self._instant(day, time) - self.origin).total_seconds() / 60)

    def minutes_of(self, local: str) -> int:
        """Give the minutes of `YYYY-MM-DD HH:MM` on the conference's clock."""
        return self.minutes(dt.date.fromisoformat(local[:10]), local[11:])

    def minutes_at(self, moment: dt.datetime) -> float:
        """Give the minutes of an instant, with the fraction if it is not on a whole minute."""
        return (moment - self.origin).total_seconds() / 60

    def moment(self, minutes: int) -> dt.datetime:
        """Give the instant, as the conference's clock shows it."""
        return (self.origin + dt.timedelta(minutes=minutes)).astimezone(self.zone)

    def _instant(self, day: dt.date, time: str) -> dt.datetime:
        hours, minutes = int(time[:2]), int(time[3:])
        if hours == 24:
            day, hours = day + dt.timedelta(days=1), 0
        local = dt.datetime.combine(day, dt.time(hours, minutes), tzinfo=self.zone)
        return local.astimezone(dt.UTC)
