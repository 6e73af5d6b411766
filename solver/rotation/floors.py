"""What each rule costs at least, whatever rotation is chosen: no plan is below, and the least plan may be above."""

from collections.abc import Sequence

from solver.rotation.arrays import Arrays
from solver.rotation.bounds.languages import fewest_channels
from solver.rotation.bounds.moves import fewest_moves
from solver.rotation.bounds.repeats import fewest_repeats
from solver.rotation.bounds.shares import least_share_cost
from solver.rotation.bounds.themes import least_theme_cost
from solver.rotation.decisions import Decisions
from solver.rotation.demands import ChannelCost, Cost, MoveCost, RepeatCost, ShareCost, ThemeCost


def floors(decide: Decisions) -> dict[str, int]:
    """Give for each rule that names costs a cost, units x weight, which no rotation is below.

    The floors of several rules add up to a floor of their sum.
    """
    arrays = Arrays(decide)
    by_rule: dict[str, list[Cost]] = {}
    for demand in decide.demands:
        if isinstance(demand, Cost):
            by_rule.setdefault(demand.rule, []).append(demand)
    return {rule: _floor(arrays, costs) for rule, costs in sorted(by_rule.items())}


def _floor(arrays: Arrays, costs: Sequence[Cost]) -> int:
    """Add up the floors of a rule's costs; those of themes are one, as people compete for them."""
    themes = [each for each in costs if isinstance(each, ThemeCost)]
    total = themes[0].weight * least_theme_cost(arrays, themes) if themes else 0
    for each in costs:
        match each:
            case RepeatCost():
                total += each.weight * fewest_repeats(arrays, each)
            case ChannelCost():
                total += each.weight * fewest_channels(arrays, each)
            case ShareCost():
                total += each.weight * least_share_cost(arrays, each)
            case MoveCost():
                total += each.weight * fewest_moves(arrays, each)
            case ThemeCost():
                pass
    return total
