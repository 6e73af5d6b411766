"""Prices of rooms where rooms are only counted: one session at a time is at home, in the room that is its cheapest.

A relaxation that still knows who cannot stay at home: it bounds how many sessions change rooms in a repair. What a
session pays elsewhere is its next cheapest room, whether that is free or not.
"""

from solver.timetable.posting_rooms import one_at_a_time
from solver.timetable.variables import Literal, Variables


def price_homes(variables: Variables) -> None:
    """Charge every session at least its cheapest room, and the next one where it is not at home."""
    for session, at in variables.at.items():
        bill = variables.decide.room_costs.get(session, {})
        prices = {room: sum(bill.get(room, {}).values()) for room in variables.decide.rooms(session)}
        if not any(prices.values()):
            continue
        low, *dearer = sorted(prices.values())
        homes = [room for room, price in prices.items() if price == low]
        for literal in at.values():
            variables.charge(literal, low if len(homes) > 1 or not dearer else dearer[0])
        if len(homes) == 1 and dearer:
            _stay(variables, session, homes[0], dearer[0] - low)
    if variables.decide.turnover is not None:
        one_at_a_time(variables, variables.decide.turnover, variables.homes)


def _stay(variables: Variables, session: str, home: str, saved: int) -> None:
    own: dict[int, dict[str, Literal]] = {}
    for start, literal in variables.at[session].items():
        if variables.decide.open(session, start, home):
            staying = variables.model.new_bool_var(f"{session}@{start} at home")
            variables.model.add_implication(staying, literal)
            variables.charge(staying, -saved)
            own[start] = {home: staying}
    variables.homes[session] = own
