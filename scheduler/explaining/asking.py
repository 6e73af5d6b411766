"""Ask the solver why, and say its answer in the conference's words."""

import asyncio
from collections.abc import Iterable

from scheduler import translation
from scheduler.conference import Conference
from scheduler.explaining.changes import edited, edits, sentence
from scheduler.explaining.demands import Sentences
from scheduler.explaining.names import Names
from scheduler.explaining.report import Demand, Move, PlacementReport, Report, Stretch, WayOut
from scheduler.solving import ask_why
from scheduler.timetable import Timetable
from solver.check import check
from solver.result import Limits
from solver.timetable.explanation import account
from solver.timetable.plan import Plan


async def explain(conference: Conference, limits: Limits, stop: asyncio.Event | None = None) -> Report:
    """Say why there is no timetable; each way out has been judged once more by the whole rule book."""
    answer = await ask_why(translation.problem(conference), limits, stop=stop)
    return reported(conference, account.Explanation.model_validate(answer))


async def explain_placement(
    conference: Conference,
    timetable: Timetable | None,
    question: account.Question,
    limits: Limits,
    stop: asyncio.Event | None = None,
) -> PlacementReport:
    """Say why a session is not placed, or not at a time or in a room, before a timetable."""
    start = None if timetable is None else translation.plan(conference, timetable)
    problem = translation.problem(conference)
    plain = await ask_why(problem, limits, question.model_dump(), start, stop)
    answer, names = account.Answer.model_validate(plain), Names(conference)
    return PlacementReport(
        conference=conference.id,
        session=question.session,
        place=None if answer.place is None else _place(names, answer.place),
        tried=answer.tried,
        obstacles=tuple(Demand(rule=o.rule, sessions=o.sessions, text=o.text) for o in answer.obstacles),
        possible=answer.possible,
        moves=tuple(Move(session=move.session, text=_move(names, move)) for move in answer.moves),
        anew=answer.anew,
        clash=None if answer.clash is None else _report(names, answer.clash),
        seconds=answer.seconds,
    )


def reported(conference: Conference, found: account.Explanation) -> Report:
    """Say the solver's explanation in the conference's words."""
    return _report(Names(conference), found)


def _report(names: Names, found: account.Explanation) -> Report:
    sentences = Sentences(names, found.demands)
    return Report(
        conference=names.conference.id,
        status=found.status,
        demands=tuple(Demand(rule=d.rule, sessions=d.sessions, text=sentences.of(d)) for d in found.demands),
        sentences=tuple(sentences.all()),
        left={session: _stretches(names, spans) for session, spans in found.left.items()},
        ways_out=tuple(_way_out(names, way) for way in found.ways_out if _holds(names.conference, way)),
        all_tried=found.all_tried,
        tightest=tuple(_tightest(names, tight) for tight in found.tightest),
        found_after=found.found_after,
        seconds=found.seconds,
    )


def _holds(conference: Conference, way: account.WayOut) -> bool:
    """Tell whether the way out, made to the conference itself, gives the timetable that was found."""
    changed = edited(conference, way.changes)
    if changed is None:
        return False
    plan = Plan.read({session: list(place) for session, place in way.plan.items()})
    return not check(translation.problem(changed), plan).hard


def _way_out(names: Names, way: account.WayOut) -> WayOut:
    made = [edit for change in way.changes for edit in edits(names.conference, change)]
    return WayOut(text=sentence(names, way.changes), price=way.cost, edits=tuple(made))


def _stretches(names: Names, spans: Iterable[tuple[int, int]]) -> tuple[Stretch, ...]:
    return tuple(Stretch(start=names.clock.moment(start), end=names.clock.moment(end)) for start, end in spans)


def _tightest(names: Names, tight: account.Tightest) -> str:
    who = names.sessions(tight.sessions)
    if tight.what == "session":
        return f"{who} has no time or room left."
    time = names.spans([tight.span]) if tight.span[0] < tight.span[1] else names.moment(tight.span[0])
    where = f" in {names.rooms(tight.rooms)}" if tight.rooms else ""
    return f"{who}{where} need {tight.needed} of {tight.usable} usable minutes, {time}."


def _place(names: Names, place: tuple[int, str | None]) -> str:
    return names.moment(place[0]) + (f" in {place[1]}" if place[1] is not None else "")


def _move(names: Names, move: account.Move) -> str:
    before = "not placed" if move.before is None else _place(names, move.before)
    after = "not placed" if move.after is None else _place(names, move.after)
    return f"{names.session(move.session)}: {before} → {after}"
