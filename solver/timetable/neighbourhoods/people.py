"""The sessions of some people: those that need them, those that they chair, those that they want to be in."""

from random import Random

from solver.timetable.neighbourhoods import Situation


def choose(situation: Situation, random: Random, size: int) -> set[str]:
    """Take people in a random order until there are enough sessions."""
    agendas: dict[str, set[str]] = {}
    for session in situation.problem.sessions:
        for person in session.people | ({session.chair} if session.chair else set()):
            agendas.setdefault(person, set()).add(session.id)
    agendas |= {f"interest {n}": set(wish.sessions) for n, wish in enumerate(situation.problem.interests)}
    placed = situation.plan.placements.keys()
    chosen: set[str] = set()
    for name in random.sample(sorted(agendas), len(agendas)):
        chosen |= agendas[name] & placed
        if len(chosen) >= size:
            break
    return set(sorted(chosen)[: size + size // 2])
