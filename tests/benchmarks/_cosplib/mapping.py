"""CoSPLib: a workbook as a problem of ours, and a plan as a solution of the workbook's.

A CoSPLib session becomes a part of a day with its time slots in a row; a track becomes a theme, a submission a
session that lasts its time slots. What CoSPLib weighs is weighed by our rules, with the workbook's weights, so that
the cost of a plan is the value of its solution. What is lost on the way:
- parts last as many slots as they have, at a step of our own: what hours a part has on the clock only matters for
  presenters' zones, which is settled here, by parts;
- where a theme runs in parallel with itself, a place in it is counted by time, not room by room, and two of its
  ordered submissions in one time slot are not a violation by themselves;
- presenters who clash in one time slot are forbidden, not charged, where the workbook gives that a weight.
"""

from collections.abc import Iterator
from typing import Any

from solver.rule import load
from solver.timetable.plan import Placement, Plan
from solver.timetable.problem import Problem
from tests.benchmarks._cosplib.solution import Block, Solution
from tests.benchmarks._cosplib.workbook import Penalties, Submission, Workbook

SLOT, DAY = 30, 1440
ALWAYS = {
    "admissible_time",
    "one_session_per_room",
    "one_theme_in_a_room",
    "required_sessions_are_placed",
    "session_has_a_room",
    "unwelcome_places",
}
WEIGHED = {
    "theme_keeps_its_room": "Number of Rooms per Track",
    "theme_is_not_in_parallel": "Parallel Tracks",
    "theme_goes_on_without_gap": "Consecutive Tracks",
    "similar_themes_apart": "Similar Tracks",
    "theme_chairs_are_free": "Chairs Conflicts",
    "hours_suit_people": "Submissions_Timezones",
    "place_in_theme": "Submissions Order",
    "people_stay_in_their_room": "Presenters Conflicts",
    "wanted_sessions_in_one_room": "Attendees Conflicts",
    "wanted_sessions_apart": "Attendees Conflicts Timeslot Level",
}
FORBIDDEN = {"person_in_one_place": "Presenters Conflicts Timeslot Level"}


def begins(book: Workbook) -> dict[str, int]:
    """Give the first minute of each session: one begins on each day, so that none follows another at once."""
    return {name: number * DAY for number, name in enumerate(book.sessions)}


def problem(book: Workbook) -> Problem:
    """Map a workbook."""
    starts = begins(book)
    spans = {
        name: {"start": start, "end": start + SLOT * book.sessions[name].slots} for name, start in starts.items()
    }
    return Problem.model_validate(
        {
            "step": SLOT,
            "days": [{"id": name, "kind": "work", **span} for name, span in spans.items()],
            "parts": [{"id": name, "day": name, "band": "AM", **span} for name, span in spans.items()],
            "rooms": [{"id": room, "seats": {"theatre": 1}} for room in book.rooms],
            "people": [*_presenters(book), *(_voice(book, each, spans) for each in book.submissions.values())],
            "sessions": [_session(submission) for submission in book.submissions.values()],
            "themes": [_theme(book, track) for track in book.chairs],
            "interests": [{"sessions": pair} for pair in _attended(book)],
            "unwelcome": [said for said in _unwelcome(book) if said["units"]],
            "rules": _rules(book),
        }
    )


def _rules(book: Workbook) -> dict[str, dict[str, Any]]:
    settings: dict[str, dict[str, Any]] = {name: {"enabled": False} for name in load("solver.timetable.rules")}
    settings |= {name: {"enabled": True} for name in ALWAYS}
    settings |= {name: {"weight": book.weights[label]} for name, label in WEIGHED.items() if book.weights[label]}
    settings |= {name: {} for name, label in FORBIDDEN.items() if book.weights[label]}
    for name in WEIGHED.keys() | FORBIDDEN.keys():
        settings[name].setdefault("enabled", True)
    settings["hours_suit_people"] |= {"poor": book.hours.less, "bad": book.hours.bad, "minutes": SLOT}
    return settings


def _session(submission: Submission) -> dict[str, Any]:
    return {
        "id": submission.name,
        "name": submission.name,
        "kind": "workshop",
        "duration": SLOT * submission.slots,
        "theme": submission.track,
        "place_in_theme": submission.order or None,
        "people": [*submission.presenters, _voice_of(submission)],
    }


def _presenters(book: Workbook) -> Iterator[dict[str, Any]]:
    for name in sorted({name for submission in book.submissions.values() for name in submission.presenters}):
        yield {"id": name}


def _voice_of(submission: Submission) -> str:
    return f"who presents {submission.name}"


def _voice(book: Workbook, submission: Submission, spans: dict[str, dict[str, int]]) -> dict[str, Any]:
    """Give whoever presents a submission, whose zone is the submission's, not the person's."""
    good = [name for name in spans if _suits(book, submission, name, book.hours.suit)]
    fair = [name for name in spans if _suits(book, submission, name, book.hours.suit_less)]
    poor = [spans[name] for name in fair if name not in good]
    bad = [spans[name] for name in spans if name not in fair]
    return {"id": _voice_of(submission), "poor_hours": poor, "bad_hours": bad}


def _suits(book: Workbook, submission: Submission, session: str, hours: tuple[int, int]) -> bool:
    """Tell whether a whole session lies in these hours of one day of the presenter's clock."""
    begin, end = book.sessions[session].start, book.sessions[session].end
    local = (begin + submission.zone - book.zone) % DAY
    return hours[0] <= local and local + end - begin <= hours[1]


def _theme(book: Workbook, track: str) -> dict[str, Any]:
    similar = {other: penalty for (one, other), penalty in book.similar.items() if one == track}
    return {"id": track, "chairs": book.chairs[track], "similar": similar}


def _attended(book: Workbook) -> list[tuple[str, str]]:
    """Give each two submissions that somebody who attends one of them should not have to choose between."""
    pairs: set[frozenset[str]] = set()
    everybody = book.submissions.values()
    for person in {name for submission in everybody for name in submission.attendees}:
        attended = [each for each in everybody if person in each.attendees]
        bound = [each for each in everybody if person in each.attendees | each.presenters]
        chaired = [each for each in everybody if person in book.chairs[each.track]]
        missed = [(one, other) for one in attended for other in bound if one is not other]
        missed += [(one, other) for one in attended for other in chaired if one.track != other.track]
        pairs |= {frozenset((one.name, other.name)) for one, other in missed}
    return sorted((min(pair), max(pair)) for pair in pairs)


def _unwelcome(book: Workbook) -> Iterator[dict[str, Any]]:
    """Give what the five sheets of penalties say; each time slot of a submission counts."""
    slots = {submission.name: submission.slots for submission in book.submissions.values()}

    def said(label: str, penalties: Penalties, *fields: str) -> Iterator[dict[str, Any]]:
        for names, penalty in penalties.items():
            times = slots[names[0]] if fields[0] == "sessions" else 1
            what = {field: [name] if field == "sessions" else name for field, name in zip(fields, names, strict=True)}
            yield {"units": book.weights[label] * penalty * times, **what}

    yield from said("Submissions_Sessions|Penalty", book.submission_session, "sessions", "part")
    yield from said("Submissions_Rooms|Penalty", book.submission_room, "sessions", "room")
    yield from said("Tracks_Sessions|Penalty", book.track_session, "theme", "part")
    yield from said("Tracks_Rooms|Penalty", book.track_room, "theme", "room")
    yield from said("Sessions_Rooms|Penalty", book.session_room, "part", "room")


def solution(book: Workbook, plan: Plan) -> Solution:
    """Give a plan as the workbook's solution."""
    starts = begins(book)
    tracks: dict[Block, str] = {}
    slots: dict[Block, list[str | None]] = {}
    for name, placed in plan.placements.items():
        submission = book.submissions[name]
        session = next(each for each in book.sessions if 0 <= placed.start - starts[each] < DAY)
        block = session, placed.room or ""
        tracks[block] = submission.track
        row = slots.setdefault(block, [None] * book.sessions[session].slots)
        first = (placed.start - starts[session]) // SLOT
        row[first : first + submission.slots] = [name] * submission.slots
    return Solution(tracks, {block: tuple(row) for block, row in slots.items()})


def plan(book: Workbook, given: Solution) -> Plan:
    """Give a solution of the workbook as a plan."""
    starts = begins(book)
    placements = {}
    for (session, room), names in given.slots.items():
        for slot, name in enumerate(names):
            if name is not None and name not in placements:
                placements[name] = Placement(start=starts[session] + SLOT * slot, room=room)
    return Plan(placements=placements)
