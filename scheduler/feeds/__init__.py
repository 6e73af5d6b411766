"""A version and a selection in, bytes out: each export format is a file here that holds FORMAT and emit."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from scheduler.feeds.selection import Selection, feed_paths
from scheduler.versions import Version

Emit = Callable[[Version, Selection], bytes]

__all__ = ["SERVED", "Emit", "Selection", "exporters", "feed_paths"]


@dataclass(frozen=True)
class Served:
    """How a format stands on the web: each feed with an ending of its own, or the programme under one name."""

    media_type: str
    suffix: str = ""
    name: str = ""


SERVED = {
    "ics": Served("text/calendar; charset=utf-8", suffix=".ics"),
    "jcal": Served("application/calendar+json; charset=utf-8", suffix=".jcal"),
    "schedule-xml": Served("application/xml; charset=utf-8", name="schedule.xml"),
    "schedule-json": Served("application/json; charset=utf-8", name="schedule.json"),
    "schedule-json2": Served("application/json; charset=utf-8", name="schedule2.json"),
}


@cache
def exporters() -> dict[str, Emit]:
    """Find the export formats: every module of this package that names its FORMAT, with its emit."""
    modules = [import_module(f"{__name__}.{info.name}") for info in iter_modules(__path__)]
    return {module.FORMAT: module.emit for module in modules if hasattr(module, "FORMAT")}
