"""The conferences and meetings that OptaPlanner and Timefold plan as examples: read, judged and mapped."""
