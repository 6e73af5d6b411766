"""A version and a selection in, bytes out: each export format is a file here that holds FORMAT and emit."""

from collections.abc import Callable
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from scheduler.feeds.selection import Selection, feed_paths
from scheduler.versions import Version

Emit = Callable[[Version, Selection], bytes]

__all__ = ["SERVED", "Emit", "Selection", "exporters", "feed_paths"]

# The formats that have an address: how it ends, and what it says it is.
SERVED = {
    "ics": (".ics", "text/calendar; charset=utf-8"),
    "jcal": (".jcal", "application/calendar+json; charset=utf-8"),
    "schedule-xml": (".xml", "application/xml; charset=utf-8"),
    "schedule-json": (".json", "application/json; charset=utf-8"),
    "schedule-json2": ("2.json", "application/json; charset=utf-8"),
}


@cache
def exporters() -> dict[str, Emit]:
    """Find the export formats: every module of this package that names its FORMAT, with its emit."""
    modules = [import_module(f"{__name__}.{info.name}") for info in iter_modules(__path__)]
    return {module.FORMAT: module.emit for module in modules if hasattr(module, "FORMAT")}
