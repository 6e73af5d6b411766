from collections import Counter
from pathlib import Path

import pytest

from scheduler.conference import Conference
from scheduler.formats.conference_file import read_conference
from tests.scheduler.files import FIXTURES


@pytest.fixture(scope="module")
def wtdc21() -> Conference:
    return read_conference(FIXTURES / "wtdc21.yaml")


@pytest.fixture(scope="module")
def tdag20() -> Conference:
    return read_conference(FIXTURES / "tdag20.yaml")


@pytest.mark.parametrize("path", sorted(FIXTURES.glob("*.yaml")), ids=lambda path: path.stem)
def test_every_fixture_is_read_and_has_the_id_of_its_file(path: Path) -> None:
    assert read_conference(path).id == path.stem


def test_wtdc21_has_the_sessions_of_the_reconstruction(wtdc21: Conference) -> None:
    assert Counter(session.kind for session in wtdc21.sessions) == {
        "plenary": 9,
        "heads-of-delegation": 2,
        "ceremony": 2,
        "committee": 22,
        "working-group": 4,
        "ad-hoc": 25,
        "regional-coordination": 20,
        "briefing": 3,
        "reception": 3,
        "p2c": 25,
        "youth": 14,
        "side-event": 40,
    }


def test_wtdc21_has_the_frame_of_the_reconstruction(wtdc21: Conference) -> None:
    sizes = {
        "days": len(wtdc21.calendar.days),
        "rooms": len(wtdc21.venue.rooms),
        "people": len(wtdc21.people),
        "bodies": len(wtdc21.bodies),
        "delegations": len(wtdc21.delegations),
        "people of delegations": sum(delegation.size for delegation in wtdc21.delegations),
        "agenda": len(wtdc21.agenda),
        "regimes": len(wtdc21.languages.regimes),
        "focus areas": sum(body.role == "focus-area" for body in wtdc21.bodies),
        "main committees": sum(body.role == "main" for body in wtdc21.bodies),
    }
    assert sizes == {
        "days": 16,
        "rooms": 28,
        "people": 65,
        "bodies": 32,
        "delegations": 150,
        "people of delegations": 1671,
        "agenda": 16,
        "regimes": 8,
        "focus areas": 4,
        "main committees": 3,
    }


def test_wtdc21_opens_and_closes_with_the_plenary(wtdc21: Conference) -> None:
    roles = {session.role: session.id for session in wtdc21.sessions if session.role is not None}
    assert [roles[role] for role in ("opening", "first-plenary", "last-plenary", "closing")] == [
        "OPN",
        "PL-01",
        "PL-09",
        "CLS",
    ]


def test_tdag20_has_two_rounds_of_four_groups_and_120_participants(tdag20: Conference) -> None:
    (block,) = tdag20.breakouts
    assert (block.id, [len(sessions) for sessions in block.rounds], len(block.participants)) == (
        "reform",
        [4, 4],
        120,
    )
    themes = sorted(theme.id for theme in block.themes)
    assert all(sorted(person.wishes) == themes for person in block.participants)
    assert [[tdag20.session[name].theme for name in sessions] for sessions in block.rounds] == [themes, themes]


def test_every_theme_of_tdag20_has_a_facilitator_and_its_people_can_be_told_apart(tdag20: Conference) -> None:
    (block,) = tdag20.breakouts
    facilitated = [lead.theme for lead in block.leads if lead.role == "facilitator" and lead.rounds is None]
    assert facilitated == [theme.id for theme in block.themes]
    assert {lead.role for lead in block.leads} == {"facilitator", "rapporteur"}
    assert block.together
    assert block.apart
    for attribute in ("region", "stakeholder", "gender"):
        assert len({getattr(person, attribute) for person in block.participants} - {None}) > 1
