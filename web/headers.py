"""What every answer says about itself: no scripts but our own, no frames, no referrer, no boasting."""

from aiohttp import web

from web.ready import Ready

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "img-src 'self' data:",
        "script-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)


PROTECTING = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Server": "Hemicycle",
}


def guarded(response: web.StreamResponse) -> web.StreamResponse:
    """Add the headers that protect, and the server's name without its version.

    What is ready brought all of them along; a page may bring a stricter policy of its own.
    """
    if not isinstance(response, Ready):
        for name, value in PROTECTING.items():
            response.headers.setdefault(name, value)
    return response
