"""The pages of those who lead groups: theirs alone, behind an address that can be taken back; check-in by forms."""

import asyncio
import logging
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from scheduler.attendance import Arrival, Mark
from scheduler.conference.breakouts import Participant
from scheduler.personal.people import known_people
from scheduler.storage import Store, Wanted
from scheduler.storage.attendance import AttendanceBook, Marking
from scheduler.storage.engine import database_url
from tests.scheduler import rotations
from tests.scheduler.shore import NOW, conference
from tests.web.leading import Forum, forum
from tests.web.test_pages import Page, page
from web.keys import SUBSCRIBERS

Answer = tuple[int, str]


@pytest.fixture
async def shore(tmp_path: Path) -> AsyncIterator[Forum]:
    async with forum(tmp_path) as running:
        yield running


async def posted(shore: Forum, path: str, **form: str) -> Answer:
    fields = {name.replace("_", "-", 1): value for name, value in form.items()}
    async with shore.client.post(path, data=fields, allow_redirects=False) as response:
        return response.status, await response.text()


def all_bytes(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.iterdir())


def mark(person: str, state: str, session: str | None = None, number: int = 1) -> Mark:
    return Mark.model_validate({"person": person, "round": number, "state": state, "session": session})


async def test_those_who_lead_see_their_groups_and_what_these_report(shore: Forum) -> None:
    found = await page(shore.client, f"/f/{shore.dina}?lang=en")
    assert found.headings == ["Your groups", "The coast", "Kelp", "Kelp"]
    assert "Round 1 10:00 – 10:50 Kelp ROCK Facilitator · 3 people Reports: EVE" in found.text
    assert "Round 2 11:00 – 11:50 Kelp ROCK Facilitator · 4 people Reports: دينا" in found.text
    clock = "/c/shore/breakouts/coast/clock?lang=en&group=KELP-1&group=KELP-2"
    assert [
        link["href"] for link in found.all("a", class_="button") or found.all("a") if "clock" in str(link["href"])
    ] == [clock]


async def test_a_wrong_address_is_unknown_and_one_that_was_taken_back_is_gone(shore: Forum) -> None:
    paths = ("", "/coast/TIDES-1", "/coast/TIDES-1/cards/rosters", "/coast/TIDES-1/zoom.csv")
    async with shore.client.post(f"/m/{shore.dina}/revoke", allow_redirects=False) as response:
        assert response.status == 303
    for path in paths:
        told = []
        for token in (shore.ana, f"{shore.ana}x", shore.attending, "", "%00"):
            async with shore.client.get(f"/f/{token}{path}") as response:
                told.append(response.status)
        assert told == [200, 404, 404, 404, 404]
    async with shore.client.get(f"/f/{shore.dina}") as response:
        assert (response.status, "No longer valid" in await response.text()) == (410, True)
    assert (await posted(shore, f"/f/{shore.dina}/coast/KELP-1", mark_EVE="came", seen_EVE=""))[0] == 410
    assert (await shore.seen()).marks == ()


async def test_nobody_sees_or_marks_the_group_of_another(shore: Forum) -> None:
    for path in ("KELP-1", "KELP-1/cards/rosters", "KELP-1/zoom.csv", "NONE-1"):
        async with shore.client.get(f"/f/{shore.ana}/coast/{path}") as response:
            assert response.status == 404
    assert (await posted(shore, f"/f/{shore.ana}/coast/KELP-1", mark_EVE="missing", seen_EVE=""))[0] == 404
    assert (await posted(shore, f"/f/{shore.ana}/coast/TIDES-1", mark_EVE="missing", seen_EVE=""))[0] == 303
    assert (await shore.seen()).marks == ()


async def test_secrets_are_kept_as_digests_and_stay_out_of_logs(
    shore: Forum, tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = all_bytes(tmp_path)
    assert shore.ana.encode() not in kept and b"ANA" in kept
    async with shore.client.get(f"/f/{shore.ana}") as response:
        headers = response.headers
    assert (headers["Cache-Control"], headers["X-Robots-Tag"]) == ("private, no-store", "noindex")
    assert headers["Referrer-Policy"] == "no-referrer"

    async def broken(*_: object) -> None:
        raise RuntimeError("the database is away")

    monkeypatch.setattr(Store, "current", broken)
    with caplog.at_level(logging.DEBUG):
        async with shore.client.get(f"/f/{shore.ana}") as response:
            assert response.status == 500
    assert "/f/… failed" in caplog.text and shore.ana not in caplog.text


async def test_who_came_and_who_is_missing_is_kept_and_counted(shore: Forum) -> None:
    path = f"/f/{shore.dina}/coast/KELP-1?lang=en"
    form = {
        "mark-EVE": "came",
        "seen-EVE": "",
        "mark-FAISAL": "missing",
        "seen-FAISAL": "",
        "mark-DINA": "",
        "seen-DINA": "",
    }
    async with shore.client.post(path, data=form, allow_redirects=False) as response:
        assert (response.status, response.headers["Location"]) == (303, path)
    assert (await shore.seen()).marks == (mark("EVE", "came", "KELP-1"), mark("FAISAL", "missing"))
    found = await page(shore.client, path)
    assert "1 here, 1 missing, 1 not marked Missing: =فيصل" in found.text
    chosen = [(each["name"], each["value"]) for each in found.all("input", type="radio") if "checked" in each]
    assert chosen == [("mark-DINA", ""), ("mark-EVE", "came"), ("mark-FAISAL", "missing")]
    assert (await posted(shore, path, mark_FAISAL="", seen_FAISAL="missing"))[0] == 303
    assert (await shore.seen()).marks == (mark("EVE", "came", "KELP-1"),)


async def test_what_another_door_marked_meanwhile_stays_and_is_told(shore: Forum) -> None:
    path = f"/f/{shore.dina}/coast/KELP-1?lang=en"
    assert (await posted(shore, path, mark_EVE="came", seen_EVE=""))[0] == 303
    status, told = await posted(shore, path, mark_EVE="missing", seen_EVE="", mark_FAISAL="came", seen_FAISAL="")
    assert status == 409
    assert "Somebody else marked these people meanwhile." in told and told.count("EVE</bdi>") >= 2
    assert (await shore.seen()).marks == (mark("EVE", "came", "KELP-1"), mark("FAISAL", "came", "KELP-1"))
    assert (await posted(shore, path, mark_EVE="came", seen_EVE=""))[0] == 303  # both saw the same


async def test_two_check_ins_of_one_person_at_one_moment_leave_one_mark(shore: Forum, tmp_path: Path) -> None:
    here = {"mark-FAISAL": "came", "seen-FAISAL": ""}
    away = {"mark-FAISAL": "missing", "seen-FAISAL": ""}
    path = f"/f/{shore.dina}/coast/KELP-1"

    async def post(form: dict[str, str]) -> int:
        async with shore.client.post(path, data=form, allow_redirects=False) as response:
            return response.status

    assert sorted(await asyncio.gather(post(here), post(away))) == [303, 409]
    assert len((await shore.seen()).marks) == 1
    async with Store(database_url(tmp_path)) as other:  # another process on the same database
        books = [AttendanceBook(store, "shore", "coast") for store in (shore.store, other)]
        wanted = [mark("BEN", "came", "TIDES-1"), mark("BEN", "missing")]
        taken = await asyncio.gather(
            *(
                book.mark([Marking("BEN", 1, None, each)], "ANA", NOW)
                for book, each in zip(books, wanted, strict=True)
            )
        )
        assert sorted(taken) == [[], ["BEN"]]
        late = Arrival(participant=Participant(id="GUS"), round=2)
        assert sorted(await asyncio.gather(*(book.arrive(late, NOW) for book in books))) == [False, True]
    [standing] = [each for each in (await shore.seen()).marks if each.person == "BEN"]
    assert standing == wanted[taken.index([])]


async def test_somebody_in_the_wrong_group_is_a_guest_here_and_not_there(shore: Forum) -> None:
    assert (await posted(shore, f"/f/{shore.dina}/coast/KELP-1/guests", person="BEN"))[0] == 303
    here = await page(shore.client, f"/f/{shore.dina}/coast/KELP-1?lang=en")
    there = await page(shore.client, f"/f/{shore.ana}/coast/TIDES-1?lang=en")
    assert "1 here, 0 missing, 3 not marked" in here.text and "Ben guest" in here.text
    assert "Missing: Ben" in there.text and "was seen in another group: Kelp" in there.text
    status, told = await posted(shore, f"/f/{shore.dina}/coast/KELP-1/guests", person="<i>NOBODY")
    assert status == 422 and "&lt;i&gt;NOBODY" in told and "<i>NOBODY" not in told


async def test_who_leaves_after_a_round_is_not_expected_in_the_next(shore: Forum) -> None:
    assert (await posted(shore, f"/f/{shore.ana}/coast/TIDES-1/leavers", person="BEN"))[0] == 303
    assert (await shore.seen()).marks == (mark("BEN", "left", number=2),)
    assert "Missing: Ben" in (await page(shore.client, f"/f/{shore.dina}/coast/KELP-2?lang=en")).text
    assert (await posted(shore, f"/f/{shore.dina}/coast/KELP-2/leavers", person="BEN"))[0] == 422
    assert (await posted(shore, f"/f/{shore.ana}/coast/TIDES-1/leavers", person="EVE"))[0] == 422


async def test_who_comes_late_is_added_now_or_for_later(shore: Forum) -> None:
    path = f"/f/{shore.ana}/coast/TIDES-1/arrivals"
    assert (await posted(shore, path, name="Gus", languages="fr, en", region="EUR", round="1"))[0] == 303
    assert (await posted(shore, path, name="Hua", id="B-77", round="2"))[0] == 303
    seen = await shore.seen()
    gus = Participant(id="LATE-1", name="Gus", languages=("fr", "en"), region="EUR")
    assert seen.arrivals == (
        Arrival(participant=gus, round=1),
        Arrival(participant=Participant(id="B-77", name="Hua"), round=2),
    )
    assert seen.marks == (mark("LATE-1", "came", "TIDES-1"),)
    assert "Gus guest" in (await page(shore.client, f"/f/{shore.ana}/coast/TIDES-1?lang=en")).text


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ({"name": "", "round": "1"}, "name: write a name, so that they can be called"),
        ({"name": "Gus", "round": "9"}, "round: choose one of the rounds"),
        ({"name": "Gus", "round": "2", "id": "BEN"}, "id: “BEN” is on the list already; look for them there"),
        ({"name": "Gus", "round": "2", "region": "ATL"}, "region: there is no region “ATL”"),
        ({"name": "G\u202eus", "round": "2"}, "name: the character U+202E cannot be shown; leave it out"),
        ({"name": "Gus", "round": "2", "email": "gus"}, "email: “gus” is not an e-mail address"),
    ],
)
async def test_what_cannot_be_right_is_told_and_what_was_written_stays(
    shore: Forum, form: dict[str, str], said: str
) -> None:
    status, told = await posted(shore, f"/f/{shore.ana}/coast/TIDES-1/arrivals", **form)
    found = Page(told)
    assert (status, said in found.text) == (422, True)
    assert found.all("input", name="name")[0]["value"] == form["name"]
    assert (await shore.seen()).arrivals == ()


async def test_hostile_names_are_shown_as_text_everywhere(tmp_path: Path) -> None:
    evil = '"><img src=x onerror=alert(1)>'
    [block] = conference().model_dump(mode="json")["breakouts"]
    people = [person | {"name": f"{evil}{person['id']}", "attributes": {}} for person in block["participants"]]
    themes = [theme | {"name": evil} for theme in block["themes"]]
    known = conference(breakouts=[block | {"participants": people, "themes": themes, "name": evil}])
    async with forum(tmp_path, known) as shore:
        await posted(shore, f"/f/{shore.ana}/coast/TIDES-1/arrivals", name=evil, round="1")
        own = f"/f/{shore.ana}"
        cards = (f"{own}/coast/TIDES-1/cards/{sort}" for sort in ("rooms", "rosters", "tables"))
        public = ("/c/shore/breakouts", "/c/shore/breakouts/coast", "/c/shore/breakouts/coast/clock")
        for path in (own, f"{own}/coast/TIDES-1", *cards, *public):
            assert (await page(shore.client, path)).all("img") == [], path


async def test_cards_are_of_the_own_group_and_bring_only_their_own_style(shore: Forum) -> None:
    group = f"/f/{shore.ana}/coast/TIDES-1"
    async with shore.client.get(f"{group}/cards/rosters?lang=en") as response:
        html, policy = await response.text(), response.headers["Content-Security-Policy"]
    roster = Page(html)
    assert [name in roster.text for name in ("Ana", "Ben", "陈", "دينا")] == [True, True, True, False]
    assert policy.startswith("default-src 'none'; style-src 'sha256-") and "unsafe" not in policy
    small = await page(shore.client, f"{group}/cards/tables?lang=en")
    assert small.headings == ["Ana", "Ben", "陈"]
    assert "Round 2 11:00–11:50" in small.text.replace(" – ", "–")
    async with shore.client.get(f"{group}/cards/money") as response:
        assert response.status == 404


async def test_zoom_gets_the_rooms_of_one_round_without_formulas(shore: Forum) -> None:
    async with shore.client.get(f"/f/{shore.dina}/coast/KELP-1/zoom.csv") as response:
        lines = (await response.text()).splitlines()
        kind, name = response.content_type, response.headers["Content-Disposition"]
    assert (kind, name) == ("text/csv", 'attachment; filename="coast-round-1-zoom.csv"')
    assert lines == [
        "Pre-assign Room Name,Email Address",
        "Sand room,ana@example.org",
        "Sand room,ben@example.org",
        "ROCK,faisal@example.org",
    ]


async def test_who_reports_sees_the_group_and_what_it_reports(shore: Forum) -> None:
    [eve] = [person for person in known_people(conference()) if person.id == "EVE"]
    [(token, made)] = await shore.store.subscriptions.add("shore", [Wanted(eve.kind, eve.id, "en")], NOW)
    shore.server.app[SUBSCRIBERS].put([made])
    found = await page(shore.client, f"/f/{token}?lang=en")
    assert "Kelp ROCK Rapporteur · 3 people Reports: EVE" in found.text


async def test_who_leads_nothing_any_more_is_told_so(shore: Forum) -> None:
    found = await page(shore.client, f"/f/{shore.nobody}?lang=en")
    assert "You lead no group in the version that is published." in found.text
    assert rotations.SEATS["TIDES-1"][1] == "BEN"  # he takes part, and sees no names by that
    assert "Ana" not in found.text
