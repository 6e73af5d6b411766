"""Moments as the database gives them back."""

import datetime as dt


def utc(moment: dt.datetime) -> dt.datetime:
    """Give a moment its zone: SQLite keeps none, and what the store writes is UTC."""
    return moment.astimezone(dt.UTC) if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
