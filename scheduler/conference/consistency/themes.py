"""Themes of the programme: a place among the sessions on none, a theme that is to keep clear of itself."""

from collections.abc import Iterator

from scheduler.conference import Conference
from scheduler.conference.consistency.finding import Finding


def findings(conference: Conference) -> Iterator[Finding]:
    """Find what is asked of themes and could never be granted, or means nothing."""
    for position, session in enumerate(conference.sessions):
        if session.place_in_theme is not None and session.theme is None:
            at = ("sessions", position, "place_in_theme")
            yield Finding(at, "a place among the sessions on a theme needs a “theme”; name one, or leave this out")
    for position, theme in enumerate(conference.themes):
        for number, other in enumerate(theme.similar):
            if other == theme.id:
                yield Finding(("themes", position, "similar", number), f"{other} is the theme itself; leave it out")
