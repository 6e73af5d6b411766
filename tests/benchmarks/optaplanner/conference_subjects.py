"""The tags of a conference as subjects, with what the workbook's weights make of them, and the constant of rewards.

Themes, sectors and contents part sessions. Rewards bring them together: talks in one timeslot are rewarded for each
audience type that they share, for different levels, and for different languages. All talks of a family, which is
those that compete for the same timeslots, start together or pay; those of one level pay anyway.
"""

from collections.abc import Callable, Iterator
from itertools import product
from math import comb
from typing import Any

from tests.benchmarks.optaplanner.conference import SOFT, Conference, Tags, Talk, Timeslot


def subjects(conference: Conference) -> Iterator[dict[str, Any]]:
    """Give the subjects that at least two talks are on."""
    return (subject for subject in _every(conference) if len(subject["sessions"]) > 1)


def constant(conference: Conference) -> int:
    """Give what all rewards would come to if every pair had them."""
    return sum(subject.get("scattered", 0) * comb(len(subject["sessions"]), 2) for subject in _every(conference))


def _every(conference: Conference) -> Iterator[dict[str, Any]]:
    def weight(name: str) -> int:
        return conference.weight(name, SOFT)

    yield from _tagged(
        conference,
        "theme",
        lambda talk: talk.themes,
        together=weight("Theme track conflict"),
        other_room=weight("Theme track room stability"),
        other_day=weight("Same day talks"),
    )
    yield from _tagged(conference, "sector", lambda talk: talk.sectors, together=weight("Sector conflict"))
    yield from _tagged(
        conference,
        "content",
        lambda talk: talk.contents,
        together=weight("Content conflict"),
        other_day=weight("Same day talks"),
        wrong_order=weight("Content audience level flow violation"),
    )
    yield from _tagged(
        conference,
        "theme for",
        lambda talk: frozenset(f"{theme} {who}" for theme, who in product(talk.themes, talk.audiences)),
        together=weight("Audience type theme track conflict"),
    )
    for slots, talks in conference.families.items():
        yield from _rewarded(conference, slots, talks)


def _tagged(
    conference: Conference, what: str, tags_of: Callable[[Talk], Tags], **prices: int
) -> Iterator[dict[str, Any]]:
    for tag in sorted({tag for talk in conference.talks for tag in tags_of(talk)}):
        sessions = [talk.code for talk in conference.talks if tag in tags_of(talk)]
        yield {"id": f"{what} {tag}", "sessions": sessions, **prices}


def _rewarded(conference: Conference, slots: tuple[Timeslot, ...], talks: list[Talk]) -> Iterator[dict[str, Any]]:
    name, minutes = f"{talks[0].talk_type} and the like", slots[0].minutes
    price = conference.weight("Audience type diversity", SOFT) * minutes
    for audience in sorted({audience for talk in talks for audience in talk.audiences}):
        sessions = [talk.code for talk in talks if audience in talk.audiences]
        yield {"id": f"{name} for {audience}", "sessions": sessions, "scattered": price}
    yield from _different(name, minutes, conference.weight("Audience level diversity", SOFT), _by(talks, _level))
    yield from _different(name, minutes, conference.weight("Language diversity", SOFT), _by(talks, _language))


def _level(talk: Talk) -> str:
    return f"level {talk.level}"


def _language(talk: Talk) -> str:
    return f"in {talk.language}"


def _by(talks: list[Talk], kind_of: Callable[[Talk], str]) -> dict[str, list[str]]:
    kinds: dict[str, list[str]] = {}
    for talk in talks:
        kinds.setdefault(kind_of(talk), []).append(talk.code)
    return dict(sorted(kinds.items()))


def _different(name: str, minutes: int, weight: int, kinds: dict[str, list[str]]) -> Iterator[dict[str, Any]]:
    """Reward different kinds side by side; there is nothing to reward where all are of one kind."""
    if len(kinds) > 1:
        everybody = sorted(code for codes in kinds.values() for code in codes)
        yield {"id": f"{name}, not all {min(kinds)}", "sessions": everybody, "scattered": weight * minutes}
        for kind, codes in kinds.items():
            yield {"id": f"{name}, {kind}", "sessions": codes, "together": weight}
