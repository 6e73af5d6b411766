"""For the scorer: which submissions clash through people, and which hours do not suit whoever presents one."""

from tests.benchmarks._cosplib.workbook import DAY, Submission, Workbook


def hours_penalty(book: Workbook, submission: Submission, session: str) -> int:
    """Give what the hours of a session cost where the presenter is."""
    ahead, hours = submission.zone - book.zone, book.hours
    start, end = ((moment + ahead) % DAY for moment in (book.sessions[session].start, book.sessions[session].end))
    earliest, latest = hours.suit_less
    if start < earliest or end > latest or end < earliest:
        return hours.bad
    return hours.less if start < hours.suit[0] or end > hours.suit[1] else 0


def presenters_clash(book: Workbook, one: Submission, other: Submission) -> bool:
    """Tell whether somebody presents both, or one of them and chairs the other's track."""
    return bool(one.presenters & other.presenters) or _chairing(book, one, other, one.presenters, other.presenters)


def attendees_clash(book: Workbook, one: Submission, other: Submission) -> bool:
    """Tell whether somebody attends one of them and attends or presents the other, or chairs its track."""
    attending = one.attendees & (other.attendees | other.presenters) or other.attendees & one.presenters
    return bool(attending) or _chairing(book, one, other, one.attendees, other.attendees)


def _chairing(
    book: Workbook, one: Submission, other: Submission, ones: frozenset[str], others: frozenset[str]
) -> bool:
    chairs = book.chairs
    return one.track != other.track and bool(ones & chairs[other.track] or others & chairs[one.track])
