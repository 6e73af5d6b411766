"""The sessions that run when the most run, and some from quiet parts to make way."""

from random import Random

from solver.timetable.neighbourhoods import Situation


def choose(situation: Situation, random: Random, size: int) -> set[str]:
    """Take busy moments, drawn by how many sessions run, and add sessions that run anywhere."""
    followed = frozenset(body for group in situation.problem.delegations for body in group.bodies)
    running: dict[int, list[str]] = {}
    for session in situation.problem.sessions:
        placed = situation.plan.placements.get(session.id)
        if placed is not None and (not followed or session.body in followed):
            for moment in range(placed.start, placed.start + session.duration, situation.problem.step):
                running.setdefault(moment, []).append(session.id)
    moments = sorted(running)
    chosen: set[str] = set()
    for _ in range(size):
        if moments and len(chosen) < size * 2 // 3:
            [moment] = random.choices(moments, weights=[len(running[m]) ** 2 for m in moments])
            chosen.update(running[moment])
    rest = sorted(set(situation.plan.placements) - chosen)
    return chosen | set(random.sample(rest, min(len(rest), max(0, size - len(chosen)))))
