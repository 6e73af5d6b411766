"""Groups in which nobody meets anybody twice, where themes do not matter: the social golfer problem.

From the surest method to the most general: `blocks` makes schedules by algebra and once more inside the blocks of
those who have not met; `symmetry` asks for a schedule that repeats itself when people step around in cycles, so that
`annealing` has to find only its first rounds, or all of them where there is no symmetry. `schedule` tries all.
"""
