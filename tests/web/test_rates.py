"""Personal calendars cannot be made without end from one address, and a whole conference can stand behind one."""

from collections.abc import Iterator

import pytest
from aiohttp import ClientSession, web
from aiohttp.test_utils import make_mocked_request

from scheduler.storage import Store
from web.rates import Rates


class Clock:
    """Seconds that pass when a test says so."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr("web.rates._BURST", 3)
    yield


def turns(rates: Rates, *forwarded: str, most: int = 10) -> int:
    """How many turns somebody gets at once."""
    headers = {"X-Forwarded-For": ", ".join(forwarded)} if forwarded else {}
    for taken in range(most):
        try:
            rates.take(make_mocked_request("POST", "/", headers=headers))
        except web.HTTPTooManyRequests:
            return taken
    return most


def test_turns_come_back_one_by_one() -> None:
    rates = Rates(clock := Clock())
    assert turns(rates) == 3
    clock.seconds += 2
    assert turns(rates) == 2
    clock.seconds += 1000
    assert turns(rates) == 3


def test_the_answer_says_when_there_is_a_turn_again() -> None:
    rates = Rates(clock := Clock())
    turns(rates)
    clock.seconds += 0.3
    with pytest.raises(web.HTTPTooManyRequests) as refused:
        rates.take(make_mocked_request("POST", "/"))
    assert refused.value.headers["Retry-After"] == "1"
    clock.seconds += 0.7
    assert turns(rates) == 1


def test_each_address_has_its_own_turns_and_nobody_can_make_up_more() -> None:
    rates = Rates(Clock(), proxies=1)
    assert turns(rates, "192.0.2.1") == 3
    assert turns(rates, "192.0.2.2") == 3
    assert turns(rates, "made up", "192.0.2.1") == 0
    assert turns(rates, "2001:db8::1") == 3
    assert turns(rates, "2001:db8::ffff:1") == 0  # whoever has the one has the other
    assert turns(rates, "2001:db8:0:1::1") == 3


def test_addresses_of_ipv4_are_told_apart_where_they_arrive_as_addresses_of_ipv6() -> None:
    rates = Rates(Clock(), proxies=1)
    assert turns(rates, "::ffff:192.0.2.1") == 3
    assert turns(rates, "::ffff:192.0.2.2") == 3
    assert turns(rates, "192.0.2.1") == 0  # the same one


def test_without_a_proxy_of_ours_what_is_forwarded_is_not_believed() -> None:
    rates = Rates(Clock())
    assert [turns(rates, "192.0.2.1"), turns(rates, "192.0.2.2")] == [3, 0]


def test_the_memory_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("web.rates._MOST_ADDRESSES", 2)
    rates = Rates(Clock(), proxies=1)
    for last in range(50):
        turns(rates, f"192.0.2.{last}", most=1)
    assert len(rates._full_at) == 2


async def test_who_makes_too_many_gets_a_page_that_says_so(client: ClientSession, store: Store) -> None:
    answers = []
    for _ in range(4):
        async with client.post("/c/ferns/mine?lang=fr", data={"s": "OPEN"}, allow_redirects=False) as response:
            answers.append((response.status, response.headers.get("Retry-After"), await response.text()))
    assert [status for status, _, _ in answers] == [303, 303, 303, 429]
    assert (answers[3][1], "Trop à la fois" in answers[3][2]) == ("1", True)
    assert len(await store.subscriptions.since("ferns", 0)) == 3


async def test_a_new_address_for_a_calendar_takes_a_turn_too(client: ClientSession, store: Store) -> None:
    """Each leaves a row behind, which says that the old address is dead."""
    statuses = []
    async with client.post("/c/ferns/mine", data={"s": "OPEN"}, allow_redirects=False) as response:
        page = response.headers["Location"]
    for _ in range(3):
        async with client.post(f"{page}/rotate", allow_redirects=False) as response:
            page = response.headers.get("Location", page)
            statuses.append(response.status)
    assert statuses == [303, 303, 429]
    assert len(await store.subscriptions.since("ferns", 0)) == 3
