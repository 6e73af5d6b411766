"""A table for spreadsheets: UTF-8, a header, one line a session; a cell is never a formula."""

import csv
import io
from zoneinfo import ZoneInfo

from scheduler.feeds import words
from scheduler.feeds.formulas import harmless
from scheduler.feeds.selection import Selection
from scheduler.versions import Entry, Version

FORMAT = "csv"
_COLUMNS = (
    "session",
    "title",
    "kind",
    "body",
    "date",
    "start",
    "end",
    "time zone",
    "room",
    "building",
    "interpretation",
)


def emit(version: Version, selection: Selection) -> bytes:
    """Write the sessions of a selection that take place, in the order of time."""
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    for entry in version.programme:
        if selection.takes(entry, version):
            writer.writerow([harmless(cell) for cell in _row(version, entry)])
    return table.getvalue().encode()


def _row(version: Version, entry: Entry) -> tuple[str, ...]:
    conference, notice = version.conference, entry.notice
    zone = ZoneInfo(notice.time_zone)
    start, end = notice.start.astimezone(zone), notice.end.astimezone(zone)
    return (
        entry.session,
        words.spoken(notice.title, conference),
        notice.kind,
        words.spoken(notice.body_name, conference),
        f"{start:%Y-%m-%d}",
        f"{start:%H:%M}",
        f"{end:%H:%M}",
        notice.time_zone,
        words.spoken(notice.room_name, conference) or notice.room or "",
        words.spoken(notice.building, conference),
        " ".join(notice.interpretation),
    )
