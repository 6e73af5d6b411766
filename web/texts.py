"""Texts that stand in tables and are translated where they are shown."""

from scheduler.conference.sessions import Kind


def later(text: str) -> str:
    """Mark a text for translation; it is translated when a page shows it."""
    return text


KINDS: dict[Kind, str] = {
    "plenary": later("Plenary"),
    "heads-of-delegation": later("Heads of delegation"),
    "committee": later("Committee"),
    "working-group": later("Working group"),
    "ad-hoc": later("Ad hoc group"),
    "p2c": later("Partner2Connect"),
    "side-event": later("Side event"),
    "breakout": later("Breakout"),
    "regional-coordination": later("Regional coordination"),
    "briefing": later("Briefing"),
    "ceremony": later("Ceremony"),
    "youth": later("Youth"),
    "reception": later("Reception"),
}

PROOFS = {
    "OPTIMAL": later("No better timetable exists: this is proven."),
    "FEASIBLE": later("A good timetable was found; a better one may exist."),
    "INFEASIBLE": later("It is proven that no timetable keeps every rule."),
    "NO_ANSWER": later("The search ended without an answer."),
}

LEVELS = {
    "hard": later("Hard rule"),
    "stability": later("Stability"),
    "preference": later("Preference"),
}
