"""Render a page in the reader's language."""

from collections.abc import Callable

import aiohttp_jinja2
from aiohttp import web
from yarl import URL

from web.keys import BASE_URL, SCRIPTS, SPEECHES, STYLES
from web.secrecy import is_secret
from web.speech import TAGS, Speech, negotiate


def speech_of(request: web.Request, default: str = "en") -> Speech:
    """Give the language that the reader asked for, or that the browser prefers."""
    tag = negotiate(request.query.get("lang"), request.headers.get("Accept-Language"), default)
    return request.app[SPEECHES][tag]


def links(request: web.Request) -> Callable[..., str]:
    """Give a function that writes this page's address with some questions changed; None drops one.

    A secret address is not repeated: a link that begins with its questions leads to the page itself.
    """
    path = "" if is_secret(request) else request.path

    def link(**changes: str | None) -> str:
        asked = [(key, value) for key, value in request.query.items() if value]
        query = [(key, changes.get(key, value)) for key, value in asked]
        query += [(key, value) for key, value in changes.items() if key not in dict(asked)]
        return str(URL.build(path=path, query=[(key, value) for key, value in query if value is not None])) or "?"

    return link


def going(request: web.Request) -> Callable[[str], str]:
    """Give a function that writes another page's address, in the language that was asked for here."""
    lang = request.query.get("lang")

    def go(path: str) -> str:
        return str(URL.build(path=path, query={"lang": lang} if lang in TAGS else {}))

    return go


def asking(request: web.Request) -> Callable[[str], str]:
    """Give a function that writes another page's address with the questions of this one."""
    query = {key: value for key, value in request.query.items() if value}
    return lambda path: str(URL.build(path=path, query=query))


def base_url(request: web.Request) -> URL:
    """Give the address under which the world sees this server: the configured one, else the one asked."""
    configured = request.app[BASE_URL]
    return URL(configured) if configured else request.url.origin()


def render(
    request: web.Request, template: str, speech: Speech, *, status: int = 200, **context: object
) -> web.Response:
    """Render a template with what every page needs."""
    common = {
        "speech": speech,
        "_": speech.say,
        "ngettext": speech.count,
        "link": links(request),
        "go": going(request),
        "link_to": asking(request),
        "speeches": request.app[SPEECHES].values(),
        "styles": request.app[STYLES],
        "script": request.app[SCRIPTS].__getitem__,
        "path": "" if is_secret(request) else request.path,
        "asked": request.query,
    }
    response = aiohttp_jinja2.render_template(template, request, common | context, status=status)
    response.headers["Content-Language"] = speech.tag
    response.headers["Cache-Control"] = "private, no-store" if is_secret(request) else "no-cache"
    if is_secret(request):
        response.headers["X-Robots-Tag"] = "noindex"
    response.headers["Vary"] = "Accept-Language"
    response.enable_compression()
    return response
