"""The sessions on some themes, as in side events on one subject."""

from random import Random

from solver.timetable.neighbourhoods import Situation


def choose(situation: Situation, random: Random, size: int) -> set[str]:
    """Take themes in a random order until there are enough sessions."""
    by_theme: dict[str, list[str]] = {}
    for session in situation.problem.sessions:
        if session.theme is not None and session.id in situation.plan.placements:
            by_theme.setdefault(session.theme, []).append(session.id)
    chosen: list[str] = []
    for theme in random.sample(sorted(by_theme), len(by_theme)):
        chosen += by_theme[theme]
        if len(chosen) >= size:
            break
    return set(chosen[: size + size // 2])
