"""How often an address may ask for what costs a row for ever: a bucket of turns for each, which fills up again."""

import math
from collections import OrderedDict
from collections.abc import Callable
from ipaddress import IPv6Address, ip_address, ip_network

from aiohttp import web

_BURST = 300  # at once: the people of a conference stand behind one address when they are in one building
_SECONDS_A_TURN = 1.0
_MOST_ADDRESSES = 10_000
_OF_ONE_SUBSCRIBER = 64  # bits of an address of IPv6; whoever has one has all that begin alike


class Rates:
    """The turns that each address has left. Only as many addresses are known as fit; the oldest begin anew."""

    def __init__(self, now: Callable[[], float], proxies: int = 0) -> None:
        """Take a clock in seconds; `proxies` is how many servers of ours stand in front, each naming its client."""
        self._now, self._proxies = now, proxies
        self._full_at: OrderedDict[str, float] = OrderedDict()

    def take(self, request: web.Request) -> None:
        """Take a turn. Raises HTTPTooManyRequests, with the seconds until there is one."""
        address, now = self._client(request), self._now()
        full_at = max(self._full_at.pop(address, now), now) + _SECONDS_A_TURN
        missing = full_at - now - _BURST * _SECONDS_A_TURN
        if missing > 0:
            self._full_at[address] = full_at - _SECONDS_A_TURN
            raise web.HTTPTooManyRequests(headers={"Retry-After": str(math.ceil(missing))})
        self._full_at[address] = full_at
        if len(self._full_at) > _MOST_ADDRESSES:
            self._full_at.popitem(last=False)

    def _client(self, request: web.Request) -> str:
        """Give the address that asks. Of those that a proxy forwards, only what our own ones wrote is believed."""
        told = [each.strip() for each in ",".join(request.headers.getall("X-Forwarded-For", [])).split(",")]
        known = told[-self._proxies] if 0 < self._proxies <= len(told) else request.remote or ""
        try:
            address = ip_address(known)
        except ValueError:
            return known[:64]
        if not isinstance(address, IPv6Address):
            return str(address)
        if address.ipv4_mapped is not None:  # as IPv4 arrives where both are listened to: all begin alike
            return str(address.ipv4_mapped)
        return str(ip_network((address, _OF_ONE_SUBSCRIBER), strict=False))
