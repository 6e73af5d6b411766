"""The sessions of some bodies, whole chains of meetings."""

from random import Random

from solver.timetable.neighbourhoods import Situation


def choose(situation: Situation, random: Random, size: int) -> set[str]:
    """Take bodies in a random order, each with the bodies below it, until there are enough sessions."""
    bodies = [body for body in situation.problem.bodies if not body.exclusive]
    random.shuffle(bodies)
    chosen: list[str] = []
    for body in bodies:
        family = {body.id} | {other.id for other in situation.problem.bodies if body.id in other.lineage}
        chosen += sorted(
            session.id
            for session in situation.problem.sessions
            if session.body in family and session.id in situation.plan.placements and session.id not in chosen
        )
        if len(chosen) >= size:
            break
    return set(chosen[: size + size // 2])
