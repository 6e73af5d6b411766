"""The talks of PyCon UK 2016, and where and when there is room for them."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

import yaml

from tests.benchmarks._instances import INSTANCES

FILE = INSTANCES / "pyconuk" / "pyconuk-2016-talks.yml"
ROOMS = {"Assembly Room": 500, "Ferrier Hall": 200, "Room C": 80, "Room D": 100}
DAYS = (date(2016, 9, 16), date(2016, 9, 17), date(2016, 9, 18))
TIMES = ["10:15", "11:15", "12:00", "12:30", "14:30", "15:00", "15:30", "16:30", "17:00"]
MINUTES, LONGER = 30, {"11:15": 45}
AWAY = {"Alex Chan": [("2016-09-16T00:00", "2016-09-17T00:00"), ("2016-09-18T00:00", "2016-09-18T12:00")]}
WANTS_TO_HEAR = {"Owen Campbell": ("Thomas Campbell", "David R. MacIver")}


@dataclass(frozen=True)
class Talk:
    """A talk: its title, its minutes, who gives it and what it is about, if the file says so."""

    title: str
    minutes: int
    speaker: str | None = None
    tag: str | None = None


@dataclass(frozen=True)
class Slot:
    """A time for one talk in each of the rooms."""

    start: datetime
    minutes: int

    @property
    def end(self) -> datetime:
        """When it is over."""
        return self.start + timedelta(minutes=self.minutes)


SLOTS = tuple(
    Slot(datetime.fromisoformat(f"{day}T{time}"), LONGER.get(time, MINUTES)) for day in DAYS for time in TIMES
)


def read(text: str) -> list[Talk]:
    """Read the file of talks; none has more than one tag."""
    return [
        Talk(each["title"], each["duration"], each["speaker"], *each.get("tags", ())) for each in yaml.safe_load(text)
    ]


def away(speaker: str | None) -> list[tuple[datetime, datetime]]:
    """Give the times at which a speaker cannot be there."""
    spans = AWAY.get(speaker or "", [])
    return [(datetime.fromisoformat(begin), datetime.fromisoformat(end)) for begin, end in spans]
