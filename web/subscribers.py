"""The personal calendars in memory, by what is kept of their secrets."""

from collections.abc import Iterable

from scheduler.errors import Gone, NotFound
from scheduler.personal.subscription import Subscription, digest


class Subscribers:
    """Whose calendar an address is. Who asks with an address is found by its digest, which no clock gives away."""

    def __init__(self) -> None:
        self._by_secret: dict[str, Subscription] = {}
        self.generations: dict[str, int] = {}

    def of(self, token: str) -> Subscription:
        """Give the calendar of a token. Raises NotFound, and Gone for one that once was."""
        found = self._by_secret.get(digest(token))
        if found is None:
            raise NotFound("there is no such personal calendar")
        if found.revoked is not None:
            raise Gone
        return found

    def put(self, subscriptions: Iterable[Subscription]) -> None:
        """Know calendars as they are now."""
        for each in subscriptions:
            known = self._by_secret.get(each.secret)
            if known != each and (known is None or known.revoked is None):
                self._by_secret[each.secret] = each
