"""The words that the compiled search has tables for: asked before anything is compiled, which takes a moment."""

from solver.timetable.costs import (
    CloseCost,
    CrowdingCost,
    DistinctRoomsCost,
    FewSpansCost,
    IsolatedCost,
    LonelyCost,
    LongRunsCost,
    PairCost,
    RoomPairCost,
    ScatteredCost,
    TogetherCost,
)
from solver.timetable.decisions import Decisions
from solver.timetable.demands import Apart, AtMost, Before, NeverTogether

KNOWN = (
    NeverTogether,
    Before,
    CloseCost,
    PairCost,
    TogetherCost,
    FewSpansCost,
    IsolatedCost,
    LonelyCost,
    LongRunsCost,
    DistinctRoomsCost,
    Apart,
    AtMost,
    CrowdingCost,
    ScatteredCost,
    RoomPairCost,
)


NOT_AT_FIRST = (Apart, AtMost)  # are kept once they hold, but ejections do not see them
FEWEST_SESSIONS = 15  # fewer are searched as well without it, and nothing has to be compiled


def is_worth_it(decide: Decisions) -> bool:
    """Tell whether a problem is for the compiled search: large enough, all said in its words, nothing published."""
    sessions, published = decide.problem.sessions, decide.problem.published
    if len(sessions) < FEWEST_SESSIONS or published or any(decide.teams(session.id) for session in sessions):
        return False
    return all(isinstance(demand, KNOWN) for demand in decide.demands)


def can_begin(decide: Decisions) -> bool:
    """Tell whether the compiled search is also one for a first plan."""
    return is_worth_it(decide) and not any(isinstance(demand, NOT_AT_FIRST) for demand in decide.demands)
