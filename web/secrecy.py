"""Addresses that are secrets: they stand in no log, in no error page, and in no link that leads elsewhere."""

from aiohttp import web

_SECRET = ("/feeds/t/", "/m/", "/f/")


def is_secret(request: web.Request) -> bool:
    """Say whether the address of a request opens what belongs to one person."""
    return request.path.startswith(_SECRET)


def told_path(request: web.Request) -> str:
    """Give the path of a request as it may be told: without what is secret in it."""
    for prefix in _SECRET:
        if request.path.startswith(prefix):
            return f"{prefix}…"
    return request.path
