"""A feed as it goes over the wire: its bytes, plain and compressed, each with its headers ready."""

import datetime as dt
import re
from email.utils import format_datetime
from functools import cached_property, lru_cache

from aiohttp import web
from multidict import CIMultiDict, istr

from scheduler.storage import Feed
from scheduler.storage.feed import etag_of
from web.headers import PROTECTING

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

    def __init__(self, plain: "Coded", gzip: "Coded | None", last_modified: dt.datetime) -> None:
        self.plain, self.gzip, self.last_modified = plain, gzip, last_modified
        self.size = len(plain.body) + (len(gzip.body) if gzip else 0)

    @classmethod
    def public(cls, feed: Feed, media_type: str, file_name: str, language: str) -> "Answer":
        """Give the answer for a feed that is everybody's, plain and compressed."""
        moment, described = _http_date(feed.last_modified), _described(media_type, file_name, language)
        plain = Coded(feed.body, f'"{feed.etag}"', moment, *_headers(_PUBLIC, described))
        described["Content-Encoding"] = "gzip"
        packed = Coded(feed.gzip, f'"{feed.etag}-gz"', moment, *_headers(_PUBLIC, described))
        return cls(plain, packed, feed.last_modified)

    @classmethod
    def private(
        cls, body: bytes, last_modified: dt.datetime, media_type: str, file_name: str, language: str
    ) -> "Answer":
        """Give the answer for what only one person knows the address of: no shared cache and no index may keep it.

        It is not compressed: it is asked for by one client, and mostly answered by 304.
        """
        fixed = _private_headers(media_type, file_name, language)
        return cls(Coded(body, f'"{etag_of(body)}"', _http_date(last_modified), *fixed), None, last_modified)

    def to(self, request: web.Request) -> web.Response:
        """Answer a request: with the bytes, or that the client has them already."""
        headers, coded = request.headers, self.plain
        if self.gzip is not None and accepts_gzip(headers.get(_ACCEPT_ENCODING, "")):
            coded = self.gzip
        if headers.get(_IF_NONE_MATCH) == coded.etag or _is_known(request, coded.etag, self.last_modified):
            return web.Response(status=304, headers=coded.not_modified)
        return web.Response(body=coded.body, headers=coded.headers)


class Coded:
    """The bytes in one coding, with their tag and headers; those that are fixed are copied, as is quickest."""

    def __init__(
        self, body: bytes, etag: str, moment: str, not_modified: CIMultiDict[str], headers: CIMultiDict[str]
    ) -> None:
        self.body, self.etag = body, etag
        self._moment, self._not_modified, self._headers = moment, not_modified, headers

    @cached_property
    def not_modified(self) -> CIMultiDict[str]:
        """The headers for who has the bytes already."""
        return self._marked(self._not_modified)

    @cached_property
    def headers(self) -> CIMultiDict[str]:
        """The headers that go with the bytes."""
        return self._marked(self._headers)

    def _marked(self, fixed: CIMultiDict[str]) -> CIMultiDict[str]:
        headers = fixed.copy()
        headers["ETag"], headers["Last-Modified"] = self.etag, self._moment
        return headers


@lru_cache(maxsize=256)
def _http_date(moment: dt.datetime) -> str:
    return format_datetime(moment, usegmt=True)


@lru_cache(maxsize=256)
def _private_headers(media_type: str, file_name: str, language: str) -> tuple[CIMultiDict[str], CIMultiDict[str]]:
    return _headers(_PRIVATE, _described(media_type, file_name, language))


def _headers(common: dict[str, str], described: dict[str, str]) -> tuple[CIMultiDict[str], CIMultiDict[str]]:
    """Give the headers that do not depend on the bytes: of a 304, and of the whole answer."""
    common = {**common, "Server": PROTECTING["Server"]}
    return CIMultiDict(common), CIMultiDict({**common, **described, **PROTECTING})


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


def _is_known(request: web.Request, etag: str, last_modified: dt.datetime) -> bool:
    """Compare by tag if the client sent one, else by date (RFC 9110, 13.2.2); weak comparison."""
    if _IF_NONE_MATCH in request.headers:
        return any(known.value in ("*", etag.strip('"')) for known in request.if_none_match or ())
    since = request.if_modified_since
    return since is not None and last_modified <= since
