"""Who is not there in which round, and why: as they say, as they are available, needed in another session."""

from collections import defaultdict

from scheduler.conference import Conference
from scheduler.conference.breakouts import Breakout, Participant
from scheduler.conference.sessions import Session
from scheduler.rotation.setting import Setting, Stretch
from scheduler.translation.programme import presiding


class Presence:
    """The absences of the participants of one breakout; rounds count from 0."""

    def __init__(self, setting: Setting, block: Breakout) -> None:
        self._setting, self._block = setting, block
        self.rounds = block.rounds
        self._times = [setting.round_time(sessions) for sessions in block.rounds]
        self._busy = _needed(setting.conference, {person.id for person in block.participants})
        self._absent = {person.id: self._absences(person) for person in block.participants}

    def absent(self, person: str) -> dict[int, str]:
        """Give the rounds that a participant misses, each with the reason."""
        return self._absent.get(person, {})

    def present(self, number: int) -> list[str]:
        """Give those who are there in a round, in the order of their ids."""
        return sorted(name for name, absent in self._absent.items() if number not in absent)

    def _absences(self, person: Participant) -> dict[int, str]:
        found = {number - 1: "says so" for number in person.absent if number <= len(self._block.rounds)}
        for number, time in enumerate(self._times):
            if time is not None and number not in found:
                reason = self._elsewhere(person, number, time)
                found |= {} if reason is None else {number: reason}
        return dict(sorted(found.items()))

    def _elsewhere(self, person: Participant, number: int, time: Stretch) -> str | None:
        if person.available is not None and not any(
            start <= time[0] and time[1] <= end for start, end in self._spans(person)
        ):
            return "is not available all the time"
        for session in self._busy.get(person.id, ()):
            other = self._setting.times.get(session)
            if session not in self._block.rounds[number] and other and other[0] < time[1] and time[0] < other[1]:
                return f"is needed in {session}"
        return None

    def _spans(self, person: Participant) -> list[Stretch]:
        clock = self._setting.clock
        return [(clock.minutes_of(span.start), clock.minutes_of(span.end)) for span in person.available or ()]


def _needed(conference: Conference, people: set[str]) -> dict[str, list[str]]:
    """Give the sessions that need each of the people: as speakers, in the chair of the session or of its body."""
    found: dict[str, list[str]] = defaultdict(list)
    for session in conference.sessions:
        for name in sorted(people & {*session.people, *_chairs(conference, session)}):
            found[name].append(session.id)
    return found


def _chairs(conference: Conference, session: Session) -> set[str]:
    body = conference.body.get(session.body or "")
    if session.chair is not None or body is None:
        return {session.chair} if session.chair is not None else set()
    return {body.chair} if body.chair is not None and not presiding(session, body) else set()
