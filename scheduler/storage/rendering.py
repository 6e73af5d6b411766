"""From a version to the bytes that are kept of it: its public feeds, and every event in every language."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from scheduler.feeds.ical import fragments as write_fragments
from scheduler.feeds.ical import join
from scheduler.feeds.selection import Selection, feed_paths, spoken_languages
from scheduler.storage.engine import utc
from scheduler.storage.feed import Feed, Fragment, follow
from scheduler.storage.tables import conferences, feeds, fragments
from scheduler.versions import Version

RENDERING = 1  # grows when the program writes other bytes for the same version; what is kept is then made anew


@dataclass(frozen=True)
class Rendered:
    """The public feeds of a version by path, and its events by language and identity."""

    feeds: Mapping[str, Feed]
    fragments: Mapping[str, Mapping[str, Fragment]]


def render(version: Version, earlier: Mapping[str, Feed]) -> Rendered:
    """Render a version; a feed that has the bytes of an earlier one stays what it was, and none vanishes."""
    languages = spoken_languages(version)
    written = {language: write_fragments(version, language) for language in languages}
    selections = {path: Selection.of_path(path) for path in earlier} | feed_paths(version)
    bodies = {path: join(version, selection, written[languages[0]]) for path, selection in selections.items()}
    return Rendered(
        {path: follow(body, earlier.get(path), version.published_at) for path, body in bodies.items()},
        {tag: {uid: Fragment.of(body) for uid, body in events.items()} for tag, events in written.items()},
    )


async def keep(connection: AsyncConnection, version: Version, rendered: Rendered) -> None:
    """Put what was rendered in the place of what was before."""
    conference = version.conference.id
    await connection.execute(delete(feeds).where(feeds.c.conference == conference))
    await connection.execute(delete(fragments).where(fragments.c.conference == conference))
    rows = [
        {"conference": conference, "version": version.number, "path": path, **feed.row()}
        for path, feed in rendered.feeds.items()
    ]
    await connection.execute(insert(feeds), rows)
    events = [
        {"conference": conference, "language": language, "uid": uid, "etag": fragment.etag, "body": fragment.body}
        for language, found in rendered.fragments.items()
        for uid, fragment in found.items()
    ]
    if events:
        await connection.execute(insert(fragments), events)
    marked = update(conferences).where(conferences.c.id == conference).values(rendering=RENDERING)
    await connection.execute(marked)


async def kept_feeds(connection: AsyncConnection, conference: str) -> dict[str, Feed]:
    """Give the feeds of the version that stands, by path."""
    rows = (await connection.execute(select(feeds).where(feeds.c.conference == conference))).all()
    return {row.path: _feed(row) for row in rows}


async def kept_fragments(connection: AsyncConnection, conference: str) -> dict[str, dict[str, Fragment]]:
    """Give the events of the version that stands, by language and identity."""
    rows = await connection.execute(select(fragments).where(fragments.c.conference == conference))
    found: dict[str, dict[str, Fragment]] = {}
    for row in rows:
        found.setdefault(row.language, {})[row.uid] = Fragment(row.etag, row.body)
    return found


def _feed(row: Row[Any]) -> Feed:
    return Feed(etag=row.etag, last_modified=utc(row.last_modified), body=row.body, gzip=row.gzip)
