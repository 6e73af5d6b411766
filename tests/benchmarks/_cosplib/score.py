"""The sixteen weighted penalties of CoSPLib, counted from a solution; nothing here knows our problem.

What each counts follows the library's own checker (ahmedkheiri/CoSPLib, Solver/solution.py). Its README says what is
meant, but not how it is counted; where the two can be read differently:
- a submission of several time slots is charged for its session, its room and its hours once for each of them;
- hours are those of the whole session, not of the submission's own slots, and of the clock alone, without the date;
- tracks are charged by blocks (a session in a room): two blocks of one track against one of a similar track are two;
- a track is consecutive if it has a block in every session, by their order in the sheet, from its first to its last:
  nights do not interrupt it, and however many gaps there are, it is one violation;
- an order is the place among all submissions of the track, session by session, room by room, slot by slot; besides,
  two ordered submissions of one track in one time slot are a violation;
- presenters clash with each other, and with the chairs of other tracks; attendees with each other, with presenters
  and with the chairs of other tracks; at the level of sessions only if they are in different rooms.
"""

from collections.abc import Callable, Iterator
from itertools import combinations

from tests.benchmarks._cosplib.clashes import attendees_clash, hours_penalty, presenters_clash
from tests.benchmarks._cosplib.solution import Block, Solution, faults
from tests.benchmarks._cosplib.workbook import Submission, Workbook


class Score:
    """One solution before its workbook. Raises ValueError if it is no solution."""

    def __init__(self, book: Workbook, solution: Solution) -> None:
        if found := sorted(faults(book, solution)):
            raise ValueError("; ".join(found))
        self._book, self._tracks, self._slots = book, solution.tracks, solution.slots
        self._sessions, self._rooms = list(book.sessions), list(book.rooms)

    def total(self) -> int:
        """Give the value of the solution."""
        return sum(self._book.weights[name] * amount for name, amount in self.amounts().items())

    def amounts(self) -> dict[str, int]:
        """Give what each penalty counts, before its weight; one that weighs nothing is not counted."""
        return {name: count(self) for name, count in PENALTIES.items() if self._book.weights[name]}

    # Where tracks and submissions are

    def track_session(self) -> int:
        return sum(self._book.track_session.get((track, session), 0) for (session, _), track in self._tracks.items())

    def track_room(self) -> int:
        return sum(self._book.track_room.get((track, room), 0) for (_, room), track in self._tracks.items())

    def session_room(self) -> int:
        return sum(self._book.session_room.get(block, 0) for block in self._tracks)

    def submission_session(self) -> int:
        return sum(
            self._book.submission_session.get((s.name, session), 0) for s, (session, _), _ in self._presented()
        )

    def submission_room(self) -> int:
        return sum(self._book.submission_room.get((s.name, room), 0) for s, (_, room), _ in self._presented())

    def zones(self) -> int:
        return sum(
            hours_penalty(self._book, submission, session) for submission, (session, _), _ in self._presented()
        )

    # What tracks are to each other and to themselves

    def similar(self) -> int:
        return sum(self._book.similar.get((a, b), self._book.similar.get((b, a), 0)) for a, b in self._beside())

    def chairs(self) -> int:
        chairs = self._book.chairs
        return sum(one != other and bool(chairs[one] & chairs[other]) for one, other in self._beside())

    def rooms_of_track(self) -> int:
        return sum(len({room for _, room in blocks}) - 1 for blocks in self._blocks().values())

    def parallel(self) -> int:
        return sum(len(blocks) - len({session for session, _ in blocks}) for blocks in self._blocks().values())

    def consecutive(self) -> int:
        gaps = 0
        for blocks in self._blocks().values():
            used = {self._sessions.index(session) for session, _ in blocks}
            gaps += len(used) != max(used) - min(used) + 1
        return gaps

    def order(self) -> int:
        places: dict[str, list[str]] = {}
        at_once: dict[tuple[str, int], dict[str, Submission]] = {}
        for submission, (session, _), slot in self._presented():
            at_once.setdefault((session, slot), {})[submission.name] = submission
            if submission.name not in places.setdefault(submission.track, []):
                places[submission.track].append(submission.name)
        asked = [(self._book.submissions[n].order, p) for names in places.values() for p, n in enumerate(names, 1)]
        clashing = sum(
            one.track == other.track and bool(one.order and other.order)
            for group in at_once.values()
            for one, other in combinations(group.values(), 2)
        )
        return clashing + sum(order not in (0, place) for order, place in asked)

    # Who cannot be in two places

    def presenters(self) -> int:
        return self._in_one_session(presenters_clash)

    def attendees(self) -> int:
        return self._in_one_session(attendees_clash)

    def presenters_at_once(self) -> int:
        return self._at_once(presenters_clash)

    def attendees_at_once(self) -> int:
        return self._at_once(attendees_clash)

    # Views

    def _blocks(self) -> dict[str, list[Block]]:
        found: dict[str, list[Block]] = {}
        for block, track in self._tracks.items():
            found.setdefault(track, []).append(block)
        return found

    def _beside(self) -> Iterator[tuple[str, str]]:
        """Give the tracks of each two blocks of one session."""
        for session in self._sessions:
            yield from combinations([track for (where, _), track in self._tracks.items() if where == session], 2)

    def _presented(self) -> Iterator[tuple[Submission, Block, int]]:
        """Give each submission with each of its time slots: session by session, room by room, slot by slot."""
        for block in ((session, room) for session in self._sessions for room in self._rooms):
            for slot, name in enumerate(self._slots.get(block, ())):
                if name is not None:
                    yield self._book.submissions[name], block, slot

    def _in_one_session(self, clash: Callable[[Workbook, Submission, Submission], bool]) -> int:
        blocks = {submission.name: (submission, block) for submission, block, _ in self._presented()}
        return sum(
            here[0] == there[0] and here[1] != there[1] and clash(self._book, one, other)
            for (one, here), (other, there) in combinations(blocks.values(), 2)
        )

    def _at_once(self, clash: Callable[[Workbook, Submission, Submission], bool]) -> int:
        running: dict[tuple[str, int], list[Submission]] = {}
        for submission, (session, _), slot in self._presented():
            running.setdefault((session, slot), []).append(submission)
        return sum(clash(self._book, *pair) for group in running.values() for pair in combinations(group, 2))


PENALTIES: dict[str, Callable[[Score], int]] = {
    "Tracks_Sessions|Penalty": Score.track_session,
    "Tracks_Rooms|Penalty": Score.track_room,
    "Sessions_Rooms|Penalty": Score.session_room,
    "Similar Tracks": Score.similar,
    "Number of Rooms per Track": Score.rooms_of_track,
    "Parallel Tracks": Score.parallel,
    "Consecutive Tracks": Score.consecutive,
    "Submissions_Timezones": Score.zones,
    "Submissions Order": Score.order,
    "Submissions_Sessions|Penalty": Score.submission_session,
    "Submissions_Rooms|Penalty": Score.submission_room,
    "Presenters Conflicts": Score.presenters,
    "Attendees Conflicts": Score.attendees,
    "Chairs Conflicts": Score.chairs,
    "Presenters Conflicts Timeslot Level": Score.presenters_at_once,
    "Attendees Conflicts Timeslot Level": Score.attendees_at_once,
}
