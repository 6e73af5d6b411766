"""The booth plan: which team interprets what, when and where, and who sits where. Pure: no files, no clock."""

from scheduler.booth_plan.making import booth_plan
from scheduler.booth_plan.plan import Assignment, Booth, BoothPlan, Duty, Interpreted, Named

__all__ = ["Assignment", "Booth", "BoothPlan", "Duty", "Interpreted", "Named", "booth_plan"]
