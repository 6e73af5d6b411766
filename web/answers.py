"""A feed as it goes over the wire: its bytes, plain and compressed, each with its headers ready."""

import datetime as dt
import re
from email.utils import format_datetime
from functools import cached_property, lru_cache

from aiohttp import web
from multidict import istr

from scheduler.storage import Feed
from scheduler.storage.feed import etag_of
from web.headers import PROTECTING
from web.ready import Headers, Ready

_CODING = re.compile(r"\s*(gzip|x-gzip|\*)\s*(?:;\s*q=([01](?:\.\d{0,3})?))?\s*", re.IGNORECASE)
_ACCEPT_ENCODING, _IF_NONE_MATCH = istr("Accept-Encoding"), istr("If-None-Match")

_PUBLIC = {
    "Cache-Control": "public, max-age=300",
    "Vary": "Accept-Encoding, Accept-Language",
    "Access-Control-Allow-Origin": "*",
}
_PRIVATE = {"Cache-Control": "private, no-cache", "X-Robots-Tag": "noindex"}


class Answer:
    """What is sent for a feed. Everything is worked out once; a request only chooses."""

    def __init__(self, plain: "Coded", gzip: "Coded | None" = None) -> None:
        self.plain, self.gzip = plain, gzip
        self.size = len(plain.body) + (len(gzip.body) if gzip else 0)

    @classmethod
    def public(cls, feed: Feed, media_type: str, file_name: str, language: str) -> "Answer":
        """Give the answer for a feed that is everybody's, plain and compressed."""
        described = _described(media_type, file_name, language)
        packed = {**described, "Content-Encoding": "gzip"}
        return cls(
            Coded(feed.body, f'"{feed.etag}"', feed.last_modified, *_headers(_PUBLIC, described)),
            Coded(feed.gzip, f'"{feed.etag}-gz"', feed.last_modified, *_headers(_PUBLIC, packed)),
        )

    @classmethod
    def private(
        cls, body: bytes, last_modified: dt.datetime, media_type: str, file_name: str, language: str
    ) -> "Answer":
        """Give the answer for what only one person knows the address of: no shared cache and no index may keep it.

        It is not compressed: it is asked for by one client, and mostly answered by 304.
        """
        fixed = _private_headers(media_type, file_name, language)
        return cls(Coded(body, f'"{etag_of(body)}"', last_modified, *fixed))

    def to(self, request: web.Request) -> web.StreamResponse:
        """Answer a request: with the bytes, or that the client has them already."""
        coded = self.plain
        if self.gzip is not None and accepts_gzip(request.headers.get(_ACCEPT_ENCODING, "")):
            coded = self.gzip
        return (coded.unchanged if coded.is_known_to(request) else coded.whole).to(request)


class Coded:
    """The bytes in one coding, with their tag and date, and what can be answered with them."""

    def __init__(
        self, body: bytes, etag: str, last_modified: dt.datetime, not_modified: Headers, headers: Headers
    ) -> None:
        self.body, self.etag, self.last_modified = body, etag, last_modified
        self._not_modified, self._headers = not_modified, headers

    @cached_property
    def unchanged(self) -> Ready:
        """The answer for who has the bytes already."""
        return Ready(304, self._not_modified, self._marks(), None)

    @cached_property
    def whole(self) -> Ready:
        """The answer with the bytes."""
        return Ready(200, self._headers, self._marks(), self.body)

    def is_known_to(self, request: web.Request) -> bool:
        """Compare by tag if the client sent one, else by date (RFC 9110, 13.2.2); weak comparison."""
        known = request.headers.get(_IF_NONE_MATCH)
        if known is None:
            since = request.if_modified_since
            return since is not None and self.last_modified <= since
        return known == self.etag or any(
            each.value in ("*", self.etag.strip('"')) for each in request.if_none_match or ()
        )

    def _marks(self) -> dict[str, str]:
        return {"ETag": self.etag, "Last-Modified": _http_date(self.last_modified)}


@lru_cache(maxsize=256)
def _http_date(moment: dt.datetime) -> str:
    return format_datetime(moment, usegmt=True)


@lru_cache(maxsize=256)
def _private_headers(media_type: str, file_name: str, language: str) -> tuple[Headers, Headers]:
    return _headers(_PRIVATE, _described(media_type, file_name, language))


def _headers(common: dict[str, str], described: dict[str, str]) -> tuple[Headers, Headers]:
    """Give the headers that do not depend on the bytes: of a 304, and of the whole answer."""
    common = {**common, "Server": PROTECTING["Server"]}
    return Headers(common), Headers({**common, **described, **PROTECTING})


def _described(media_type: str, file_name: str, language: str) -> dict[str, str]:
    return {
        "Content-Type": media_type,
        "Content-Disposition": f'inline; filename="{file_name}"',
        "Content-Language": language,
    }


@lru_cache(maxsize=256)
def accepts_gzip(accepted: str) -> bool:
    """Say whether a client takes gzip: named with a quality above zero, or covered by a star."""
    found = [_CODING.fullmatch(part) for part in accepted.split(",")]
    wishes = {match[1].lower(): float(match[2] or 1) for match in found if match}
    return wishes.get("gzip", wishes.get("x-gzip", wishes.get("*", 0.0))) > 0
