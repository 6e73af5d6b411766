"""Whatever is edited and published, in whatever order: a subscriber is told each change once, and nothing else."""

import datetime as dt
import re
from dataclasses import dataclass
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from scheduler.conference import Conference
from scheduler.feeds import Selection
from scheduler.feeds.ical import emit, fragments
from scheduler.feeds.selection import feed_paths
from scheduler.storage.feed import Feed
from scheduler.storage.rendering import render
from scheduler.timetable import Timetable
from scheduler.versions import Version, publish
from tests.web.meetings import MONDAY, SESSIONS, conference, timetable

IDS = [session["id"] for session in SESSIONS]
STARTS = ["2027-03-27 09:00", "2027-03-27 14:00", "2027-03-28 01:30", "2027-03-28 03:30"]
UID = re.compile(r"^UID:(.*)$", re.M)
SEQUENCE = re.compile(r"^SEQUENCE:(.*)$", re.M)
STAMP = re.compile(r"^LAST-MODIFIED:(.*)$", re.M)


@dataclass(frozen=True)
class Draft:
    """What an organizer publishes: where each session is, or that it is not, its title, the deadline."""

    places: tuple[tuple[str, str, bool], ...]
    titles: tuple[str, ...]
    deadline: str

    def conference(self) -> Conference:
        titled = zip(SESSIONS, self.titles, strict=True)
        sessions = [session | {"title": {"en": title, "fr": f"{title} (fr)"}} for session, title in titled]
        deadlines = [{"id": "D", "title": "Papers", "at": self.deadline}] if self.deadline else []
        return conference(sessions, deadlines=deadlines)

    def timetable(self) -> Timetable:
        taken = zip(IDS, self.places, strict=True)
        return timetable([(name, start, room, ("en",)) for name, (start, room, there) in taken if there])


DRAFTS = st.builds(
    Draft,
    st.tuples(*[st.tuples(st.sampled_from(STARTS), st.sampled_from(["AULA", "R1"]), st.booleans()) for _ in IDS]),
    st.tuples(*[st.sampled_from(["Ferns", "Mosses; lichens"]) for _ in IDS]),
    st.sampled_from(["", "2027-03-01 12:00", "2027-03-02 24:00"]),
)
HISTORIES = st.lists(st.tuples(DRAFTS, st.integers(-120, 120)), min_size=2, max_size=6)


def versions(history: list[tuple[Draft, int]]) -> list[Version]:
    """Publish one after another, by a clock that may go back."""
    made: list[Version] = []
    for draft, seconds in history:
        now = MONDAY + dt.timedelta(seconds=seconds)
        made.append(publish(draft.conference(), draft.timetable(), made[-1] if made else None, now))
    return made


def told(version: Version) -> dict[str, object]:
    """What the public is told of each event, without its stamps."""
    return {entry.session: entry.notice for entry in version.entries} | {
        entry.deadline: entry.notice for entry in version.deadlines
    }


@settings(max_examples=25, deadline=None)
@given(HISTORIES)
def test_no_sequence_goes_back_no_identity_changes_and_what_did_not_change_keeps_its_bytes(
    history: list[tuple[Draft, int]],
) -> None:
    made = versions(history)
    for earlier, later in pairwise(made):
        for language in ("en", "fr"):
            before, after = fragments(earlier, language), fragments(later, language)
            assert set(before) <= set(after)
            for uid, body in after.items():
                event = body.decode().replace("\r\n ", "").replace("\r\n", "\n")
                assert UID.findall(event) == [uid]
                if uid not in before:
                    continue
                old = before[uid].decode().replace("\r\n ", "").replace("\r\n", "\n")
                name = uid.partition(".")[0]
                if told(earlier)[name] == told(later)[name]:
                    assert body == before[uid]
                else:
                    sequences = [int(SEQUENCE.findall(each)[0]) for each in (old, event)]
                    assert sequences[1] == sequences[0] + 1
                    assert STAMP.findall(old)[0] < STAMP.findall(event)[0]


@settings(max_examples=12, deadline=None)
@given(HISTORIES)
def test_the_date_of_a_feed_grows_when_its_bytes_change_and_only_then(history: list[tuple[Draft, int]]) -> None:
    feeds: dict[str, Feed] = {}
    for version in versions(history):
        fresh = dict(render(version, feeds).feeds)
        assert set(feeds) <= set(fresh)
        for path, before in feeds.items():
            if before.body == fresh[path].body:
                assert fresh[path] == before
            else:
                assert fresh[path].last_modified > before.last_modified
                assert fresh[path].etag != before.etag
        feeds = fresh


@settings(max_examples=12, deadline=None)
@given(HISTORIES)
def test_each_feed_holds_the_events_of_the_whole_one_and_their_bytes(history: list[tuple[Draft, int]]) -> None:
    version = versions(history)[-1]
    whole = emit(version, Selection())
    events = set(re.findall(rb"BEGIN:VEVENT.*?END:VEVENT\r\n", whole, re.S))
    for selection in feed_paths(version).values():
        if selection.what == "sessions":
            assert set(re.findall(rb"BEGIN:VEVENT.*?END:VEVENT\r\n", emit(version, selection), re.S)) <= events
