"""An answer that is written before it is sent: only the date is put between its head and its body."""

import re
import time
from email.utils import formatdate
from functools import lru_cache

from aiohttp import HttpVersion11, hdrs, web
from aiohttp.abc import AbstractStreamWriter

_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


class Headers:
    """Headers that many answers have in common, written once."""

    def __init__(self, told: dict[str, str]) -> None:
        """Write them. Raises ValueError if one has a control character, which could begin another header."""
        lines = [f"{name}: {value}" for name, value in told.items()]
        if any(map(_CONTROL.search, lines)):
            raise ValueError(f"a control character in {told}")
        self.told, self.written = told, "".join(f"{line}\r\n" for line in lines).encode()


class Ready(web.StreamResponse):
    """Bytes as they go over the wire. It keeps nothing of a request, so that any number of them can share it."""

    def __init__(self, status: int, common: Headers, own: dict[str, str], body: bytes | None) -> None:
        """Write the head: `own` headers are ours to the letter; `body` is None where the status allows none."""
        super().__init__(status=status)
        told = "".join(f"{name}: {value}\r\n" for name, value in own.items())
        length = "" if body is None else f"Content-Length: {len(body)}\r\n"
        self._head = f"HTTP/1.1 {status} {self.reason}\r\n{told}{length}".encode() + common.written
        self._common, self._own, self._content = common, own, body

    def to(self, request: web.Request) -> web.StreamResponse:
        """Give what answers a request: itself, if the connection stays open after it, as it mostly does."""
        if request.keep_alive and request.version == HttpVersion11:
            return self
        return web.Response(status=self.status, headers={**self._common.told, **self._own}, body=self._content)

    @property
    def keep_alive(self) -> bool:
        """Say that the connection stays open."""
        return True

    async def prepare(self, request: web.BaseRequest) -> AbstractStreamWriter:
        """Send all of it."""
        body = b"" if self._content is None or request.method == hdrs.METH_HEAD else self._content
        await request.writer.write_eof(b"".join((self._head, _date(int(time.time())), body)))
        return request.writer

    async def write_eof(self, data: bytes = b"") -> None:
        """Do nothing: all of it is sent."""


@lru_cache(maxsize=1)
def _date(second: int) -> bytes:
    """Write the date, the last of the headers, and the line that ends them."""
    return f"Date: {formatdate(second, usegmt=True)}\r\n\r\n".encode()
