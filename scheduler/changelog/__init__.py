"""What a version changes: as data, and in words in the six languages of the pages."""

from scheduler.changelog.change_list import ChangeList, change_list
from scheduler.changelog.difference import ASPECTS, Aspect, Difference, Told, differences

__all__ = ["ASPECTS", "Aspect", "ChangeList", "Difference", "Told", "change_list", "differences"]
