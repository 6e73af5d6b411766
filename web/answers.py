"""A feed as it goes over the wire: its bytes, plain and compressed, each with its headers ready."""

import datetime as dt
import re
from email.utils import format_datetime
from functools import lru_cache

from aiohttp import web
from multidict import CIMultiDict, istr

from scheduler.storage import Feed
from web.headers import PROTECTING

_CODING = re.compile(r"\s*(gzip|x-gzip|\*)\s*(?:;\s*q=([01](?:\.\d{0,3})?))?\s*", re.IGNORECASE)
_ACCEPT_ENCODING, _IF_NONE_MATCH = istr("Accept-Encoding"), istr("If-None-Match")


class Answer:
    """What is sent for a feed. Everything is worked out once; a request only chooses."""

    def __init__(self, feed: Feed, media_type: str, file_name: str, language: str) -> None:
        self.size = len(feed.body) + len(feed.gzip)
        self.last_modified = feed.last_modified
        common = {
            "Last-Modified": format_datetime(feed.last_modified, usegmt=True),
            "Cache-Control": "public, max-age=300",
            "Vary": "Accept-Encoding, Accept-Language",
            "Access-Control-Allow-Origin": "*",
        }
        described = {
            "Content-Type": media_type,
            "Content-Disposition": f'inline; filename="{file_name}"',
            "Content-Language": language,
        }
        self.plain = Coded(feed.body, f'"{feed.etag}"', common, described)
        self.gzip = Coded(feed.gzip, f'"{feed.etag}-gz"', common, {**described, "Content-Encoding": "gzip"})

    def to(self, request: web.Request) -> web.Response:
        """Answer a request: with the bytes, or that the client has them already."""
        headers = request.headers
        coded = self.gzip if accepts_gzip(headers.get(_ACCEPT_ENCODING, "")) else self.plain
        if headers.get(_IF_NONE_MATCH) == coded.etag or _is_known(request, coded.etag, self.last_modified):
            return web.Response(status=304, headers=coded.not_modified)
        return web.Response(body=coded.body, headers=coded.headers)


class Coded:
    """The bytes in one coding, with their tag and headers."""

    def __init__(self, body: bytes, etag: str, common: dict[str, str], described: dict[str, str]) -> None:
        self.body, self.etag = body, etag
        self.not_modified = CIMultiDict({"ETag": etag, **common, "Server": PROTECTING["Server"]})
        self.headers = CIMultiDict({**self.not_modified, **described, **PROTECTING})


@lru_cache(maxsize=256)
def accepts_gzip(accepted: str) -> bool:
    """Say whether a client takes gzip: named with a quality above zero, or covered by a star."""
    found = [_CODING.fullmatch(part) for part in accepted.split(",")]
    wishes = {match[1].lower(): float(match[2] or 1) for match in found if match}
    return wishes.get("gzip", wishes.get("x-gzip", wishes.get("*", 0.0))) > 0


def _is_known(request: web.Request, etag: str, last_modified: dt.datetime) -> bool:
    """Compare by tag if the client sent one, else by date (RFC 9110, 13.2.2); weak comparison."""
    if _IF_NONE_MATCH in request.headers:
        return any(known.value in ("*", etag.strip('"')) for known in request.if_none_match or ())
    since = request.if_modified_since
    return since is not None and last_modified <= since
