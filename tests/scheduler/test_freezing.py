"""What is frozen when: today always, tomorrow from the evening on."""

import datetime as dt

import pytest

from scheduler.formats.conference_file import read_conference
from scheduler.freezing import frozen_until
from tests.conftest import FIXTURES


@pytest.mark.parametrize(
    ("now", "until"),
    [
        ("2022-06-08 09:00", "2022-06-09T00:00:00+02:00"),
        ("2022-06-08 17:59", "2022-06-09T00:00:00+02:00"),
        ("2022-06-08 18:00", "2022-06-10T00:00:00+02:00"),
    ],
)
def test_the_day_is_frozen_and_in_the_evening_the_next_one(now: str, until: str) -> None:
    conference = read_conference(FIXTURES / "wtdc21.yaml")
    assert frozen_until(conference, now) == dt.datetime.fromisoformat(until)
