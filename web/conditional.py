"""Answer with stored bytes, or say that the client has them already: as few bytes as it needs."""

import re
from email.utils import format_datetime

from aiohttp import web

from scheduler.storage import Feed

_CODING = re.compile(r"\s*(gzip|x-gzip|\*)\s*(?:;\s*q=([01](?:\.\d{0,3})?))?\s*", re.IGNORECASE)


def answer(request: web.Request, feed: Feed, content_type: str, file_name: str) -> web.Response:
    """Give the feed, compressed where the client takes that; 304 where nothing has changed for it."""
    compressed = accepts_gzip(request.headers.get("Accept-Encoding", ""))
    etag = f"{feed.etag}-gz" if compressed else feed.etag
    headers = {
        "ETag": f'"{etag}"',
        "Last-Modified": format_datetime(feed.last_modified, usegmt=True),
        "Cache-Control": "public, max-age=300",
        "Vary": "Accept-Encoding",
        "Access-Control-Allow-Origin": "*",
    }
    if _is_known(request, feed, etag):
        return web.Response(status=304, headers=headers)
    headers["Content-Type"] = content_type
    headers["Content-Disposition"] = f'inline; filename="{file_name}"'
    if compressed:
        headers["Content-Encoding"] = "gzip"
    return web.Response(body=feed.gzip if compressed else feed.body, headers=headers)


def accepts_gzip(accepted: str) -> bool:
    """Say whether a client takes gzip: named with a quality above zero, or covered by a star."""
    found = [_CODING.fullmatch(part) for part in accepted.split(",")]
    wishes = {match[1].lower(): float(match[2] or 1) for match in found if match}
    return wishes.get("gzip", wishes.get("x-gzip", wishes.get("*", 0.0))) > 0


def _is_known(request: web.Request, feed: Feed, etag: str) -> bool:
    """Compare by tag if the client sent one, else by date (RFC 9110, 13.2.2); weak comparison."""
    if "If-None-Match" in request.headers:
        return any(known.value in ("*", etag) for known in request.if_none_match or ())
    since = request.if_modified_since
    return since is not None and feed.last_modified <= since
