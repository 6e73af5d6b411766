"""Small rosters, drawn by hand, for tests of the search."""

from typing import Any

from solver.roster.plan import Plan
from solver.roster.problem import Problem

HOUR, DAY = 60, 1440


def interpreters() -> list[dict[str, Any]]:
    """Three for Arabic, and two each for English, French and Russian."""
    return [
        {"id": "ar1", "booth": "ar", "native": ["ar"], "active": ["en"], "passive": ["fr"], "rate": 630},
        {"id": "ar2", "booth": "ar", "native": ["ar"], "active": ["en"], "passive": ["fr"], "rate": 630},
        {"id": "ar3", "booth": "ar", "native": ["ar"], "active": ["fr"], "passive": ["en"], "rate": 420},
        {"id": "en1", "booth": "en", "native": ["en"], "passive": ["fr", "ru"], "rate": 630},
        {"id": "en2", "booth": "en", "native": ["en"], "passive": ["fr", "es"], "rate": 630},
        {"id": "fr1", "booth": "fr", "native": ["fr"], "passive": ["en", "es"], "rate": 420},
        {"id": "fr2", "booth": "fr", "native": ["fr"], "passive": ["en", "ru"], "rate": 420},
        {"id": "ru1", "booth": "ru", "native": ["ru"], "passive": ["en", "fr"], "rate": 420},
        {"id": "ru2", "booth": "ru", "native": ["ru"], "passive": ["en", "fr"], "rate": 420},
    ]


def assignment(place: str, day: int, start: int, minutes: int = 180) -> dict[str, Any]:
    """An assignment of one session in four booths; `start` in hours."""
    begin = day * DAY + start * HOUR
    return {
        "id": place,
        "day": f"d{day}",
        "rooms": ["hall"],
        "start": begin,
        "end": begin + minutes,
        "sessions": [{"id": f"{place}-s", "start": begin, "end": begin + minutes}],
        "booths": [
            {"languages": ["ar"], "seats": 3, "both_ways": True},
            {"languages": ["en"], "seats": 2},
            {"languages": ["fr"], "seats": 2},
            {"languages": ["ru"], "seats": 2},
        ],
    }


def small_roster(**changes: object) -> Problem:
    """A morning and an afternoon on each of two days, and just enough people."""
    halves = (("am", 9), ("pm", 14))
    fields: dict[str, object] = {
        "days": [{"id": f"d{n}", "number": n} for n in range(3)],
        "interpreters": interpreters(),
        "assignments": [assignment(f"{n}{part}", n, start) for n in range(2) for part, start in halves],
        "pivots": ["en", "fr"],
    }
    return Problem.model_validate(fields | changes)


def published(plan: Plan) -> list[dict[str, Any]]:
    """A plan as what was published."""
    return [
        {"assignment": place, "booth": booth, "interpreters": sorted(people)}
        for place, booths in plan.seats.items()
        for booth, people in booths.items()
    ]
