"""A rendered feed: its bytes, plain and compressed, with the two marks by which caches know it."""

import datetime as dt
import gzip
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import Any


@dataclass(frozen=True)
class Feed:
    """The bytes of a feed; `etag` names them, `last_modified` grows exactly when they change."""

    etag: str
    last_modified: dt.datetime
    body: bytes
    gzip: bytes

    def row(self) -> dict[str, Any]:
        """Give the feed as the columns of its row."""
        return asdict(self)


def render(bodies: Mapping[str, bytes], earlier: Mapping[str, Feed], published_at: dt.datetime) -> dict[str, Feed]:
    """Give the feeds of a version; one whose bytes are the same as before stays what it was."""
    return {path: _feed(body, earlier.get(path), published_at) for path, body in bodies.items()}


def _feed(body: bytes, earlier: Feed | None, published_at: dt.datetime) -> Feed:
    if earlier is not None and earlier.body == body:
        return earlier
    # No clock in the compressed bytes either: the same feed gives the same bytes.
    return Feed(
        etag=sha256(body).hexdigest()[:32],
        last_modified=published_at,
        body=body,
        gzip=gzip.compress(body, compresslevel=6, mtime=0),
    )
