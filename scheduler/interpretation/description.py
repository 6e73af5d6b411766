"""Whether a conference describes its interpretation at all."""

from scheduler.conference import Conference


def is_described(conference: Conference) -> bool:
    """Tell whether a conference names teams, interpreters, requests for languages, or a budget for interpretation.

    Where it names none of them, its regimes say everything, as they did before there was more to say.
    """
    described, budget = conference.interpretation, conference.interpretation.budget
    return (
        bool(described.teams or described.interpreters or described.requests)
        or any(limit is not None for limit in (budget.statutory_money, budget.money, budget.assignments))
        or any(session.language_requests for session in conference.sessions)
    )
