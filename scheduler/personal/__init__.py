"""What concerns one person: seats in groups, assignments in booths, sessions that were chosen, and who may see it."""

from scheduler.personal.entries import NOBODY, Personal, State, follow
from scheduler.personal.notices import Named, PersonalNotice, Sitting, What, told

__all__ = ["NOBODY", "Named", "Personal", "PersonalNotice", "Sitting", "State", "What", "follow", "told"]
