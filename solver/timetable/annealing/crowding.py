"""What meetings at the same moment cost: counts at every grid point, for each set of bodies that somebody follows."""

from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from solver.timetable.costs import CrowdingCost
from solver.timetable.demands import Said
from solver.timetable.forward.needs import Needs

Prices = NDArray[np.float64]


class Crowding:
    """Sessions that are in the same crowds are of one type; one price at a grid point serves all of them."""

    words: ClassVar[tuple[type[Said], ...]] = (CrowdingCost,)

    def __init__(self, needs: Needs, demands: list[Said]) -> None:
        self._needs = needs
        crowds = [demand for demand in demands if isinstance(demand, CrowdingCost)]
        member: dict[int, list[int]] = {}
        for number, crowd in enumerate(crowds):
            for name in crowd.sessions:
                member.setdefault(needs.number[name], []).append(number)
        signatures = sorted({tuple(own) for own in member.values()})
        types = {signature: number for number, signature in enumerate(signatures)}
        self._type = {session: types[tuple(own)] for session, own in member.items()}
        self._crowds = [np.array(signature) for signature in types]
        self._of_type = np.zeros((len(types), len(crowds)))
        for number, signature in enumerate(types):
            self._of_type[number, list(signature)] = 1.0
        self._dearer = _steps(crowds)
        self._count = np.zeros((len(crowds), needs.points), dtype=np.int64)
        self._rows = np.arange(len(crowds))[:, None]
        self._price = np.zeros((len(types), needs.points))
        self._renew(0, needs.points)

    def _renew(self, first: int, end: int) -> None:
        one_more = self._dearer[self._rows, self._count[:, first:end]]
        self._price[:, first:end] = self._of_type @ one_more

    def _change(self, session: int, start: int, by: int) -> None:
        kind = self._type.get(session)
        if kind is None:
            return
        first = self._needs.point(start)
        end = first + self._needs.points_of[session]
        self._count[self._crowds[kind], first:end] += by
        self._renew(first, end)

    def put(self, session: int, start: int, room: int | None) -> None:
        """Count a session that is placed."""
        self._change(session, start, 1)

    def take_out(self, session: int, start: int, room: int | None) -> None:
        """Count a session no more."""
        self._change(session, start, -1)

    def add_prices(self, session: int, prices: Prices) -> None:
        """Add to the price of each start what the session would cost in its crowds."""
        kind = self._type.get(session)
        if kind is not None:
            sums = np.concatenate(([0.0], np.cumsum(self._price[kind])))
            first = self._needs.first_points[session]
            prices += sums[first + self._needs.points_of[session]] - sums[first]


def _steps(crowds: list[CrowdingCost]) -> Prices:
    """Give for each crowd and number of meetings what one meeting more costs."""
    most = max((len(crowd.sessions) for crowd in crowds), default=0) + 1
    steps = np.zeros((len(crowds), most))
    for number, crowd in enumerate(crowds):
        prices = [crowd.price(at_once) for at_once in range(most + 1)]
        steps[number] = crowd.weight * np.diff(np.array(prices, dtype=np.float64))
    return steps
