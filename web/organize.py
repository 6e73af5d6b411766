"""For organizers: how good the published timetable is, and what it costs."""

import asyncio
from dataclasses import dataclass

from aiohttp import web

from scheduler.interpretation import granted
from scheduler.versions import Version
from web.conferences import published
from web.keys import SNAPSHOTS, STORE
from web.page import render, speech_of
from web.pages.cards import Said, say
from web.pages.proof import costs, gap_sentence
from web.speech import Speech
from web.texts import LEVELS, PROOFS

routes = web.RouteTableDef()


@dataclass(frozen=True)
class Missing:
    """A session without a place: why, and the languages that it was granted all the same."""

    session: str
    name: Said
    why: str
    languages: tuple[tuple[str, str], ...]


@routes.get("/organize/c/{conference}")
async def organizer_page(request: web.Request) -> web.Response:
    """Show the proof, the terms of the cost, what has no place and which rules are broken."""
    version = await request.app[STORE].current(request.match_info["conference"])
    speech = speech_of(request, version.conference.languages.default)
    timetable = version.timetable
    return render(
        request,
        "organize.html",
        speech,
        conference=version.conference,
        head=published(version, speech),
        version=version,
        published_at=version.published_at.astimezone(version.conference.zone),
        proof=timetable.proof,
        proof_sentence=speech.say(PROOFS[timetable.proof.status]),
        gap_sentence=gap_sentence(timetable.proof, speech),
        costs=costs(timetable),
        unplaced=await asyncio.to_thread(_missing, version, speech),
        broken=[found for found in timetable.violations if found.level == "hard"],
        unmet=[found for found in timetable.violations if found.level != "hard"],
        levels=LEVELS,
        left_out=request.app[SNAPSHOTS].of(version.conference.id).left_out,
    )


def _missing(version: Version, speech: Speech) -> list[Missing]:
    unplaced = version.timetable.unplaced
    grants = granted(version.conference) if unplaced else {}
    found = []
    for item in unplaced:
        languages = grants[item.session].languages if item.session in grants else ()
        named = tuple((tag, speech.language(tag)) for tag in languages if len(languages) > 1)
        found.append(Missing(item.session, _name(version, item.session, speech), item.why, named))
    return found


def _name(version: Version, session: str, speech: Speech) -> Said:
    conference = version.conference
    found = conference.session.get(session)
    if found is not None and found.title is not None:
        return say(found.title, speech, conference)
    return Said(conference.title(found, speech.tag) if found else session, "")
