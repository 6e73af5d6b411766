"""From what went wrong to the page that says so: one table, and no traceback ever leaves the house."""

import logging

from aiohttp import web
from aiohttp.typedefs import Handler

from scheduler.errors import Gone, NotFound
from scheduler.storage import Busy
from web.headers import guarded
from web.page import render, speech_of
from web.secrecy import told_path
from web.texts import later

_log = logging.getLogger(__name__)
_STATUS: dict[type[Exception], int] = {NotFound: 404, Gone: 410, Busy: 503}
_SENTENCES = {
    404: (later("Not found"), later("There is no such page. It may have moved, or its address is mistyped.")),
    405: (later("Not possible"), later("This address can only be read.")),
    410: (later("No longer valid"), later("This address was taken back. Ask the organizers for a new one.")),
    429: (
        later("Too many at once"),
        later("Many calendars were just made from your network. Please try again in a moment."),
    ),
    500: (later("Something went wrong"), later("The fault is ours and has been noted. Please try again.")),
    503: (later("Just a moment"), later("The programme is being written. Please try again in a moment.")),
}
_TOLD = ("Allow", "Retry-After")
_OTHERWISE = (later("Not possible"), later("The request could not be understood."))


@web.middleware
async def explain(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Turn every error into an answer for people, and see that every answer has the headers that protect."""
    try:
        return guarded(await handler(request))
    except web.HTTPException as error:
        if error.status < 400:
            guarded(error)
            raise
        return guarded(_answer(request, error.status, {name: error.headers.get(name, "") for name in _TOLD}))
    except Exception as error:
        status = _STATUS.get(type(error), 500)
        if status == 500:
            _log.exception("%s %s failed", request.method, told_path(request))
        return guarded(_answer(request, status, {"Retry-After": "5" if status == 503 else ""}))


def _answer(request: web.Request, status: int, headers: dict[str, str]) -> web.Response:
    title, sentence = _SENTENCES.get(status, _OTHERWISE)
    if request.path.startswith("/feeds/"):
        response = web.Response(status=status, text=f"{title}. {sentence}\n")
    else:
        speech = speech_of(request)
        response = render(request, "error.html", speech, status=status, title=title, sentence=sentence)
    response.headers.update({name: value for name, value in headers.items() if value})
    return response
