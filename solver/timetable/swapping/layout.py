"""The names of the tables in the search's one array.

`m[m[HOLDS] + slot * m[ROOMS] + room]` reads as holds[slot, room]. A table whose name ends in BEGINS says where the
lists of the next one begin.
"""

(
    # Numbers
    NOBODY,  # -1; read from here, for what gets a constant is compiled again for it
    SESSIONS,
    SLOTS,
    ROOMS,  # with one of its own, behind the real ones, for each session that needs none
    REAL_ROOMS,
    ROOMS_MATTER,  # whether rooms have prices
    ROOM_PAIRS,  # whether two sessions cost something by their rooms
    WIDTH_RISES,  # how many sessions may be counted in a cell, and one more
    DAYS,  # with one more, for slots of no day
    STRETCHES,
    WIDTH_STRETCHES,  # sets of stretches of a day
    WIDTH_DAYS,  # sets of days
    # Who is where
    SLOT,  # session: its slot, or -1
    ROOM,  # session
    HOLDS,  # slot x room: the session, or -1
    # Where a session may be, whoever is there
    OPEN_BEGINS,  # session
    OPEN,  # its slots
    IS_OPEN,  # session x slot
    FITTING_BEGINS,  # session
    FITTING,  # its rooms
    FITS,  # session x room
    CLOSED,  # session x slot x real room
    NEAR_BEGINS,  # slot
    NEAR,  # slots in which a room may not be held as well
    QUEUE,  # rooms from which a path to a free one is looked for
    COMES_FROM,  # room: the one before it on the path
    # Who must not run while whom
    CLASHES,  # session x slot: placed sessions in its way
    CLASH,  # session x session
    PARTNER_BEGINS,  # session
    PARTNER,
    OVERLAP_BEGINS,  # slot
    OVERLAPPING,  # slots
    OVERLAP,  # slot x slot
    # Who comes before whom
    BEGIN,  # slot: the minute
    ORDER_BEGINS,  # session
    ORDER_OTHER,
    ORDER_LEAST,  # minutes from the other's start to the session's own
    ORDER_MOST,
    # What a session costs in a slot, by itself and beside those that it is paired with
    PRICE,  # session x slot
    PAIR_BEGINS,  # session
    PAIR_OTHER,
    PAIR_WEIGHT,
    PAIR_RELATION,
    RELATED_BEGINS,  # relation x own slot
    RELATED,  # slots of the other that cost
    # What the days of a group cost
    STRETCH,  # slot: itself, or all slots of a day of which only matters whether it is used
    DAY,  # slot
    BIT,  # slot: the number of its stretch in its day
    GROUP_BEGINS,  # session
    GROUP,
    TABLE,  # group: its table of prices
    STRETCHES_PRICE,  # table x day x set of stretches in use
    DAYS_PRICE,  # table x set of days in use
    IN_STRETCH,  # group x stretch: how many
    USED_STRETCHES,  # group x day: bits
    USED_DAYS,  # group: bits
    # What rooms cost
    ROOM_PRICE,  # session x real room
    KEEPING_BEGINS,  # session
    KEEPING,  # groups that should keep one room
    KEEPING_WEIGHT,
    IN_ROOM,  # group x real room: how many
    USED_ROOMS,  # group: how many rooms
    # What sessions cost by their number
    COUNTED_BEGINS,  # session x slot
    COUNTED,  # cells in which it counts there
    CELL_RISES,  # cell: its row of rises
    RISES,  # row x number: what one more costs
    IN_CELL,  # cell: how many
    IN_SOURCE,  # cell: whether the session that is looked at counts there now
    # What two sessions cost by slots and rooms
    BESIDE_BEGINS,  # session
    BESIDE,  # the other, the weight, where its windows and its rooms begin, whether the session opens the window
    WINDOWS,  # table x slot of who opens: from which minute to which the other's start costs
    SHUNNING,  # table x room of who opens x room of the other
    # What it costs to leave a session out
    ABSENCE,
    # The chain that is looked at
    CHAIN,  # sessions
    IN_CHAIN,  # session
    HELD_HERE,  # room: who held it before
    HELD_THERE,
    # The best of a cooling
    BEST_SLOT,
    BEST_ROOM,
    TALLY,  # the change of the cost, now and at its best
    # Who waits for a place
    WAITING,
    WAITING_COUNT,
    PENALTY,  # session: what it is worth, and so how dear it is to eject it
    HEAD,
) = range(84)
