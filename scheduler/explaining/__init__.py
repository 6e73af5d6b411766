"""Why there is no timetable, why a session is not in a place: asked of the solver, said in the conference's words."""

from scheduler.explaining.asking import explain, explain_placement
from scheduler.explaining.report import PlacementReport, Report

__all__ = ["PlacementReport", "Report", "explain", "explain_placement"]
