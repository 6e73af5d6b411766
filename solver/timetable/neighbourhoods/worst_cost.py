"""The sessions that cost most where they stand, and some to change places with."""

from random import Random

from solver.timetable.neighbourhoods import Situation


def choose(situation: Situation, random: Random, size: int) -> set[str]:
    """Draw half of the sessions by what they cost, the other half at random."""
    placed = sorted(situation.plan.placements)
    costly = [session for session in placed if situation.blame.get(session, 0) > 0]
    chosen: set[str] = set()
    if costly:
        weights = [situation.blame[session] for session in costly]
        chosen.update(random.choices(costly, weights=weights, k=size // 2))
    rest = [session for session in placed if session not in chosen]
    return chosen | set(random.sample(rest, min(len(rest), size - len(chosen))))
