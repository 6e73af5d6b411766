"""The names of the tables in the search's one array.

`m[m[SEAT] + person * m[COLUMNS] + number]` reads as seat[person, number].
"""

KINDS = 5  # of costs: wishes, repeats, shares, channels, moved
BROKEN = KINDS  # the last of the totals: how much of what is hard is broken
TOTAL_COUNT = KINDS + 1

(
    # Numbers
    NOBODY,  # -1; read from here, for what gets a constant is compiled again for it
    PEOPLE,
    GROUPS,
    ROUNDS,
    COLUMNS,  # rounds, and earlier rounds after them
    THEMES,
    PLACES,  # what a group can hold while plans are mended
    MOVERS,
    STEPS,  # of the move that is being made
    WIDTH_OPEN,
    WIDTH_WISHED,
    WIDTH_SIZES,
    WIDTH_SHARES,
    SETS,
    LANGUAGE_SETS,
    LISTS,
    # The costs of each kind and what is broken; their change by the move that was weighed last; those before a move
    TOTALS,
    CHANGE,
    BEFORE,
    TRAIL,  # step x (person, round, source, target)
    # Who sits where, and who may
    SEAT,  # person x column: a group, a cell of an earlier round, or -1
    PLACE,  # person x round: their place among the members of their group
    MEMBER,  # group x place: a person
    OPEN,  # person x group / 64: bits
    FIRST,  # round: its first group; groups of a round, and of a theme in it, stand side by side
    THEME,  # group
    KIN,  # theme x round: its first group there
    KIN_COUNT,  # theme x round
    MATE_BEGINS,  # person x round
    MATE,  # people who sit where the person sits
    MOVER,  # the people of the seats that may move
    MOVER_ROUND,  # and their rounds
    # Sizes; sets of groups that are to be alike
    SIZE,  # group
    LEAST,  # group
    MOST,  # group
    ALIKE,  # group: its set, or -1
    SPREAD,  # set
    LOW,  # set: its smallest size
    HIGH,  # set: its largest size
    TIMES,  # set x size: how many of its groups have it
    # Sets of groups of which people sit in at most one; people who are apart
    SET_BEGINS,  # group
    SET,
    SET_KIND,  # group: equal where the sets are the same
    VISITS,  # person x set: how often they sit in it, far below zero for whoever may do so often
    APART_BEGINS,  # person x round
    APART,  # people
    # What a theme costs a person, and where less is charged
    PRICE,  # person x theme
    FREE_BEGINS,  # person
    FREE,  # groups
    REBATE,
    WISHED,  # person x place: the cheapest themes first, -1 where there are no more
    # What a pair pays that meets in two rounds
    PAYS,  # round x column
    # Shares of people with a value: one row for each round and value
    SHARE_COUNT,  # row x group
    SHARE_PEOPLE,  # row
    SHARE_THERE,  # row
    SHARE_PRICE,  # row
    SHARES,  # person x round x place: the rows in which they count, -1 where there are no more
    ROW_BEGINS,  # round
    ROW,
    # Languages: sets of them as bits, and how many people with each set sit in each group
    LANGUAGES,  # set
    HAS,  # person: their set, or -1
    TALLY,  # group x set
    NEED,  # group: languages beyond the first
    NEED_PRICE,  # group
    LIMIT_BEGINS,  # group
    LIMIT,
    LIMIT_MOST,  # limit
    LIMIT_USED,  # limit
    CHOSEN,  # depth of the search for languages: those that are chosen
    UNTRIED,  # depth: those that are still to be tried
    # Seats that people had, in one list for each demand
    HAD,  # list x person x round: a group, -1 for none, one that is not there for two
    LEFT,  # list x person: how many of them they have left
    MOVED,  # list: people who have left any
    MOVED_PRICE,  # list
    MOVED_MOST,  # list
    HEAD,
) = range(76)
