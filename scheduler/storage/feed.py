"""A rendered feed: its bytes, plain and compressed, with the two marks by which caches know it."""

import datetime as dt
import gzip
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import Any

_SECOND = dt.timedelta(seconds=1)


@dataclass(frozen=True)
class Fragment:
    """The bytes of one event, from which personal calendars are joined; `etag` names them."""

    etag: str
    body: bytes

    @classmethod
    def of(cls, body: bytes) -> "Fragment":
        """Name bytes."""
        return cls(etag_of(body), body)


@dataclass(frozen=True)
class Feed:
    """The bytes of a feed; `etag` names them, `last_modified` grows exactly when they change."""

    etag: str
    last_modified: dt.datetime
    body: bytes
    gzip: bytes

    @classmethod
    def of(cls, body: bytes, last_modified: dt.datetime) -> "Feed":
        """Compress and name bytes. No clock in the compressed ones: the same feed gives the same bytes."""
        return cls(etag_of(body), last_modified, body, gzip.compress(body, compresslevel=6, mtime=0))

    def row(self) -> dict[str, Any]:
        """Give the feed as the columns of its row."""
        return asdict(self)


def etag_of(body: bytes) -> str:
    """Name bytes by what they are."""
    return sha256(body).hexdigest()[:32]


def follow(body: bytes, earlier: Feed | None, published_at: dt.datetime) -> Feed:
    """Give the feed with these bytes; if they are the same as before it stays what it was, else its date grows."""
    if earlier is not None and earlier.body == body:
        return earlier
    return Feed.of(body, max(published_at, earlier.last_modified + _SECOND) if earlier else published_at)
