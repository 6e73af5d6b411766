"""A published conference in memory: its public feeds ready to be sent, and the pieces for all others."""

import asyncio
from collections import OrderedDict

from scheduler.errors import NotFound
from scheduler.feeds import SERVED, Selection, exporters
from scheduler.feeds.asked import Vocabulary
from scheduler.feeds.ical import join
from scheduler.feeds.identity import session_uid
from scheduler.feeds.personal import Pieces
from scheduler.personal.subscription import Subscription
from scheduler.storage import Feed, Published
from web.answers import Answer

_MOST_BYTES = 32 * 2**20  # of answers that were made on demand, for each conference
_MOST_PERSONAL_BYTES = 96 * 2**20  # of personal calendars that were joined: some 10,000


class Snapshot:
    """One version of a conference, as it is served. It never changes; the next version gets its own."""

    def __init__(self, published: Published) -> None:
        self.version = published.version
        self.fragments = published.fragments
        kept = [Selection.of_path(path) for path in published.feeds]
        self.vocabulary = Vocabulary(published.version, kept)
        self.languages = self.vocabulary.languages
        self.ready = {path: self._answer(path, feed, "ics") for path, feed in published.feeds.items()}
        self._made: OrderedDict[tuple[str, Selection], Answer] = OrderedDict()
        self._one_at_a_time = asyncio.Lock()
        written = {tag: {uid: each.body for uid, each in found.items()} for tag, found in self.fragments.items()}
        self.pieces = Pieces(self.version, written)
        self._personal: OrderedDict[str, tuple[Subscription, Answer]] = OrderedDict()
        self._personal_bytes = 0

    async def answer(self, form: str, selection: Selection) -> Answer:
        """Give the answer for a format and a selection: made once, outside the event loop, and kept for a while."""
        ready = self.ready.get(selection.path) if form == "ics" else None
        return ready or self._kept(form, selection) or await self._make(form, selection)

    def personal(self, subscription: Subscription) -> Answer:
        """Give the answer for a personal calendar: its pieces are only joined, and it is kept for a while."""
        kept = self._personal.get(subscription.secret)
        if kept is not None and kept[0] is subscription:
            self._personal.move_to_end(subscription.secret)
            return kept[1]
        answer = self._join(subscription)
        self._personal_bytes += answer.size - (kept[1].size if kept else 0)
        self._personal[subscription.secret] = subscription, answer
        while self._personal_bytes > _MOST_PERSONAL_BYTES and len(self._personal) > 1:
            _, (_, pushed) = self._personal.popitem(last=False)
            self._personal_bytes -= pushed.size
        return answer

    def _join(self, subscription: Subscription) -> Answer:
        language = self.pieces.language(subscription.language)
        body = self.pieces.calendar(subscription.whose, subscription.chosen, language)
        changed = max(self.version.published_at, subscription.changed).replace(microsecond=0)
        name = f"{self.version.conference.id}.ics"
        return Answer.private(body, changed, SERVED["ics"].media_type, name, language)

    @property
    def left_out(self) -> list[str]:
        """The sessions that the feeds lack, because they could not be written."""
        conference, written = self.version.conference.id, self.fragments.get(self.languages[0], {})
        sessions = [entry.session for entry in self.version.entries]
        return [session for session in sessions if session_uid(conference, session) not in written]

    def _kept(self, form: str, selection: Selection) -> Answer | None:
        found = self._made.get((form, selection))
        if found is not None:
            self._made.move_to_end((form, selection))
        return found

    async def _make(self, form: str, selection: Selection) -> Answer:
        async with self._one_at_a_time:  # so that a crowd with many wishes leaves the other core alone
            if (found := self._kept(form, selection)) is not None:
                return found
            made = await asyncio.to_thread(self._render, form, selection)
        self._made[form, selection] = made
        while sum(answer.size for answer in self._made.values()) > _MOST_BYTES and len(self._made) > 1:
            self._made.popitem(last=False)
        return made

    def _render(self, form: str, selection: Selection) -> Answer:
        if form == "ics":
            written = self.fragments.get(selection.spoken or self.languages[0], {})
            body = join(self.version, selection, {uid: fragment.body for uid, fragment in written.items()})
        else:
            body = exporters()[form](self.version, selection)
        feed = Feed.of(body, self.version.published_at)
        return self._answer(selection.path, feed, form, selection.spoken)

    def _answer(self, path: str, feed: Feed, form: str, spoken: str = "") -> Answer:
        served = SERVED[form]
        stem = path.partition("?")[0].rpartition("/")[2].removesuffix(".ics")
        name = f"{self.version.conference.id}-{served.name or stem + served.suffix}"
        return Answer.public(feed, served.media_type, name, spoken or self.languages[0])


class Snapshots:
    """The snapshots of all conferences that are published."""

    def __init__(self) -> None:
        self._of: dict[str, Snapshot] = {}

    def of(self, conference: str) -> Snapshot:
        """Give the snapshot of a conference. Raises NotFound."""
        found = self._of.get(conference)
        if found is None:
            raise NotFound(f"there is no published conference {conference}")
        return found

    def standing(self) -> dict[str, int]:
        """Give the number of each conference's version."""
        return {conference: snapshot.version.number for conference, snapshot in self._of.items()}

    def put(self, snapshot: Snapshot) -> None:
        """Serve a version from now on, unless a later one is served already."""
        conference = snapshot.version.conference.id
        if snapshot.version.number >= self.standing().get(conference, 0):
            self._of[conference] = snapshot
