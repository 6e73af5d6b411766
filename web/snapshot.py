"""A published conference in memory: its public feeds ready to be sent, and the pieces for all others."""

import asyncio
import datetime as dt
from collections import OrderedDict

from scheduler.errors import NotFound
from scheduler.feeds import SERVED, Selection, exporters
from scheduler.feeds.asked import Vocabulary
from scheduler.feeds.ical import join
from scheduler.feeds.identity import session_uid
from scheduler.feeds.personal import Pieces
from scheduler.feeds.selection import spoken_languages
from scheduler.personal.subscription import Subscription
from scheduler.storage import Feed, Published
from web.answers import Answer
from web.wishes import Wish, Wishes

_MOST_BYTES = 32 * 2**20  # of answers that were made on demand, for each conference


class Snapshot:
    """One version of a conference, as it is served. It never changes; the next version gets its own."""

    def __init__(self, published: Published) -> None:
        self.version = published.version
        self.fragments = published.fragments
        self._published_at = published.version.published_at.astimezone(dt.UTC)  # compared often: in one zone
        self._languages = spoken_languages(self.version)
        kept = {path: Selection.of_path(path) for path in published.feeds}
        self.wishes = Wishes(Vocabulary(self.version, kept.values()), kept.keys())
        self._ready = {
            wish.name: self._answer(wish, published.feeds[path])
            for path, wish in ((path, Wish.of("ics", selection)) for path, selection in kept.items())
        }
        self._made: OrderedDict[tuple[str, str], Answer] = OrderedDict()
        self._one_at_a_time = asyncio.Lock()
        written = {tag: {uid: each.body for uid, each in found.items()} for tag, found in self.fragments.items()}
        self.pieces = Pieces(self.version, written)

    def kept(self, wish: Wish) -> Answer | None:
        """Give the answer to a wish, if it is a public feed or was made before."""
        if (found := self._ready.get(wish.name)) is None and (found := self._made.get(wish.name)) is not None:
            self._made.move_to_end(wish.name)
        return found

    async def make(self, wish: Wish) -> Answer:
        """Make the answer to a wish outside the event loop, and keep it for a while."""
        async with self._one_at_a_time:  # so that a crowd with many wishes leaves the other core alone
            if (found := self.kept(wish)) is not None:
                return found
            made = await asyncio.to_thread(self._render, wish)
        self._made[wish.name] = made
        while sum(answer.size for answer in self._made.values()) > _MOST_BYTES and len(self._made) > 1:
            self._made.popitem(last=False)
        return made

    def personal(self, subscription: Subscription) -> Answer:
        """Give the answer for a personal calendar. Its pieces are only joined: to keep it would cost as much."""
        language = self.pieces.language(subscription.language)
        body = self.pieces.calendar(subscription.whose, subscription.chosen, language)
        changed = max(self._published_at, subscription.changed)
        name = f"{self.version.conference.id}.ics"
        return Answer.private(body, changed, SERVED["ics"].media_type, name, language)

    @property
    def left_out(self) -> list[str]:
        """The sessions that the feeds lack, because they could not be written."""
        conference, written = self.version.conference.id, self.fragments.get(self._languages[0], {})
        sessions = [entry.session for entry in self.version.entries]
        return [session for session in sessions if session_uid(conference, session) not in written]

    def _render(self, wish: Wish) -> Answer:
        if wish.form == "ics":
            written = self.fragments.get(wish.selection.spoken or self._languages[0], {})
            bodies = {uid: fragment.body for uid, fragment in written.items()}
            body = join(self.version, wish.selection, bodies)
        else:
            body = exporters()[wish.form](self.version, wish.selection)
        return self._answer(wish, Feed.of(body, self.version.published_at))

    def _answer(self, wish: Wish, feed: Feed) -> Answer:
        served, path = SERVED[wish.form], wish.selection.path
        stem = path.partition("?")[0].rpartition("/")[2].removesuffix(".ics")
        name = f"{self.version.conference.id}-{served.name or stem + served.suffix}"
        return Answer.public(feed, served.media_type, name, wish.selection.spoken or self._languages[0])


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
