"""What the organizer wishes for a group of sessions (A)."""

from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from typing import ClassVar

from solver.result import Violation
from solver.rule import Level
from solver.timetable.decisions import Decisions
from solver.timetable.groupings import Group
from solver.timetable.plan import Plan
from solver.timetable.problem import Problem
from solver.timetable.rule import TimetableRule
from solver.timetable.values import Day, Span


class GroupWishes(TimetableRule):
    """What is wished for a group of sessions is granted as far as it can be.

    A group with a weight is a wish; each unit costs its weight. Units are: each room beyond the first; each pair
    not on one day, on one day, or closer than the gap; each session but one that does not follow another of the
    group within the gap; each day short of the limit; each session, those at the same hours counted once, with no
    other of the day within the gap of it; at each step of the grid, each session beyond the limit.

    Holds:  two workshops that better be on one day, with weight 3, are on Tuesday.
    Broken: two workshops that better be on one day, with weight 3, are on Tuesday and on Wednesday: three units.
    """

    level: ClassVar[Level] = Level.PREFERENCE
    source: ClassVar[str] = "the organizer's groups; A"

    def check(self, problem: Problem, plan: Plan) -> Iterator[Violation]:
        for group in problem.groups:
            placed = sorted(session for session in group.sessions if session in plan.placements)
            if group.weight is None or not placed:
                continue
            units = self._units(problem, plan, group, placed)
            if units * group.weight:
                text = f"{group.id} is not granted: {group.rule}, {units} units of weight {group.weight}"
                yield self.broken(*placed, text=text, amount=units * group.weight)

    def _units(self, problem: Problem, plan: Plan, group: Group, placed: list[str]) -> int:
        pairs = list(combinations(placed, 2))
        if group.rule == "same-room":
            return max(0, len({plan.placements[s].room for s in placed} - {None}) - 1)
        if group.rule == "same-day":
            return sum(not self._on_one_day(problem, plan, *pair) for pair in pairs)
        if group.rule == "different-days":
            return sum(self._on_one_day(problem, plan, *pair) for pair in pairs)
        if group.rule == "spread":
            return sum(self._gap(problem, plan, *pair) < group.gap for pair in pairs)
        if group.rule == "consecutive":
            return sum(not self._follows(problem, plan, group, s, placed) for s in placed) - 1
        if group.rule == "enough-days":
            days = sum(bool(self._hours(problem, plan, day, placed)) for day in problem.days)
            return max(0, group.limit - days) if days else 0
        if group.rule == "compact":
            return sum(self._left_alone(group, self._hours(problem, plan, day, placed)) for day in problem.days)
        running: dict[int, int] = {}
        for session in placed:
            start = plan.placements[session].start
            for moment in range(start, start + problem.session[session].duration):
                if moment % problem.step == 0:
                    running[moment] = running.get(moment, 0) + 1
        return sum(max(0, number - group.limit) for number in running.values())

    def _on_one_day(self, problem: Problem, plan: Plan, one: str, other: str) -> bool:
        start, other_start = plan.placements[one].start, plan.placements[other].start
        return any(day.start <= start < day.end and day.start <= other_start < day.end for day in problem.days)

    def _gap(self, problem: Problem, plan: Plan, one: str, other: str) -> int:
        start, other_start = plan.placements[one].start, plan.placements[other].start
        after = other_start - start - problem.session[one].duration
        before = start - other_start - problem.session[other].duration
        return max(after, before)

    def _follows(self, problem: Problem, plan: Plan, group: Group, session: str, placed: list[str]) -> bool:
        start = plan.placements[session].start
        ends = [plan.placements[s].start + problem.session[s].duration for s in placed if s != session]
        return any(end <= start <= end + group.gap for end in ends)

    def _hours(self, problem: Problem, plan: Plan, day: Day, placed: list[str]) -> set[tuple[int, int]]:
        starts = {session: plan.placements[session].start for session in placed}
        return {
            (start, start + problem.session[session].duration)
            for session, start in starts.items()
            if day.start <= start < day.end
        }

    def _left_alone(self, group: Group, hours: set[tuple[int, int]]) -> int:
        def near(end: int, start: int) -> bool:
            return end <= start <= end + group.gap

        return sum(
            not any(near(end, other_start) or near(other_end, start) for other_start, other_end in hours)
            for start, end in hours
        )

    def post(self, problem: Problem, decide: Decisions) -> None:
        wishes = Counter[Group]()
        for group in problem.groups:
            if group.weight is not None:
                wishes[group.model_copy(update={"id": "", "weight": 0})] += group.weight
        for wish, weight in wishes.items():
            self._post_wish(problem, decide, wish, weight)

    def _post_wish(self, problem: Problem, decide: Decisions, group: Group, weight: int) -> None:
        days = [Span(start=day.start, end=day.end) for day in problem.days]
        if group.rule == "same-room":
            decide.distinct_rooms_cost(group.sessions, weight)
        elif group.rule == "consecutive":
            decide.not_in_a_row_cost(group.sessions, group.gap, weight)
        elif group.rule == "enough-days":
            decide.few_spans_cost(group.sessions, days, group.limit, weight)
        elif group.rule == "compact":
            for day in days:
                decide.isolated_cost(group.sessions, day, group.gap, weight)
        elif group.rule == "at-most-in-parallel":
            decide.crowding_cost(group.sessions, lambda at_once: weight * max(0, at_once - group.limit))
        else:
            self._post_pairs(problem, decide, group, weight)

    def _post_pairs(self, problem: Problem, decide: Decisions, group: Group, weight: int) -> None:
        days = [(day.start, day.end) for day in problem.days]

        def that_day(start: int) -> tuple[int, int]:
            return next(((begin, end) for begin, end in days if begin <= start < end), (start, start))

        def earlier(start: int) -> tuple[int, int]:
            return min(begin for begin, _ in days), that_day(start)[0]

        def later(start: int) -> tuple[int, int]:
            return that_day(start)[1], max(end for _, end in days)

        for one, other in combinations(sorted(group.sessions), 2):
            if group.rule == "different-days":
                decide.pair_cost(one, other, that_day, weight)
            elif group.rule == "same-day":
                decide.pair_cost(one, other, earlier, weight)
                decide.pair_cost(one, other, later, weight)
            else:
                before = problem.session[other].duration + group.gap - 1
                after = problem.session[one].duration + group.gap

                def near(start: int, before: int = before, after: int = after) -> tuple[int, int]:
                    return start - before, start + after

                decide.pair_cost(one, other, near, weight)
