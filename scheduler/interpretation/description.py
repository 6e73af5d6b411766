"""Whether a conference describes its interpretation at all."""

from scheduler.conference import Conference
from scheduler.conference.interpretation import Budget


def is_described(conference: Conference) -> bool:
    """Tell whether a conference names teams, interpreters, requests for languages, or a budget for interpretation.

    Where it names none of them, its regimes say everything, as they did before there was more to say.
    """
    described = conference.interpretation
    return (
        bool(described.teams or described.interpreters or described.requests)
        or described.budget != Budget()
        or any(session.language_requests for session in conference.sessions)
    )
