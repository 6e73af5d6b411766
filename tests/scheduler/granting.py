"""Tiny conferences for questions of interpretation, described by what is asked in them."""

from pathlib import Path
from typing import Any

import yaml

from scheduler.conference import Conference

CASES = Path(__file__).resolve().parents[2] / "fixtures" / "languages"
Plain = dict[str, Any]
OFFICIAL = ["ar", "zh", "en", "fr", "ru", "es"]
REGIMES = [
    {"id": "ASKED", "on_request": True},
    {"id": "R3", "languages": ["en", "fr", "es"], "booths": [2, 2, 2]},
    {"id": "WIDE", "languages": ["en", "fr", "ru", "es"], "booths": [3, 3, 3, 3]},
    {"id": "PLAIN", "languages": ["en", "fr"]},
    {"id": "FRES", "languages": ["fr", "es"], "booths": [2]},
    {"id": "RRU", "languages": ["ru"]},
]


def cases() -> list[tuple[str, Plain]]:
    """Give every case of the fixtures with its name."""
    found = []
    for path in sorted(CASES.glob("*.yml")):
        found += [(f"{path.stem}: {each['case']}", each) for each in yaml.safe_load(path.read_text("utf-8"))]
    return found


def conference(case: Plain) -> Conference:
    """Make the conference of a case: what it does not say is the same in all of them."""
    asked = [request for group in case.get("asked", ()) for request in _requests(group)]
    interpretation = {"both_ways": ["ar", "zh"], "rates": {"currency": "USD", "group_1": 630}}
    interpretation |= {"requests": [*asked, *case.get("requests", ())]} if asked or "requests" in case else {}
    sessions = case.get("sessions", [{"id": "S", "languages": "ASKED"}])
    return Conference.model_validate(
        {
            "id": "case",
            "name": "Case",
            "time_zone": "Europe/Berlin",
            "calendar": {
                "days": case.get("days", [{"date": case.get("meeting")}]),
                "parts": [{"id": "DAY", "name": "Day", "start": "09:00", "end": "18:00"}],
            },
            "venue": {
                "buildings": [{"id": "H", "name": "House"}],
                "rooms": [{"id": "R", "building": "H", "seats": 9}],
            },
            "languages": {"official": OFFICIAL, "regimes": REGIMES} | case.get("languages", {}),
            "interpretation": interpretation | case.get("interpretation", {}),
            "bodies": [{"name": body["id"]} | body for body in case.get("bodies", ())],
            "sessions": [{"kind": "committee", "minutes": 60} | session for session in sessions],
        }
    )


def _requests(group: Plain) -> list[Plain]:
    first, rest = group.get("from", 1), {key: group[key] for key in group.keys() - {"times", "from"}}
    about = {} if "body" in rest or "session" in rest else {"session": "S"}
    return [{"by": f"Member {number}"} | about | rest for number in range(first, first + group["times"])]
