"""E-mail about versions: written with the version, sent by a real server, again when it was not taken, once each."""

import asyncio
import datetime as dt
import os
import re
import signal
import sys
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import select, update

from scheduler.changelog import change_list
from scheduler.changelog.hold_back import Consent
from scheduler.changelog.letters import letters
from scheduler.conference import Conference
from scheduler.errors import BadInput, HeldBack
from scheduler.outbox import MailServer, mail_server
from scheduler.outbox.sending import MOST_ATTEMPTS, send_due, sending, wait
from scheduler.publishing import release, revert
from scheduler.storage import Store
from scheduler.storage.tables import outbox
from scheduler.versions import publish
from tests.conftest import ROOT
from tests.scheduler.mail import SENDER, Post, listening, password_is_right
from tests.web.meetings import MONDAY, PLACES, conference, moved, timetable

MAIL = {"mail": [{"email": "press@example.org"}, {"email": "delegues@example.org", "language": "fr"}]}
LATER = MONDAY + dt.timedelta(days=1)
MOVED = moved("COM-1", "2027-03-27 14:00", "AULA")


def told(**changes: Any) -> Conference:
    return conference(publishing=MAIL, **changes)


def at(moment: dt.datetime) -> Callable[[], dt.datetime]:
    return lambda: moment


@pytest.fixture
async def store(database: str) -> AsyncIterator[Store]:
    """One version that nobody was told of, and a second one that two want to be told of."""
    async with Store(database) as opened:
        await opened.publish(conference(), timetable(), MONDAY)
        await opened.publish(told(), timetable(MOVED), LATER, "The room is\nlarger")
        yield opened


async def rows(store: Store) -> list[tuple[Any, ...]]:
    told = (outbox.c.recipient, outbox.c.version, outbox.c.attempts, outbox.c.due, outbox.c.sent_at, outbox.c.error)
    async with store.reading() as connection:
        found = await connection.execute(select(*told).order_by(outbox.c.id))
        return [(*row[:3], row.due is not None, row.sent_at is not None, row.error) for row in found]


async def test_a_version_puts_one_e_mail_for_each_recipient_into_the_outbox(store: Store) -> None:
    assert await rows(store) == [
        ("press@example.org", 2, 0, True, False, None),
        ("delegues@example.org", 2, 0, True, False, None),
    ]


async def test_what_is_held_back_tells_nobody(store: Store) -> None:
    with pytest.raises(HeldBack):
        await release(store, told(), timetable(PLACES[:1]), LATER, "", None, Consent())
    assert {row[1] for row in await rows(store)} == {2}


async def test_an_e_mail_says_in_each_ones_language_what_changed(store: Store) -> None:
    post = Post()
    async with listening(post) as server:
        assert await send_due(store.outbox, server, at(LATER)) == 2
    english, french = post.came
    assert (english["Subject"], english["From"], english["To"], english["Auto-Submitted"]) == (
        "Fern Conference: version 2 of the programme",
        SENDER,
        "press@example.org",
        "auto-generated",
    )
    assert english.get_content().replace("\r\n", "\n") == (
        "The room is\nlarger\n\nTime: 1, Room: 1\n\nSaturday, 27 March 2027\n"
        "- Committee (COM-1): Time: 10:30–12:00 → 14:00–15:30;"
        " Room: R1, Botanical Institute → Aula Magna, Botanical Institute\n\n"
        "All times are local: Europe/Zurich\n"
    )
    assert english["Date"].datetime == LATER
    assert french["Subject"] == "Conférence des fougères : version 2 du programme"
    assert "- Commission (COM-1) : Horaire : 10:30–12:00 → 14:00–15:30" in french.get_content()
    assert english["Message-ID"] != french["Message-ID"]


def test_an_e_mail_leads_to_the_page_of_what_changed_where_there_is_one() -> None:
    before = publish(conference(), timetable(), None, MONDAY)
    served = conference(site="https://ferns.example.org/", publishing=told().publishing.model_dump(mode="json"))
    changes = change_list(before, publish(served, timetable(MOVED), before, LATER))
    last = [letter.body.splitlines()[-1] for letter in letters(served, changes)]
    assert last == [f"https://ferns.example.org/c/ferns/changes/2?lang={tag}" for tag in ("en", "fr")]


async def test_what_was_sent_is_not_sent_again(store: Store) -> None:
    post = Post()
    async with listening(post) as server:
        sent = [await send_due(store.outbox, server, at(LATER + dt.timedelta(days=n))) for n in (0, 0, 30)]
    assert (sent, len(post.came)) == ([2, 0, 0], 2)
    assert await rows(store) == [
        ("press@example.org", 2, 1, False, True, None),
        ("delegues@example.org", 2, 1, False, True, None),
    ]


async def test_a_server_that_is_away_is_tried_again_later_and_later(store: Store) -> None:
    async with listening(Post()) as gone:
        pass
    assert await send_due(store.outbox, gone, at(LATER)) == 0
    assert [(row[2], row[3], row[4], str(row[5]).partition(":")[0]) for row in await rows(store)] == [
        (1, True, False, "SMTPConnectError")
    ] * 2
    post = Post()
    async with listening(post) as server:
        assert await send_due(store.outbox, server, at(LATER + dt.timedelta(seconds=59))) == 0
        assert await send_due(store.outbox, server, at(LATER + dt.timedelta(seconds=60))) == 2
    assert [row[1:] for row in await rows(store)] == [(2, 2, False, True, None)] * 2


async def test_a_refusal_for_now_is_tried_again_and_one_for_good_is_not(store: Store) -> None:
    post = Post({"press@example.org": "550 no such person"}, ["451 come back later"])
    async with listening(post) as server:
        assert await send_due(store.outbox, server, at(LATER)) == 0
        first = await rows(store)
        assert await send_due(store.outbox, server, at(LATER + dt.timedelta(hours=1))) == 1
    assert [(row[2], row[3]) for row in first] == [(1, False), (1, True)]
    assert "no such person" in first[0][5] and "come back later" in first[1][5]
    assert [(row[2], row[3], row[4]) for row in await rows(store)] == [(1, False, False), (2, False, True)]


async def test_it_is_given_up_after_the_last_attempt(store: Store) -> None:
    now, times = LATER, 0
    async with listening(Post(texts=["451 later"] * 99)) as server:
        while any(row[3] for row in await rows(store)):
            await send_due(store.outbox, server, at(now))
            now, times = now + wait(times + 1), times + 1
    assert times == MOST_ATTEMPTS
    assert {row[2:5] for row in await rows(store)} == {(MOST_ATTEMPTS, False, False)}
    assert dt.timedelta(hours=12) < now - LATER < dt.timedelta(hours=36)


async def test_an_e_mail_in_the_hands_of_a_sender_that_died_is_sent_once(store: Store) -> None:
    taken = await store.outbox.take(LATER, wait)
    assert taken is not None
    post = Post()
    async with listening(post) as server:
        assert await send_due(store.outbox, server, at(LATER)) == 1, "the other one; this one may be on its way"
        assert await send_due(store.outbox, server, at(LATER + wait(1))) == 1
    assert sorted(message["To"] for message in post.came) == ["delegues@example.org", "press@example.org"]


async def test_two_senders_send_each_once(store: Store, database: str) -> None:
    many = {"mail": [{"email": f"p{number}@example.org"} for number in range(20)]}
    await store.publish(conference(publishing=many), timetable(), LATER)
    post = Post()
    async with Store(database) as other, listening(post) as server:
        clock = at(LATER + dt.timedelta(minutes=1))
        sent = await asyncio.gather(*(send_due(each.outbox, server, clock) for each in (store, other)))
    assert sum(sent) == len(post.came) == len({message["Message-ID"] for message in post.came}) == 22


async def test_the_same_e_mail_has_the_same_name_whenever_it_is_sent(store: Store) -> None:
    names = []
    for _ in range(2):
        post = Post()
        async with listening(post) as server:
            await send_due(store.outbox, server, at(LATER))
        names.append([message["Message-ID"] for message in post.came])
        async with store.writing() as connection:
            await connection.execute(update(outbox).values(due=MONDAY, sent_at=None))
    assert names[0] == names[1]


@pytest.mark.filterwarnings("ignore:Requiring AUTH:UserWarning:aiosmtpd")
async def test_a_password_is_given_and_a_wrong_one_loses_no_e_mail(store: Store) -> None:
    post = Post()
    asks = {"authenticator": password_is_right, "auth_required": True, "auth_require_tls": False}
    async with listening(post, **asks) as server:
        wrong, right = (replace(server, user="us", password=password) for password in ("no", "p@ss"))
        assert await send_due(store.outbox, wrong, at(LATER)) == 0
        assert await send_due(store.outbox, right, at(LATER + wait(1))) == 2, await rows(store)
    assert not any("p@ss" in str(row) for row in await rows(store))


async def test_nothing_is_told_in_the_clear_to_a_server_without_starttls(store: Store) -> None:
    post = Post()
    async with listening(post) as server:
        assert await send_due(store.outbox, replace(server, scheme="smtp"), at(LATER)) == 0
    assert (post.came, (await rows(store))[0][3]) == ([], True)


async def test_a_server_that_says_nothing_does_not_hold_up_a_publish_or_the_end(store: Store) -> None:
    asked = asyncio.Event()

    async def say_nothing(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked.set()
        await reader.read()
        writer.close()

    silent = await asyncio.start_server(say_nothing, "127.0.0.1", 0)
    host, port = silent.sockets[0].getsockname()[:2]
    async with silent, sending(store, MailServer("smtp+plain", host, port, SENDER), at(LATER)):
        await asyncio.wait_for(asked.wait(), 10)
        assert (await store.publish(told(), timetable(), LATER)).number == 3
    assert (await rows(store))[0][2:5] == (1, True, False)


async def test_a_revert_tells_those_who_want_to_be_told_now(store: Store, database: str) -> None:
    third = await revert(database, "ferns", 1, LATER, consent=Consent(percent=100))
    assert third.conference == told()
    assert [row[:2] for row in await rows(store)][2:] == [("press@example.org", 3), ("delegues@example.org", 3)]


async def test_the_web_program_sends_what_waits_and_stops_when_told(store: Store, database: str) -> None:
    post = Post()
    async with listening(post) as server:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "web", "--port", "0"),
            cwd=ROOT,
            env=os.environ
            | {"DATABASE_URL": database}
            | {"HEMICYCLE_SMTP": f"smtp+plain://{server.host}:{server.port}", "HEMICYCLE_MAIL_FROM": SENDER},
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        async with store.writing() as connection:  # the program's clock is the real one
            await connection.execute(update(outbox).values(due=dt.datetime(2020, 1, 1, tzinfo=dt.UTC)))
        async with asyncio.timeout(30):
            while len(post.came) < 2:
                await post.something_came.wait()
                post.something_came.clear()
        process.send_signal(signal.SIGTERM)
        _, errors = await asyncio.wait_for(process.communicate(), 10)
    assert (process.returncode, errors) == (0, b"")
    assert sorted(message["To"] for message in post.came) == ["delegues@example.org", "press@example.org"]


@pytest.mark.parametrize(
    ("address", "server"),
    [
        ("smtps://us:p%40ss@mail.example.org", MailServer("smtps", "mail.example.org", 465, SENDER, "us", "p@ss")),
        ("smtp://mail.example.org", MailServer("smtp", "mail.example.org", 587, SENDER)),
        ("smtp+plain://localhost:2525", MailServer("smtp+plain", "localhost", 2525, SENDER)),
    ],
)
def test_the_environment_names_the_server(address: str, server: MailServer) -> None:
    assert mail_server({"HEMICYCLE_SMTP": address, "HEMICYCLE_MAIL_FROM": SENDER}) == server
    assert "p@ss" not in repr(server)


def test_without_settings_there_is_no_e_mail() -> None:
    assert mail_server({}) is None


@pytest.mark.parametrize(
    "environment",
    [
        {"HEMICYCLE_SMTP": "http://user:hunter2@example.org", "HEMICYCLE_MAIL_FROM": "us"},
        {"HEMICYCLE_SMTP": "smtp://:99999", "HEMICYCLE_MAIL_FROM": "a@b.org\nBcc: c@d.org"},
        {"HEMICYCLE_SMTP": "smtp://user:hunter2@example.org:x", "HEMICYCLE_MAIL_FROM": ""},
    ],
)
def test_wrong_settings_are_all_told_at_once_and_never_the_password(environment: dict[str, str]) -> None:
    with pytest.raises(BadInput) as raised:
        mail_server(environment)
    assert [fault.path for fault in raised.value.faults] == ["HEMICYCLE_SMTP", "HEMICYCLE_MAIL_FROM"]
    assert not re.search("hunter2", "".join(map(str, raised.value.faults)))


@pytest.mark.parametrize("address", ["a@b", "a b@c.org", "a@c.org\nBcc: x@y.org", "a@c.org,x@y.org", "<a@c.org>"])
def test_addresses_that_could_smuggle_are_refused_in_the_conference_file(address: str) -> None:
    with pytest.raises(ValueError, match=r"publishing\.mail\.0\.email"):
        conference(publishing={"mail": [{"email": address}]})
